import type { Api } from 'grammy';
import { createPauses, type Pauses } from '../../runtime/pause.ts';
import type { Clock, Log } from '../../runtime/ports.ts';
import type { Intake } from './intake.ts';
import { createOffsets, type Offsets } from './offsets.ts';
import { createReach, type Reach } from './reach.ts';
import { ALLOWED_UPDATES } from './update.ts';

/** Long polling, running until it is stopped. */
export type Polling = {
  readonly reach: Reach;
  /** Ends the poll under way, waits for the turns in flight and confirms what they committed. */
  stop(): Promise<void>;
};

/** The connection that polls, apart from that of other calls so that it can be cut. */
export type PollingLine = { readonly api: Api; cut(): void };

/** How long Telegram holds a call when it has nothing for us, seconds. */
const HELD_SECONDS = 30;
const BATCH = 100;
/** While turns are in flight the same updates come back at once: ask again only after this. */
const IN_FLIGHT_MS = 100;

type Options = {
  readonly line: PollingLine;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
  readonly heldSeconds?: number;
};

type Loop = Options & {
  readonly offsets: Offsets;
  readonly pauses: Pauses;
  readonly reach: Reach;
  readonly inFlight: Set<Promise<void>>;
};

/**
 * Our own loop over `getUpdates`: updates run side by side, and the offset never passes one that is not
 * committed (grammY's loop confirms before the handler ran, its runner at fetch). Kill it anywhere: what was
 * not committed comes again.
 */
export function startPolling(options: Options): Polling {
  const loop: Loop = {
    ...options,
    offsets: createOffsets(),
    pauses: createPauses(options.clock),
    reach: createReach(options.log),
    inFlight: new Set(),
  };
  const running = run(loop);
  return {
    reach: loop.reach,
    async stop() {
      loop.pauses.stop();
      options.line.cut();
      await running;
      await options.intake.stop();
      await Promise.all(loop.inFlight);
      await confirm(loop);
    },
  };
}

async function run(loop: Loop): Promise<void> {
  const { offsets, pauses, inFlight } = loop;
  while (!pauses.stopped()) {
    for (const update of await fetchUpdates(loop)) {
      if (offsets.take(update.update_id)) take(loop, update);
    }
    if (inFlight.size > 0) await Promise.race([Promise.all(inFlight), pauses.wait(IN_FLIGHT_MS)]);
  }
}

async function fetchUpdates(loop: Loop) {
  const { line, offsets, pauses, reach, heldSeconds = HELD_SECONDS } = loop;
  const timeout = offsets.waiting() > 0 ? 0 : heldSeconds;
  try {
    const updates = await line.api.getUpdates({ ...position(loop), timeout, limit: BATCH });
    reach.up();
    return updates;
  } catch (error) {
    if (!pauses.stopped()) await pauses.wait(reach.down(error));
    return [];
  }
}

function take({ intake, offsets, inFlight }: Loop, update: { readonly update_id: number }): void {
  const done = intake
    .take(update)
    .then(
      () => offsets.committed(update.update_id),
      // Stopped before the commit: Telegram gives it again to whoever comes next.
      () => undefined,
    )
    .then(() => {
      inFlight.delete(done);
    });
  inFlight.add(done);
}

/** A courtesy at the end: what is committed need not come again. The inbox would refuse it anyway. */
async function confirm(loop: Loop): Promise<void> {
  const { offset } = position(loop);
  if (offset === undefined) return;
  await loop.line.api.getUpdates({ offset, timeout: 0, limit: 1 }).catch(() => undefined);
}

function position({ offsets }: Loop): {
  offset?: number;
  allowed_updates: typeof ALLOWED_UPDATES;
} {
  const offset = offsets.next();
  return { allowed_updates: ALLOWED_UPDATES, ...(offset === undefined ? {} : { offset }) };
}
