/** What a method answers: a result, or Telegram's refusal. */
export type Answer = { readonly result: unknown } | Refusal;

type Refusal = {
  readonly code: number;
  readonly description: string;
  /** Seconds. */
  readonly retryAfter?: number;
};

export type Params = Readonly<Record<string, unknown>>;

/** A refusal in Telegram's words; other codes than 400 bear no prefix. */
export function refusal(description: string, code = 400): Refusal {
  return { code, description: code === 400 ? `Bad Request: ${description}` : description };
}

export function bad(description: string): Refusal {
  return refusal(description);
}
