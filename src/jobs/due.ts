import type { DueTimer } from '../engine/event.ts';
import type { Clock, Log } from '../runtime/ports.ts';

/** A timer that fell due, as storage leases it. */
export type DueRow = {
  readonly id: string;
  readonly conversation: string;
  readonly timer: DueTimer;
};

/** Timers as this job takes them: leased, then dropped once their event is played. */
export type DueRows = {
  claim(now: Date, limit: number): Promise<readonly DueRow[]>;
  drop(ids: readonly string[]): Promise<void>;
};

type Options = {
  readonly timers: DueRows;
  /** Plays an event on a conversation; resolves once it is committed, was before, or there is none left. */
  readonly play: (
    conversation: string,
    event: {
      readonly inboxId: string;
      readonly at: string;
      readonly happening: { readonly type: 'timer_due'; readonly timer: DueTimer };
    },
  ) => Promise<unknown>;
  /** Drops what was only kept for a while. */
  readonly sweep: (now: Date) => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
};

export type Due = {
  /** Plays what is due by now, and what falls due by that, until nothing is. */
  playDue(): Promise<void>;
  /** Takes no more, and resolves when what was taken is played. */
  stop(): Promise<void>;
};

const AT_ONCE = 500;
const EVERY_MS = 1000;
const SWEEP_MS = 3_600_000;

/**
 * Turns due rows into events, each second and when the clock jumps. An event's id comes from its row: a row
 * that comes back after a crash is played once.
 */
export function startDue(options: Options): Due {
  let running: Promise<void> = Promise.resolve();
  let isWaiting = false;
  let swept = options.clock.now();
  const playDue = () => {
    isWaiting = true;
    running = running.then(async () => {
      isWaiting = false;
      try {
        await playAll(options);
        swept = await sweepHourly(options, swept);
      } catch (error) {
        tell(options, 'due_failed', error);
      }
    });
    return running;
  };
  const ticking = setInterval(() => {
    if (!isWaiting) void playDue();
  }, EVERY_MS);
  return {
    playDue,
    async stop() {
      clearInterval(ticking);
      await running;
    },
  };
}

async function playAll(options: Options): Promise<void> {
  const { timers, clock } = options;
  for (;;) {
    const rows = await timers.claim(clock.now(), AT_ONCE);
    if (rows.length === 0) return;
    const played = await Promise.all(rows.map((row) => playRow(options, row)));
    await timers.drop(rows.filter((_, index) => played[index]).map(({ id }) => id));
  }
}

/** False when it could not be played: its lease runs out and it comes back. */
async function playRow(options: Options, { id, conversation, timer }: DueRow): Promise<boolean> {
  try {
    await options.play(conversation, {
      inboxId: `timer:${id}`,
      at: options.clock.now().toISOString(),
      happening: { type: 'timer_due', timer },
    });
    return true;
  } catch (error) {
    tell(options, 'timer_not_played', error);
    return false;
  }
}

/** Gives when it was last done. */
async function sweepHourly({ clock, sweep }: Options, last: Date): Promise<Date> {
  const now = clock.now();
  if (now.getTime() - last.getTime() < SWEEP_MS) return last;
  await sweep(now);
  return now;
}

function tell({ log }: Options, name: string, error: unknown): void {
  const what = error instanceof Error ? error.name : 'inconnu';
  log({ level: 'error', name, fields: { error: what } });
}
