import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../runtime/ports.ts';
import type { Intake } from './intake.ts';

/**
 * Answers one request of Telegram: `secret` is its header `X-Telegram-Bot-Api-Secret-Token`, `body` its parsed
 * JSON. 200 only once the update is committed; 503 makes Telegram send it again.
 */
export type WebhookHandler = (
  secret: string | undefined,
  body: unknown,
) => Promise<{ readonly status: 200 | 401 | 503 }>;

/** Telegram waits about a minute for an answer, and holds other updates meanwhile. */
const PATIENCE_MS = 20_000;

export function createWebhook({
  secret,
  intake,
  clock,
}: {
  readonly secret: string;
  readonly intake: Intake;
  readonly clock: Clock;
}): WebhookHandler {
  return async (given, body) => {
    if (given === undefined || !isSame(given, secret)) return { status: 401 };
    return { status: (await isCommitted(intake.take(body))) ? 200 : 503 };
  };

  function isCommitted(done: Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      const late = new Date(clock.now().getTime() + PATIENCE_MS);
      const forget = clock.at(late, () => resolve(false));
      const end = (committed: boolean) => {
        forget();
        resolve(committed);
      };
      done.then(
        () => end(true),
        () => end(false),
      );
    });
  }
}

/** Compared by their digests, so that neither length nor content shows in the time it takes. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
