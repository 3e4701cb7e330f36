import { backOff, createPauses, type Pauses } from '../runtime/pause.ts';
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

type Tools = {
  readonly queue: OutboxQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly onSettled: () => void;
};

type Desk = Tools & {
  readonly pauses: Pauses;
  waiting: Outcome[];
  writing: Promise<void> | null;
  failures: number;
};

const LONGEST_WAIT_MS = 5000;

export function createSettling(tools: Tools): Settling {
  const pauses = createPauses(tools.clock);
  const desk: Desk = { ...tools, pauses, waiting: [], writing: null, failures: 0 };
  return {
    add(outcome) {
      desk.waiting.push(outcome);
      desk.writing ??= write(desk);
    },
    isBusy: () => desk.writing !== null,
    isStuck: () => desk.failures > 0,
    async stop() {
      pauses.stop();
      await desk.writing;
    },
  };
}

async function write(desk: Desk): Promise<void> {
  while (desk.waiting.length > 0) {
    const batch = desk.waiting;
    desk.waiting = [];
    await settle(desk, batch);
    if (desk.waiting.length > 0) desk.onSettled();
  }
  desk.writing = null;
  desk.onSettled();
}

/** Kept until it is written, for what was sent and not noted would be sent again. */
async function settle(desk: Desk, batch: readonly Outcome[]): Promise<void> {
  const { queue, clock, log, pauses } = desk;
  for (;;) {
    try {
      await queue.settle(batch, clock.now());
      desk.failures = 0;
      return;
    } catch (error) {
      desk.failures += 1;
      const fields = { failures: desk.failures, error: nameOf(error) };
      log({ level: 'error', name: 'outbox_not_settled', fields });
    }
    if (pauses.stopped()) return;
    await pauses.wait(backOff(desk.failures, LONGEST_WAIT_MS));
  }
}
