/** Gives a place back. May be called twice. */
export type Release = () => void;

/** Places for uploads: so many at once, the others in the order in which they came. */
export type Slots = {
  /**
   * A place for `owner`, at once or in turn; null when they have theirs already, too many wait, the wait
   * is too long, or `signal` gave up.
   */
  take(owner: string, signal: AbortSignal): Promise<Release | null>;
};

type Options = {
  readonly atOnce: number;
  /** Places that one owner may hold or wait for. */
  readonly each: number;
  readonly waiting: number;
  readonly patienceMs: number;
};

type Waiter = (granted: boolean) => void;

export function createSlots({ atOnce, each, waiting, patienceMs }: Options): Slots {
  const queue = new Set<Waiter>();
  const held = new Map<string, number>();
  let taken = 0;

  function count(owner: string, by: 1 | -1): void {
    const now = (held.get(owner) ?? 0) + by;
    if (now > 0) held.set(owner, now);
    else held.delete(owner);
  }

  function passOn(): void {
    const next = queue.values().next();
    if (next.done) taken -= 1;
    else next.value(true);
  }

  /** A place that is given up goes straight to the next in line: nobody slips in between. */
  function inTurn(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter: Waiter = (granted) => {
        queue.delete(waiter);
        clearTimeout(patience);
        signal.removeEventListener('abort', giveUp);
        resolve(granted);
      };
      const giveUp = () => waiter(false);
      const patience = setTimeout(giveUp, patienceMs);
      signal.addEventListener('abort', giveUp);
      queue.add(waiter);
    });
  }

  async function enter(signal: AbortSignal): Promise<boolean> {
    if (taken >= atOnce) return queue.size < waiting && (await inTurn(signal));
    taken += 1;
    return true;
  }

  return {
    async take(owner, signal) {
      if (signal.aborted || (held.get(owner) ?? 0) >= each) return null;
      count(owner, 1);
      if (!(await enter(signal))) {
        count(owner, -1);
        return null;
      }
      let mine = true;
      return () => {
        if (!mine) return;
        mine = false;
        count(owner, -1);
        passOn();
      };
    },
  };
}
