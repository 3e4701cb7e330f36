import type { Clock } from './ports.ts';

/** The longest wait that a timer of Node takes. */
const LONGEST_WAIT_MS = 2_147_483_647;

/** The clock of the wall. */
export function createRealClock(): Clock {
  return {
    now: () => new Date(),
    at: (at, callback) => waitFor(() => at.getTime() - Date.now(), callback),
  };
}

/** The clock of demo and tests: it runs with real time, and jumps ahead. */
export type JumpClock = Clock & {
  /** Jumps to an instant, stopping at every due row on the way. Jumps follow each other. */
  jumpTo(at: Date): Promise<void>;
  /** Jumps ahead by so many milliseconds. */
  advance(ms: number): Promise<void>;
};

/** Where due rows come from: what the clock must stop at. */
export type DueSource = {
  /** When the earliest row falls due; null when none waits. */
  nextDue(): Promise<Date | null>;
  /** Plays what is due by now, with all that follows from it, until nothing is. */
  playDue(): Promise<void>;
};

/**
 * Makes a clock that starts at `start` and jumps from due row to due row: a reminder that is due in three
 * weeks is played at its own moment. `source` may come later: it is asked for at each jump.
 */
export function createJumpClock(start: Date, source: () => DueSource | null): JumpClock {
  let ahead = start.getTime() - Date.now();
  let jumps: Promise<void> = Promise.resolve();
  const waiting = new Set<() => void>();
  const now = () => new Date(Date.now() + ahead);

  const jumpTo = (at: Date): Promise<void> => {
    jumps = jumps.then(
      () => jump(at),
      () => jump(at),
    );
    return jumps;
  };

  return {
    now,
    at(at, callback) {
      let forget = () => {};
      const arm = () => {
        forget();
        forget = waitFor(() => at.getTime() - now().getTime(), fire);
      };
      const fire = () => {
        waiting.delete(arm);
        callback();
      };
      waiting.add(arm);
      arm();
      return () => {
        waiting.delete(arm);
        forget();
      };
    },
    jumpTo,
    advance: (ms) => jumpTo(new Date(now().getTime() + ms)),
  };

  async function jump(to: Date): Promise<void> {
    const due = source();
    await due?.playDue();
    for (let last = -Infinity; ; ) {
      const next = (await due?.nextDue()) ?? null;
      // A row that stays due (its retry failed) must not hold the clock for ever.
      if (next === null || next > to || next.getTime() <= last) break;
      last = next.getTime();
      moveTo(next);
      await due?.playDue();
    }
    moveTo(to);
    await due?.playDue();
  }

  /** Never backwards: what has happened has happened. */
  function moveTo(at: Date): void {
    ahead = Math.max(ahead, at.getTime() - Date.now());
    for (const arm of [...waiting]) arm();
  }
}

/** Calls back once nothing is left to wait for; returns a function that forgets it. */
function waitFor(left: () => number, callback: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    const ms = left();
    timer =
      ms > LONGEST_WAIT_MS
        ? setTimeout(wait, LONGEST_WAIT_MS)
        : setTimeout(callback, Math.max(0, ms));
  };
  wait();
  return () => clearTimeout(timer);
}
