import { GrammyError, HttpError } from 'grammy';
import { backOff } from '../../runtime/pause.ts';
import type { Log } from '../../runtime/ports.ts';

/** Whether Telegram answers, told once when it changes. */
export type Reach = {
  up(): void;
  /** Notes a failed call; gives how long to wait before the next one, milliseconds. Throws what is ours. */
  down(error: unknown): number;
  /** The sentence of what is wrong; null when all is well. */
  problem(): string | null;
};

const LONGEST_WAIT_MS = 30_000;
const CONFLICT_WAIT_MS = 5_000;
const WRONG_TOKEN_WAIT_MS = 60_000;

export const SENTENCES = {
  conflict:
    'Un autre programme lit déjà les messages de ce robot Telegram : arrêtez-le, ou donnez un autre jeton dans TELEGRAM_BOT_TOKEN.',
  wrongToken:
    'Telegram ne reconnaît pas le jeton du robot : vérifiez TELEGRAM_BOT_TOKEN auprès de BotFather.',
  unreachable: 'Telegram ne répond pas : vérifiez la connexion, ou TELEGRAM_API_ROOT.',
} as const;

export function createReach(log: Log): Reach {
  let problem: string | null = null;
  let failures = 0;

  return {
    up() {
      if (problem) log({ level: 'info', name: 'telegram_back' });
      problem = null;
      failures = 0;
    },
    down(error) {
      failures += 1;
      const { name, sentence, waitMs } = understand(error, failures);
      if (sentence !== problem) log({ level: 'error', name, sentence });
      problem = sentence;
      return waitMs;
    },
    problem: () => problem,
  };
}

type Trouble = { readonly name: string; readonly sentence: string; readonly waitMs: number };

function understand(error: unknown, failures: number): Trouble {
  const code = error instanceof GrammyError ? error.error_code : null;
  if (code === 409) {
    return { name: 'telegram_conflict', sentence: SENTENCES.conflict, waitMs: CONFLICT_WAIT_MS };
  }
  if (code === 401 || code === 404) {
    const sentence = SENTENCES.wrongToken;
    return { name: 'telegram_wrong_token', sentence, waitMs: WRONG_TOKEN_WAIT_MS };
  }
  if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
  const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  const waitMs = asked === undefined ? backOff(failures, LONGEST_WAIT_MS) : asked * 1000;
  return { name: 'telegram_unreachable', sentence: SENTENCES.unreachable, waitMs };
}
