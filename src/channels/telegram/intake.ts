import type { Api } from 'grammy';
import type { Converse, Incoming } from '../../runtime/incoming.ts';
import { backOff, createPauses, type Pauses } from '../../runtime/pause.ts';
import type { Clock, Log } from '../../runtime/ports.ts';
import { createQueue, type Queue } from '../../runtime/queue.ts';
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

type Tools = {
  readonly bot: string;
  readonly api: Api;
  readonly converse: Converse;
  readonly clock: Clock;
  readonly log: Log;
};

type Desk = Tools & {
  readonly queue: Queue;
  readonly pauses: Pauses;
  /** Turns not committed yet, by update. */
  readonly inFlight: Map<number, Promise<void>>;
  /** Chats that were shown « is typing », until their turn ends. */
  readonly talking: Set<string>;
  readonly passedOver: Record<string, number>;
};

export function createIntake(tools: Tools): Intake {
  const desk: Desk = {
    ...tools,
    queue: createQueue(),
    pauses: createPauses(tools.clock),
    inFlight: new Map(),
    talking: new Set(),
    passedOver: {},
  };
  return {
    take: (raw) => take(desk, raw),
    passedOver: () => ({ ...desk.passedOver }),
    async stop() {
      desk.pauses.stop();
      await Promise.allSettled(desk.inFlight.values());
    },
  };
}

async function take(desk: Desk, raw: unknown): Promise<void> {
  const parsed = updateSchema.safeParse(raw);
  if (!parsed.success) return passOver(desk, 'unreadable_update');
  const { update_id: id } = parsed.data;
  const done =
    desk.inFlight.get(id) ?? handle(desk, parsed.data).finally(() => desk.inFlight.delete(id));
  desk.inFlight.set(id, done);
  return await done;
}

async function handle(desk: Desk, update: TelegramUpdate): Promise<void> {
  const { api, bot, clock } = desk;
  const inbound = readUpdate(update, { bot, at: clock.now().toISOString() });
  switch (inbound.kind) {
    case 'incoming':
      return await play(desk, inbound.incoming);
    case 'tap_on_chosen':
      return attempt(api.answerCallbackQuery(inbound.tap));
    case 'leave_group':
      passOver(desk, 'group');
      return attempt(api.leaveChat(inbound.chat));
    case 'passed_over':
      return passOver(desk, inbound.what);
  }
}

async function play(desk: Desk, incoming: Incoming): Promise<void> {
  const { chat } = incoming.address;
  if (isTalk(incoming) && !desk.talking.has(chat)) {
    desk.talking.add(chat);
    attempt(desk.api.sendChatAction(Number(chat), 'typing'));
  }
  try {
    await desk.queue.run(chat, () => commit(desk, incoming));
  } finally {
    desk.talking.delete(chat);
  }
}

async function commit({ converse, pauses, log }: Desk, incoming: Incoming): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    if (pauses.stopped()) throw new Error(`${incoming.inboxId} was not stored before the stop`);
    try {
      return await converse(incoming);
    } catch (error) {
      const what = error instanceof Error ? error.name : typeof error;
      log({ level: 'error', name: 'telegram_turn_not_stored', fields: { failures, error: what } });
      await pauses.wait(backOff(failures, LONGEST_WAIT_MS));
    }
  }
}

function passOver({ passedOver }: Desk, what: string): void {
  passedOver[what] = (passedOver[what] ?? 0) + 1;
}

/** True when the person waits for an answer, and likes to see that one is being written. */
function isTalk({ happening }: Incoming): boolean {
  return happening.type !== 'person_blocked' && happening.type !== 'message_edited';
}

/** Makes a call whose loss does no harm. */
function attempt(call: Promise<unknown>): void {
  call.catch(() => undefined);
}
