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

type Loop = SendOutboxOptions & {
  readonly pauses: Pauses;
  readonly settling: Settling;
  readonly pacing: ReadonlyMap<string, Pace>;
  /** The calls on their way. */
  readonly way: Set<Promise<void>>;
  /** Who waits until the loop is idle. */
  readonly waiters: (() => void)[];
  looking: Promise<void> | null;
  isNudged: boolean;
};

/**
 * Sends the outbox: in order for each recipient, side by side for all, within the platforms' limits, again
 * after a failure. Nothing is claimed while the database does not take what became of earlier rows: they
 * would be sent twice.
 */
export function startSendOutbox(options: SendOutboxOptions): SendOutbox {
  const { queue, clock, log } = options;
  const loop: Loop = {
    ...options,
    pauses: createPauses(clock),
    settling: createSettling({ queue, clock, log, onSettled: () => nudge(loop) }),
    pacing: pacesOf(options),
    way: new Set(),
    waiters: [],
    looking: null,
    isNudged: false,
  };
  const look = () => nudge(loop);
  const forget = queue.onWritten(look);
  const ticking = setInterval(look, LOOK_MS);
  look();
  return {
    nudge: look,
    idle: () => new Promise((resolve) => nudge(loop, resolve)),
    stop() {
      clearInterval(ticking);
      forget();
      return end(loop);
    },
  };
}

function nudge(loop: Loop, tellIdle?: () => void): void {
  if (tellIdle) loop.waiters.push(tellIdle);
  loop.isNudged = true;
  loop.looking ??= look(loop);
}

async function look(loop: Loop): Promise<void> {
  const { pauses, settling, way, waiters, log } = loop;
  for (let failures = 0; loop.isNudged && !pauses.stopped(); ) {
    loop.isNudged = false;
    try {
      if (await fill(loop)) loop.isNudged = true;
      failures = 0;
    } catch (error) {
      failures += 1;
      loop.isNudged = true;
      log({ level: 'error', name: 'outbox_not_claimed', fields: { error: nameOf(error) } });
      await pauses.wait(backOff(failures, LONGEST_WAIT_MS));
    }
  }
  loop.looking = null;
  if (way.size === 0 && !settling.isBusy()) for (const tell of waiters.splice(0)) tell();
}

async function end({ pauses, looking, way, settling }: Loop): Promise<void> {
  pauses.stop();
  await looking;
  await Promise.all(way);
  await settling.stop();
}

/** Claims what there is room for; false when nothing was due, or there was no room. */
async function fill(loop: Loop): Promise<boolean> {
  const { queue, clock, settling, way } = loop;
  const room = ON_THEIR_WAY - way.size;
  if (room <= 0 || settling.isStuck()) return false;
  const rows = await queue.claim(clock.now(), room);
  for (const row of rows) {
    const done = send(loop, row).then(() => {
      way.delete(done);
    });
    way.add(done);
  }
  return rows.length > 0;
}

/** A row that a stop overtakes before its call is given back as it was. */
async function send(loop: Loop, row: ClaimedCall): Promise<void> {
  const { clock, pacing, pauses, settling } = loop;
  const waitMs = pacing.get(row.channel)?.book(row.recipient, clock.now().getTime()) ?? 0;
  if (waitMs > 0) await pauses.wait(waitMs);
  settling.add(pauses.stopped() ? giveBack(row, clock) : await deliver(row, loop));
}

function giveBack({ id, attempts }: ClaimedCall, clock: Clock): Outcome {
  return { id, result: 'retry', due: clock.now().toISOString(), attempts, reason: 'stopped' };
}

function pacesOf({ paces }: SendOutboxOptions): ReadonlyMap<string, Pace> {
  return new Map(Object.entries(paces).map(([channel, limits]) => [channel, createPace(limits)]));
}
