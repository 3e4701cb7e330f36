import type { Handler } from './handler.ts';

/** Of two orders on one name the last one counts. */
export const armTimer: Handler<'arm_timer'> = ({ name, due, timer }, draft) => {
  draft.cancelled.delete(name);
  draft.armed.set(name, { name, due, timer });
};

export const cancelTimer: Handler<'cancel_timer'> = ({ name }, draft) => {
  draft.armed.delete(name);
  draft.cancelled.add(name);
};
