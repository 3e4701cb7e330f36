import type { Clock } from '../../src/runtime/ports.ts';

/** A clock that a test moves by hand. */
export type HandClock = Clock & {
  /** Moves on, calling back all that falls due on the way, in order. */
  advance(ms: number): Promise<void>;
  /** How many callbacks are armed. */
  armed(): number;
};

export function createHandClock(start = '2026-03-02T09:00:00.000Z'): HandClock {
  let now = new Date(start).getTime();
  const armed = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => new Date(now),
    at(at, callback) {
      const one = { at: at.getTime(), callback };
      armed.add(one);
      return () => {
        armed.delete(one);
      };
    },
    armed: () => armed.size,
    async advance(ms) {
      const to = now + ms;
      for (;;) {
        const next = [...armed].filter(({ at }) => at <= to).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        armed.delete(next);
        now = Math.max(now, next.at);
        next.callback();
        await new Promise(setImmediate);
      }
      now = to;
    },
  };
}
