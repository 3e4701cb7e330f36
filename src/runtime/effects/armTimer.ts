import type { Handler } from './handler.ts';

/** Arms a timer. Of two orders on one name the last one counts. */
export const armTimer: Handler<'arm_timer'> = ({ name, due, timer }, draft) => {
  draft.cancelled.delete(name);
  draft.armed.set(name, { name, due, timer });
};
