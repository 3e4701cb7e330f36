import type { Sent } from '../../runtime/ports.ts';

/** What the Bot Framework answered instead of doing a call. The words of its answer are left behind. */
export class ConnectorRefusal extends Error {
  readonly status: number;
  readonly retryAfterMs: number | null;

  constructor(status: number, retryAfterMs: number | null) {
    super(`The Bot Framework answered ${status}`);
    this.name = 'ConnectorRefusal';
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What a failed call means for its outbox row. Reasons are names of ours: they are stored in clear. */
export function sentFromError(error: unknown): Sent {
  if (error instanceof ConnectorRefusal) return fromAnswer(error);
  if (!(error instanceof Error)) throw error;
  // A token is asked for before the call: nothing was sent.
  if ('errorCode' in error) return retry(NO_TOKEN_WAIT_MS, 'no_token');
  if (error.name === 'TimeoutError') return retry(null, 'maybe_accepted');
  // `fetch` says every failure of the network with this one.
  if (error instanceof TypeError && error.cause instanceof Error)
    return retry(null, reasonOfNetwork(error.cause));
  throw error;
}

/** Wrong or expired credentials are mended by an operator: the row waits without counting as refused. */
const NO_TOKEN_WAIT_MS = 60_000;

function fromAnswer({ status, retryAfterMs }: ConnectorRefusal): Sent {
  if (status === 429) return retry(retryAfterMs ?? 1000, 'too_many_requests');
  if (status === 401) return retry(NO_TOKEN_WAIT_MS, 'wrong_credentials');
  // The advisor removed or blocked the bot, or the chat is gone: they come back by installing it again.
  if (status === 403) return { result: 'blocked', reason: 'blocked_by_advisor' };
  if (status === 404) return { result: 'blocked', reason: 'chat_gone' };
  if (status === 413) return { result: 'refused', reason: 'refused_too_long' };
  // 412 is how Teams says that somebody else writes in the same talk at this moment.
  if (status === 408 || status === 412 || status >= 500)
    return retry(retryAfterMs, `answered_${status}`);
  return { result: 'refused', reason: `refused_${status}` };
}

function reasonOfNetwork(cause: Error): string {
  const code = 'code' in cause ? cause.code : null;
  const before = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
  return typeof code === 'string' && before.includes(code) ? 'unreachable' : 'maybe_accepted';
}

function retry(afterMs: number | null, reason: string): Sent {
  return { result: 'retry', afterMs, reason };
}
