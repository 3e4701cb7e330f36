import type { ChannelName, ClaimedCall, OutboxQueue, OutboxRow } from '../runtime/ports.ts';
import type { Database } from './database.ts';
import type { Keyring } from './keyring.ts';
import { type ClaimRow, claim, nextCall, replay, settle } from './outboxStatements.ts';
import { places } from './sealed.ts';

/** How long a row is ours once claimed; then it may be claimed again. */
const LEASE_MS = 60_000;

/** A row that was given up, for `expliquer`: what it held stays sealed. */
export type DeadLetter = {
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly attempts: number;
  readonly problem: string | null;
  readonly at: string;
};

export type Outbox = OutboxQueue & {
  /** When the next row falls due or its lease ends; null when none waits. */
  nextDue(): Promise<Date | null>;
  /** The rows given up, oldest first. */
  dead(): Promise<readonly DeadLetter[]>;
  /** Sends rows again that were given up (all of them when `ids` is null); returns how many. */
  replay(ids: readonly string[] | null, now: Date): Promise<number>;
};

export function createOutbox(
  { run, prisma }: Pick<Database, 'run' | 'prisma'>,
  keyring: Keyring,
): { readonly outbox: Outbox; readonly written: () => void } {
  const callbacks = new Set<() => void>();
  const written = () => {
    for (const callback of callbacks) callback();
  };
  const outbox: Outbox = {
    claim: (now, limit) => claimAll(run, keyring, now, limit),
    async settle(outcomes, now) {
      if (outcomes.length > 0) await run(settle, [JSON.stringify(outcomes), now.toISOString()]);
    },
    onWritten(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    async nextDue() {
      const [row] = await run<{ readonly due: Date | null }>(nextCall, []);
      return row?.due ?? null;
    },
    dead: () => deadLetters(prisma),
    async replay(ids, now) {
      const rows = await run(replay, [now.toISOString(), ids && [...ids]]);
      if (rows.length > 0) written();
      return rows.length;
    },
  };
  return { outbox, written };
}

async function claimAll(
  run: Database['run'],
  keyring: Keyring,
  now: Date,
  limit: number,
): Promise<readonly ClaimedCall[]> {
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  const calls: ClaimedCall[] = [];
  for (let silenced = true; silenced && calls.length < limit; ) {
    const left = limit - calls.length;
    const rows = await run<ClaimRow>(claim, [now.toISOString(), left, until]);
    for (const { call, ...row } of rows) if (call !== null) calls.push(callOf(row, call, keyring));
    // A row that was withdrawn lets the next of its recipient come forward.
    silenced = rows.some(({ call }) => call === null);
  }
  return calls;
}

async function deadLetters(prisma: Database['prisma']): Promise<readonly DeadLetter[]> {
  const rows = await prisma.outbox.findMany({
    where: { deadAt: { not: null } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ id, conversationId, channel, attempts, problem, deadAt }) => ({
    id,
    conversation: conversationId,
    channel,
    attempts,
    problem,
    at: deadAt?.toISOString() ?? '',
  }));
}

function callOf(row: Omit<ClaimRow, 'call'>, call: string, keyring: Keyring): ClaimedCall {
  const { id, conversation, recipient, attempts, again } = row;
  keyring.take(row.keyId, row.wrapped);
  return {
    id,
    conversation,
    recipient,
    attempts,
    again,
    channel: channelOf(row.channel),
    speaker: speakerOf(row.speaker),
    call: keyring.open(places.call(id), call),
    due: row.due.toISOString(),
  };
}

const CHANNELS: readonly ChannelName[] = ['telegram', 'teams', 'terminal'];
const SPEAKERS: readonly OutboxRow['speaker'][] = ['bot', 'advisor', 'safety'];

function channelOf(name: string): ChannelName {
  const channel = CHANNELS.find((one) => one === name);
  if (!channel) throw new Error(`outbox row for an unknown channel: ${name}`);
  return channel;
}

function speakerOf(name: string): OutboxRow['speaker'] {
  const speaker = SPEAKERS.find((one) => one === name);
  if (!speaker) throw new Error(`outbox row of an unknown speaker: ${name}`);
  return speaker;
}
