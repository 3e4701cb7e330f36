import type { Handler } from './handler.ts';

/** Cancels a timer, even one that this turn armed. */
export const cancelTimer: Handler<'cancel_timer'> = ({ name }, draft) => {
  draft.armed.delete(name);
  draft.cancelled.add(name);
};
