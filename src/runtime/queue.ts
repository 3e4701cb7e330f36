/** Runs tasks of one key after another, and those of different keys side by side. */
export type Queue = {
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  /** Resolves once nothing runs any more. */
  idle(): Promise<void>;
};

export function createQueue(): Queue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, task) {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(task, task);
      const tail = result.then(forget, forget);
      tails.set(key, tail);
      return result;

      function forget(): void {
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
