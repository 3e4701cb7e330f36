/** One that waits for its turn in a group. */
export type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

export type GatherOptions<Item, Result> = {
  /** Groups that may be under way at the same time. */
  readonly lanes: number;
  readonly max: number;
  /** What two items of one group must not share. */
  readonly apart: (item: Item) => readonly string[];
  /** True for an item that goes in a group of its own. */
  readonly alone: (item: Item) => boolean;
  /** Settles every item of the group. What it throws rejects those that it left. */
  readonly run: (group: readonly Waiting<Item, Result>[]) => Promise<void>;
};

/**
 * Groups what waits while others are under way: no timer, so nothing is slower when there is little to do.
 * The order of items that share a key is kept.
 */
export function gather<Item, Result>(
  options: GatherOptions<Item, Result>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let busy = 0;
  let called = false;

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (called) return;
      called = true;
      queueMicrotask(() => {
        called = false;
        depart();
      });
    });

  function depart(): void {
    while (busy < options.lanes && waiting.length > 0) {
      const { group, rest } = choose(waiting, options);
      waiting = rest;
      busy += 1;
      void leave(group);
    }
  }

  async function leave(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      await options.run(group);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    busy -= 1;
    depart();
  }
}

function choose<Item, Result>(
  waiting: readonly Waiting<Item, Result>[],
  { max, apart, alone }: GatherOptions<Item, Result>,
): { group: Waiting<Item, Result>[]; rest: Waiting<Item, Result>[] } {
  const [first] = waiting;
  if (first && alone(first.item)) return { group: [first], rest: waiting.slice(1) };
  const taken = new Set<string>();
  const group: Waiting<Item, Result>[] = [];
  const rest: Waiting<Item, Result>[] = [];
  for (const one of waiting) {
    const keys = apart(one.item);
    const fits = group.length < max && !alone(one.item) && !keys.some((key) => taken.has(key));
    // Those left behind hold their keys too: a later one must not overtake them.
    for (const key of keys) taken.add(key);
    (fits ? group : rest).push(one);
  }
  return { group, rest };
}
