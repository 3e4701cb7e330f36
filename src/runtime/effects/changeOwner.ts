import type { Handler } from './handler.ts';

/** An advisor takes the conversation: what the robot had not said yet is withdrawn. */
export const changeOwner: Handler<'change_owner'> = ({ owner }, draft) => {
  if (owner !== null) draft.withdrawBotRows = true;
};
