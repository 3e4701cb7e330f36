/** A map that keeps the entries used last: at least `limit` of them, fewer than twice as many. */
export type Latest<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  clear(): void;
};

/** Two generations: what is used moves to the young one; when that is full, what stayed in the old one goes. */
export function createLatest<Value>(limit: number): Latest<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const keep = (key: string, value: Value): void => {
    young.set(key, value);
    if (young.size <= limit) return;
    old = young;
    young = new Map();
  };
  return {
    get(key) {
      const recent = young.get(key);
      if (recent !== undefined) return recent;
      const found = old.get(key);
      if (found !== undefined) keep(key, found);
      return found;
    },
    set: keep,
    clear() {
      young.clear();
      old.clear();
    },
  };
}
