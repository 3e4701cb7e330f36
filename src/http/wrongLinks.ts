/** Wrong links from one address, then nothing is looked up for it until the window ends. */
const TRIES = 30;
const WINDOW_MS = 10 * 60_000;

/** Addresses remembered at once: the oldest are forgotten first. */
const ADDRESSES = 10_000;

/** Counts links that did not open, by address. One for each kind of link. */
export type WrongLinks = {
  /** True when too many wrong links came from there: answer without looking. */
  isTired(address: string, now: Date): boolean;
  note(address: string, now: Date): void;
};

export function createWrongLinks({ tries = TRIES, addresses = ADDRESSES } = {}): WrongLinks {
  const counted = new Map<string, { count: number; readonly until: number }>();
  const current = (address: string, now: Date) => {
    const found = counted.get(address);
    return found && found.until > now.getTime() ? found : null;
  };
  return {
    isTired: (address, now) => (current(address, now)?.count ?? 0) >= tries,
    note(address, now) {
      const found = current(address, now);
      if (found) {
        found.count += 1;
        return;
      }
      counted.delete(address);
      counted.set(address, { count: 1, until: now.getTime() + WINDOW_MS });
      const oldest = counted.keys().next();
      if (counted.size > addresses && !oldest.done) counted.delete(oldest.value);
    },
  };
}
