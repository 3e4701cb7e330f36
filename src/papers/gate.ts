/** Lets a bounded number of jobs run together; the others wait their turn, in order. */
export type Gate = {
  /** Runs the job as soon as there is room. Gives what it gives; a job that fails leaves its room too. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** Jobs that run now, never more than the limit. */
  readonly running: number;
  /** Jobs that wait. */
  readonly waiting: number;
};

/** A gate for `limit` jobs at once, at least one. */
export function createGate(limit: number): Gate {
  if (!Number.isInteger(limit) || limit < 1) throw new Error(`gate: limit ${limit}, expected ≥ 1`);
  const queue: (() => void)[] = [];
  let running = 0;

  /** The room is handed over, never freed in between: nobody slips in before the first who waits. */
  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }

  async function enter(): Promise<void> {
    if (running < limit) running += 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
  }

  return {
    async run(job) {
      await enter();
      try {
        return await job();
      } finally {
        leave();
      }
    },
    get running() {
      return running;
    },
    get waiting() {
      return queue.length;
    },
  };
}
