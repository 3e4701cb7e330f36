/** Which updates may be confirmed to Telegram: asking for `next()` confirms all those before it. */
export type Offsets = {
  /** True when this update was not seen yet; it then waits for its commit. */
  take(update: number): boolean;
  committed(update: number): void;
  /** The lowest update not committed, else the one after the last; undefined before the first. */
  next(): number | undefined;
  /** How many updates wait for their commit. */
  waiting(): number;
};

/**
 * Keeps the offset of `getUpdates` behind the commits: turns end in any order, and no update is confirmed
 * before it is committed.
 */
export function createOffsets(): Offsets {
  const waiting = new Set<number>();
  const committed = new Set<number>();
  let highest: number | undefined;

  return {
    take(update) {
      if (waiting.has(update) || committed.has(update)) return false;
      // After a quiet week Telegram may number from a lower start: what comes then is new.
      const startsAgain = waiting.size === 0 && highest !== undefined && update < highest;
      highest = startsAgain ? update : Math.max(highest ?? update, update);
      waiting.add(update);
      return true;
    },
    committed(update) {
      if (!waiting.delete(update))
        throw new Error(`update ${update} was not waiting for its commit`);
      committed.add(update);
    },
    next() {
      if (highest === undefined) return undefined;
      const next = waiting.size > 0 ? Math.min(...waiting) : highest + 1;
      for (const update of committed) if (update < next) committed.delete(update);
      return next;
    },
    waiting: () => waiting.size,
  };
}
