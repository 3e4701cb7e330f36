import type { Clock } from '../ports.ts';

/** How long nothing must have come before the talk hears of what did, in milliseconds. */
const QUIET_MS = 3 * 60_000;

/** Waits until somebody has stopped sending: ten photos are one thank-you. Kept in memory only. */
export type Quiet = {
  /** Calls back once nothing more has happened on this link for a while. */
  stir(link: string, tell: () => void): void;
  /** It was told another way. */
  forget(link: string): void;
  /** Forgets all. */
  close(): void;
};

export function createQuiet(clock: Pick<Clock, 'now' | 'at'>): Quiet {
  const waiting = new Map<string, () => void>();
  const forget = (link: string) => {
    waiting.get(link)?.();
    waiting.delete(link);
  };
  return {
    stir(link, tell) {
      forget(link);
      const at = new Date(clock.now().getTime() + QUIET_MS);
      const stop = clock.at(at, () => {
        waiting.delete(link);
        tell();
      });
      waiting.set(link, stop);
    },
    forget,
    close() {
      for (const stop of waiting.values()) stop();
      waiting.clear();
    },
  };
}
