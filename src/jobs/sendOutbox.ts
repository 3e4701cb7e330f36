import { backOff, createPauses, type Pauses } from '../runtime/pause.ts';
import type { ChannelName, ClaimedCall, Clock, OutboxQueue, Outcome } from '../runtime/ports.ts';
import { type Delivery, deliver, nameOf } from './deliver.ts';
import { createPace, type Pace, type PaceLimits } from './pace.ts';
import { createSettling, type Settling } from './settling.ts';

export type SendOutboxOptions = Delivery & {
  readonly queue: OutboxQueue;
  /** How fast each platform may be called; one that is not here has no limit. */
  readonly paces: Readonly<Partial<Record<ChannelName, PaceLimits>>>;
};

/** The loop that empties the outbox. */
export type SendOutbox = {
  /** Looks at once for rows that are due. Commits nudge by themselves; jumps of the clock must. */
  nudge(): void;
  /** Resolves when nothing is due, nothing on its way, and all is settled. */
  idle(): Promise<void>;
  /** Claims no more, lets the calls on their way end, and settles them. */
  stop(): Promise<void>;
};

/** Calls on their way at one time; a claim never takes more than can leave within the lease. */
const ON_THEIR_WAY = 64;
/** Rows that fall due by themselves (retries) are looked for this often. */
const LOOK_MS = 1000;
const LONGEST_WAIT_MS = 5000;

/**
 * Sends the outbox: in order for each recipient, side by side for all, within the platforms' limits, again
 * after a failure. Nothing is claimed while the database does not take what became of earlier rows: they
 * would be sent twice.
 */
export function startSendOutbox(options: SendOutboxOptions): SendOutbox {
  const { queue, clock, log } = options;
  const pauses = createPauses(clock);
  const settling = createSettling({ queue, clock, log, onSettled: () => nudge() });
  const way = createWay(options, pauses, settling);
  const waiters: (() => void)[] = [];
  let looking: Promise<void> | null = null;
  let isNudged = false;

  const forget = queue.onWritten(nudge);
  const ticking = setInterval(nudge, LOOK_MS);
  nudge();
  return { nudge, idle, stop };

  function nudge(): void {
    isNudged = true;
    looking ??= look();
  }

  async function look(): Promise<void> {
    for (let failures = 0; isNudged && !pauses.stopped(); ) {
      isNudged = false;
      try {
        if (await way.fill()) isNudged = true;
        failures = 0;
      } catch (error) {
        failures += 1;
        isNudged = true;
        log({ level: 'error', name: 'outbox_not_claimed', fields: { error: nameOf(error) } });
        await pauses.wait(backOff(failures, LONGEST_WAIT_MS));
      }
    }
    looking = null;
    if (way.isEmpty() && !settling.isBusy()) for (const tell of waiters.splice(0)) tell();
  }

  function idle(): Promise<void> {
    return new Promise((resolve) => {
      waiters.push(resolve);
      nudge();
    });
  }

  async function stop(): Promise<void> {
    clearInterval(ticking);
    forget();
    pauses.stop();
    await looking;
    await way.emptied();
    await settling.stop();
  }
}

/** The calls on their way. */
type Way = {
  /** Claims what there is room for; false when nothing was due, or there was no room. */
  fill(): Promise<boolean>;
  isEmpty(): boolean;
  emptied(): Promise<void>;
};

function createWay(options: SendOutboxOptions, pauses: Pauses, settling: Settling): Way {
  const { queue, clock } = options;
  const paces = pacesOf(options);
  const calls = new Set<Promise<void>>();

  return {
    async fill() {
      const room = ON_THEIR_WAY - calls.size;
      if (room <= 0 || settling.isStuck()) return false;
      const rows = await queue.claim(clock.now(), room);
      for (const row of rows) follow(row);
      return rows.length > 0;
    },
    isEmpty: () => calls.size === 0,
    async emptied() {
      await Promise.all(calls);
    },
  };

  function follow(row: ClaimedCall): void {
    const done = send(row).then(() => {
      calls.delete(done);
    });
    calls.add(done);
  }

  /** A row that a stop overtakes before its call is given back as it was. */
  async function send(row: ClaimedCall): Promise<void> {
    const waitMs = paces.get(row.channel)?.book(row.recipient, clock.now().getTime()) ?? 0;
    if (waitMs > 0) await pauses.wait(waitMs);
    const outcome = pauses.stopped() ? giveBack(row, clock) : await deliver(row, options);
    settling.add(outcome);
  }
}

function giveBack({ id, attempts }: ClaimedCall, clock: Clock): Outcome {
  return { id, result: 'retry', due: clock.now().toISOString(), attempts, reason: 'stopped' };
}

function pacesOf({ paces }: SendOutboxOptions): ReadonlyMap<string, Pace> {
  return new Map(Object.entries(paces).map(([channel, limits]) => [channel, createPace(limits)]));
}
