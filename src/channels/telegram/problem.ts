import { GrammyError, HttpError } from 'grammy';
import type { Sent } from '../../runtime/ports.ts';

/**
 * What a failed call means for its outbox row. Reasons are names of ours: Telegram's descriptions may quote
 * the text that it refused, and a reason is stored and logged in clear.
 */
export function sentFromError(error: unknown): Sent {
  if (error instanceof GrammyError) return fromAnswer(error);
  if (error instanceof HttpError) return retry(null, reasonOfNetwork(error.error));
  throw error;
}

/** Refused for a while, by 429 or 401, these do not count as failures of the row: they name their own delay. */
const WRONG_TOKEN_WAIT_MS = 60_000;

function fromAnswer(error: GrammyError): Sent {
  const { error_code: code, description, parameters } = error;
  if (code === 429) return retry((parameters.retry_after ?? 1) * 1000, 'too_many_requests');
  if (code === 401 || code === 404) return retry(WRONG_TOKEN_WAIT_MS, 'wrong_token');
  if (code === 403) return { result: 'blocked', reason: 'blocked_by_person' };
  if (code === 400) return fromRefusal(description);
  if (code >= 500) return retry(null, `answered_${code}`);
  return { result: 'refused', reason: `refused_${code}` };
}

function fromRefusal(description: string): Sent {
  const known = REFUSALS.find(([pattern]) => pattern.test(description));
  return known ? known[1] : { result: 'refused', reason: 'refused_400' };
}

const NOTHING_TO_CHANGE: Sent = { result: 'sent', externalId: null };

/** The platform's words for a 400, and what they mean here. */
const REFUSALS: readonly (readonly [RegExp, Sent])[] = [
  [/message is not modified/i, NOTHING_TO_CHANGE],
  // The person deleted the message, or it is too old: its buttons are out of reach, and harmless.
  [/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i, NOTHING_TO_CHANGE],
  [/chat not found|PEER_ID_INVALID|user not found/i, { result: 'blocked', reason: 'chat_gone' }],
  [/can't parse entities/i, { result: 'refused', reason: 'refused_entities' }],
  [/message is too long/i, { result: 'refused', reason: 'refused_too_long' }],
  [/message text is empty/i, { result: 'refused', reason: 'refused_empty' }],
  [/BUTTON_|reply markup|keyboard/i, { result: 'refused', reason: 'refused_buttons' }],
];

/** Before the connection nothing was sent; after it Telegram may have accepted a message and not said so. */
function reasonOfNetwork(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const before = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
  return typeof code === 'string' && before.includes(code) ? 'unreachable' : 'maybe_accepted';
}

function retry(afterMs: number | null, reason: string): Sent {
  return { result: 'retry', afterMs, reason };
}
