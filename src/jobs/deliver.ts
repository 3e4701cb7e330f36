import { backOff } from '../runtime/pause.ts';
import type {
  ChannelName,
  ClaimedCall,
  Clock,
  Log,
  Outcome,
  Sender,
  Sent,
  Undelivered,
} from '../runtime/ports.ts';

/** What delivering one row needs. */
export type Delivery = {
  /** A row of a channel that is not here is dead-lettered, and can be sent again once it is. */
  readonly senders: Readonly<Partial<Record<ChannelName, Sender>>>;
  readonly undelivered: Undelivered;
  readonly clock: Clock;
  readonly log: Log;
};

/** Failures after which a row is dead-lettered: some two hours, with the waits between. */
const FAILURES = 20;
const LONGEST_WAIT_MS = 10 * 60_000;
/** When the conversation could not be told, it is tried again after this. */
const NOT_TOLD_MS = 1000;

/**
 * Makes the call of one row, and gives what is to be written of it. What cannot be delivered is told to the
 * conversation before it is dead-lettered. Never throws.
 */
export async function deliver(row: ClaimedCall, delivery: Delivery): Promise<Outcome> {
  const { id } = row;
  if (row.again) delivery.log({ level: 'warn', name: 'outbox_maybe_twice', fields: { row: id } });
  const sent = await send(row, delivery);
  switch (sent.result) {
    case 'sent':
      return { id, result: 'sent', externalId: sent.externalId };
    case 'retry':
      return await sendAgain(row, sent, delivery);
    case 'blocked':
      return await bury(row, 'blocked', sent.reason, delivery);
    case 'refused':
      return await bury(row, 'dead', sent.reason, delivery);
  }
}

async function send(row: ClaimedCall, { senders, log }: Delivery): Promise<Sent> {
  const sender = senders[row.channel];
  if (!sender) return { result: 'refused', reason: 'no_such_channel' };
  try {
    return await sender.send(row);
  } catch (error) {
    const fields = { row: row.id, error: nameOf(error) };
    log({ level: 'error', name: 'outbox_sender_failed', fields });
    return { result: 'retry', afterMs: null, reason: 'sender_failed' };
  }
}

/** A platform that names its delay is not failing: only the other tries are counted. */
async function sendAgain(
  row: ClaimedCall,
  { afterMs, reason }: Extract<Sent, { readonly result: 'retry' }>,
  delivery: Delivery,
): Promise<Outcome> {
  const attempts = afterMs === null ? row.attempts + 1 : row.attempts;
  if (attempts >= FAILURES) return await bury(row, 'dead', reason, delivery);
  const fields = { row: row.id, channel: row.channel, attempts, reason };
  delivery.log({ level: 'warn', name: 'outbox_retry', fields });
  const waitMs = afterMs ?? backOff(attempts, LONGEST_WAIT_MS);
  return retry({ ...row, attempts }, waitMs, reason, delivery);
}

async function bury(
  row: ClaimedCall,
  why: 'blocked' | 'dead',
  reason: string,
  delivery: Delivery,
): Promise<Outcome> {
  const { undelivered, log } = delivery;
  try {
    await undelivered(row, why);
  } catch (error) {
    const fields = { row: row.id, error: nameOf(error) };
    log({ level: 'error', name: 'outbox_not_told', fields });
    return retry(row, NOT_TOLD_MS, 'not_told', delivery);
  }
  const fields = { row: row.id, channel: row.channel, why, reason };
  log({ level: why === 'dead' ? 'error' : 'info', name: 'outbox_dead', fields });
  return { id: row.id, result: 'dead', reason };
}

function retry(
  { id, attempts }: ClaimedCall,
  waitMs: number,
  reason: string,
  { clock }: Delivery,
): Outcome {
  const due = new Date(clock.now().getTime() + waitMs).toISOString();
  return { id, result: 'retry', due, attempts, reason };
}

/** The kind of an error only: its message may hold what people wrote. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
