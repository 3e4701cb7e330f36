import type { Clock } from './ports.ts';

/** Waits that a stop cuts short. */
export type Pauses = {
  /** Resolves after `ms`, or at once when stopped. */
  wait(ms: number): Promise<void>;
  stopped(): boolean;
  stop(): void;
};

export function createPauses(clock: Clock): Pauses {
  const wakes = new Set<() => void>();
  let stopped = false;
  return {
    wait(ms) {
      if (stopped) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          forget();
          wakes.delete(wake);
          resolve();
        };
        const forget = clock.at(new Date(clock.now().getTime() + ms), wake);
        wakes.add(wake);
      });
    },
    stopped: () => stopped,
    stop() {
      stopped = true;
      for (const wake of [...wakes]) wake();
    },
  };
}

/** How long to wait after the n-th failure in a row, from 1: a second, then twice as long each time. */
export function backOff(failures: number, longestMs: number): number {
  return Math.min(1000 * 2 ** Math.min(failures - 1, 20), longestMs);
}
