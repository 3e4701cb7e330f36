import type { Api } from 'grammy';
import type { Converse, Incoming } from '../../runtime/incoming.ts';
import { backOff, createPauses } from '../../runtime/pause.ts';
import type { Clock, Log } from '../../runtime/ports.ts';
import { createQueue } from '../../runtime/queue.ts';
import { readUpdate } from './inbound.ts';
import { type TelegramUpdate, updateSchema } from './update.ts';

/** Where updates come in, by polling or by webhook. */
export type Intake = {
  /**
   * Resolves once the update may be confirmed: its turn is committed, or it holds nothing for us. A turn
   * that could not be stored is tried again, the later ones of the same chat behind it. Rejects only when
   * the programme stops before the commit. The same update twice at once is one turn.
   */
  take(raw: unknown): Promise<void>;
  /** How many updates were passed over, by what they were. */
  passedOver(): Readonly<Record<string, number>>;
  /** Lets the turns in flight end, and tries none again. */
  stop(): Promise<void>;
};

const LONGEST_WAIT_MS = 10_000;

export function createIntake({
  bot,
  api,
  converse,
  clock,
  log,
}: {
  readonly bot: string;
  readonly api: Api;
  readonly converse: Converse;
  readonly clock: Clock;
  readonly log: Log;
}): Intake {
  const queue = createQueue();
  const talking = new Set<string>();
  const pauses = createPauses(clock);
  const inFlight = new Map<number, Promise<void>>();
  const passedOver: Record<string, number> = {};

  return {
    async take(raw) {
      const parsed = updateSchema.safeParse(raw);
      if (!parsed.success) return passOver('unreadable_update');
      const update = parsed.data;
      const known = inFlight.get(update.update_id);
      if (known) return await known;
      const done = handle(update).finally(() => inFlight.delete(update.update_id));
      inFlight.set(update.update_id, done);
      return await done;
    },
    passedOver: () => ({ ...passedOver }),
    async stop() {
      pauses.stop();
      await Promise.allSettled(inFlight.values());
    },
  };

  async function handle(update: TelegramUpdate): Promise<void> {
    const inbound = readUpdate(update, { bot, at: clock.now().toISOString() });
    switch (inbound.kind) {
      case 'incoming':
        return await play(inbound.incoming);
      case 'tap_on_chosen':
        return attempt(api.answerCallbackQuery(inbound.tap));
      case 'leave_group':
        passOver('group');
        return attempt(api.leaveChat(inbound.chat));
      case 'passed_over':
        return passOver(inbound.what);
    }
  }

  async function play(incoming: Incoming): Promise<void> {
    const { chat } = incoming.address;
    if (isTalk(incoming) && !talking.has(chat)) {
      talking.add(chat);
      attempt(api.sendChatAction(Number(chat), 'typing'));
    }
    try {
      await queue.run(chat, () => commit(incoming));
    } finally {
      talking.delete(chat);
    }
  }

  async function commit(incoming: Incoming): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      if (pauses.stopped()) throw new Error(`${incoming.inboxId} was not stored before the stop`);
      try {
        return await converse(incoming);
      } catch (error) {
        const what = error instanceof Error ? error.name : typeof error;
        log({
          level: 'error',
          name: 'telegram_turn_not_stored',
          fields: { failures, error: what },
        });
        await pauses.wait(backOff(failures, LONGEST_WAIT_MS));
      }
    }
  }

  function passOver(what: string): void {
    passedOver[what] = (passedOver[what] ?? 0) + 1;
  }
}

/** True when the person waits for an answer, and likes to see that one is being written. */
function isTalk({ happening }: Incoming): boolean {
  return happening.type !== 'person_blocked' && happening.type !== 'message_edited';
}

/** Makes a call whose loss does no harm. */
function attempt(call: Promise<unknown>): void {
  call.catch(() => undefined);
}
