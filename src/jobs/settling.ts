import { backOff, createPauses } from '../runtime/pause.ts';
import type { Clock, Log, OutboxQueue, Outcome } from '../runtime/ports.ts';
import { nameOf } from './deliver.ts';

/** Writes down what became of rows: those that come while a statement is under way leave together. */
export type Settling = {
  add(outcome: Outcome): void;
  /** True while something is not written yet. */
  isBusy(): boolean;
  /** True while the database does not take it. */
  isStuck(): boolean;
  /** Tries once more what is not written, and ends. */
  stop(): Promise<void>;
};

const LONGEST_WAIT_MS = 5000;

export function createSettling({
  queue,
  clock,
  log,
  onSettled,
}: {
  readonly queue: OutboxQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly onSettled: () => void;
}): Settling {
  const pauses = createPauses(clock);
  let waiting: Outcome[] = [];
  let writing: Promise<void> | null = null;
  let failures = 0;

  return {
    add(outcome) {
      waiting.push(outcome);
      writing ??= write();
    },
    isBusy: () => waiting.length > 0 || writing !== null,
    isStuck: () => failures > 0,
    async stop() {
      pauses.stop();
      await writing;
    },
  };

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await settle(batch);
      if (waiting.length > 0) onSettled();
    }
    writing = null;
    onSettled();
  }

  /** Kept until it is written, for what was sent and not noted would be sent again. */
  async function settle(batch: readonly Outcome[]): Promise<void> {
    for (;;) {
      try {
        await queue.settle(batch, clock.now());
        failures = 0;
        return;
      } catch (error) {
        failures += 1;
        const fields = { failures, error: nameOf(error) };
        log({ level: 'error', name: 'outbox_not_settled', fields });
      }
      if (pauses.stopped()) return;
      await pauses.wait(backOff(failures, LONGEST_WAIT_MS));
    }
  }
}
