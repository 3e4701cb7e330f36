/** How fast a platform lets us send. A burst is what may leave at once after a rest. */
export type PaceLimits = {
  readonly perSecond: number;
  readonly perRecipientPerSecond: number;
  readonly perRecipientBurst: number;
};

/** What Telegram allows a bot: 30 messages a second, and one a second to each chat, short bursts apart. */
export const TELEGRAM_PACE: PaceLimits = {
  perSecond: 30,
  perRecipientPerSecond: 1,
  perRecipientBurst: 10,
};

/** What Teams allows a bot in one conversation: 7 messages in a second, 60 in 30 seconds. */
export const TEAMS_PACE: PaceLimits = {
  perSecond: 50,
  perRecipientPerSecond: 2,
  perRecipientBurst: 7,
};

export type Pace = {
  /** Books a place for one call; gives how long to wait for it, milliseconds. `now` never goes back. */
  book(recipient: string, now: number): number;
};

/** Above this many recipients, those that are rested are forgotten. */
const REMEMBERED = 10_000;

export function createPace({
  perSecond,
  perRecipientPerSecond,
  perRecipientBurst,
}: PaceLimits): Pace {
  const overall = bucket(perSecond, perSecond);
  const recipients = new Map<string, Bucket>();

  return {
    book(recipient, now) {
      if (recipients.size > REMEMBERED) forgetRested(recipients, now);
      const own = recipients.get(recipient) ?? bucket(perRecipientPerSecond, perRecipientBurst);
      recipients.set(recipient, own);
      return Math.max(own.take(now), overall.take(now));
    },
  };
}

type Bucket = { take(now: number): number; isFull(now: number): boolean };

function bucket(perSecond: number, size: number): Bucket {
  let left = size;
  let at = Number.NEGATIVE_INFINITY;
  const fill = (now: number) => {
    if (now <= at) return;
    left = Math.min(size, left + ((now - at) / 1000) * perSecond);
    at = now;
  };
  return {
    take(now) {
      fill(now);
      left -= 1;
      return left >= 0 ? 0 : Math.ceil((-left / perSecond) * 1000);
    },
    isFull(now) {
      fill(now);
      return left >= size;
    },
  };
}

function forgetRested(recipients: Map<string, Bucket>, now: number): void {
  for (const [recipient, own] of recipients) if (own.isFull(now)) recipients.delete(recipient);
}
