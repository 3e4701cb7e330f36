import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Api, GrammyError, HttpError } from 'grammy';
import { CannotStart } from '../../runtime/cannotStart.ts';
import type { Converse } from '../../runtime/incoming.ts';
import type { Clock, CloseTap, FileSink, Log, PersonChannel, Sender } from '../../runtime/ports.ts';
import { COMMAND_MENU } from './commands.ts';
import { createDownload } from './download.ts';
import { createIntake } from './intake.ts';
import { createOutbound } from './outbound.ts';
import { type PollingLine, startPolling } from './polling.ts';
import { SENTENCES } from './reach.ts';
import { telegramRender } from './render.ts';
import { ALLOWED_UPDATES } from './update.ts';
import { createWebhook, type WebhookHandler } from './webhook.ts';

export type TelegramOptions = {
  readonly token: string;
  /** Without a slash at its end. */
  readonly apiRoot?: string;
  /** Public address that Telegram calls, with the secret that proves it is Telegram; null for long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly clock: Clock;
  readonly log: Log;
};

export type Telegram = {
  /** The bot's id, as it stands in addresses. */
  readonly bot: string;
  /** For deep links: `https://t.me/<username>?start=<code>`. */
  readonly username: string;
  readonly person: PersonChannel;
  readonly closeTap: CloseTap;
  /** What the outbox sends through. */
  sender(files: FileSink): Sender;
  /** Starts to take updates: polls, or tells Telegram where to call. */
  listen(converse: Converse): Promise<Listening>;
};

export type Listening = {
  /** For `POST /telegram/webhook`; null when polling. */
  readonly webhook: WebhookHandler | null;
  /** A French sentence when Telegram cannot be heard now; null when all is well. */
  problem(): string | null;
  passedOver(): Readonly<Record<string, number>>;
  /** Takes no more, and waits for the turns in flight. */
  stop(): Promise<void>;
};

const API_ROOT = 'https://api.telegram.org';
const CALL_TIMEOUT_SECONDS = 20;
/** Longer than Telegram holds an empty poll. */
const POLL_TIMEOUT_SECONDS = 50;
/** Longest text of the small note that closes a tap. */
const TAP_TEXT_LENGTH = 200;

/**
 * Opens the Telegram channel. Throws `CannotStart` with one sentence when the token is wrong or Telegram
 * cannot be reached.
 */
export async function openTelegram(options: TelegramOptions): Promise<Telegram> {
  const { token, apiRoot = API_ROOT, log } = options;
  const api = new Api(token, { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS });
  const me = await atStart(apiRoot, () => api.getMe());
  const bot = String(me.id);
  await showCommands(api, log);

  return {
    bot,
    username: me.username,
    person: telegramRender,
    closeTap(tap, text) {
      const note = text === null ? {} : { text: text.slice(0, TAP_TEXT_LENGTH).toWellFormed() };
      api.answerCallbackQuery(tap, note).catch(() => undefined);
    },
    sender: (files) =>
      createOutbound({ api, download: createDownload({ api, token, apiRoot }), files }),
    listen: (converse) => listen({ ...options, apiRoot }, api, bot, converse),
  };
}

async function listen(
  { token, apiRoot, webhook, clock, log }: TelegramOptions & { readonly apiRoot: string },
  api: Api,
  bot: string,
  converse: Converse,
): Promise<Listening> {
  const intake = createIntake({ bot, api, converse, clock, log });
  const { passedOver } = intake;
  if (webhook) {
    const handler = createWebhook({ secret: webhook.secret, intake, clock });
    await atStart(apiRoot, () =>
      api.setWebhook(webhook.url, {
        secret_token: webhook.secret,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: 100,
      }),
    );
    return { webhook: handler, problem: () => null, passedOver, stop: () => intake.stop() };
  }
  await atStart(apiRoot, () => api.deleteWebhook());
  const polling = startPolling({ line: pollingLine(token, apiRoot), intake, clock, log });
  return {
    webhook: null,
    problem: () => polling.reach.problem(),
    passedOver,
    stop: () => polling.stop(),
  };
}

/** A client with its own connections: cutting them ends the poll that Telegram holds. */
function pollingLine(token: string, apiRoot: string): PollingLine {
  const agent = apiRoot.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true })
    : new HttpAgent({ keepAlive: true });
  const baseFetchConfig = { agent, compress: true };
  const timeoutSeconds = POLL_TIMEOUT_SECONDS;
  const api = new Api(token, { apiRoot, timeoutSeconds, baseFetchConfig });
  return { api, cut: () => agent.destroy() };
}

/** Makes a call without which there is no Telegram; what goes wrong becomes one sentence. */
async function atStart<Given>(apiRoot: string, call: () => Promise<Given>): Promise<Given> {
  try {
    return await twice(call);
  } catch (error) {
    if (error instanceof HttpError) {
      throw new CannotStart(
        `Telegram ne répond pas à l’adresse ${apiRoot} : vérifiez la connexion.`,
      );
    }
    if (!(error instanceof GrammyError)) throw error;
    if (error.error_code === 401 || error.error_code === 404) {
      throw new CannotStart(SENTENCES.wrongToken);
    }
    throw new CannotStart(`Telegram a refusé « ${error.method} » : ${error.description}.`);
  }
}

/** A connection that idled while a database was opened may be gone when it is used again. */
function twice<Given>(call: () => Promise<Given>): Promise<Given> {
  return call().catch((error: unknown) => {
    if (error instanceof HttpError) return call();
    throw error;
  });
}

/** The menu of commands in each language, French for all others. Its loss does no harm. */
async function showCommands(api: Api, log: Log): Promise<void> {
  const calls = COMMAND_MENU.map(({ language, words }) => {
    const commands = Object.entries(words).map(([command, description]) => ({
      command,
      description,
    }));
    return api.setMyCommands(commands, {
      scope: { type: 'all_private_chats' },
      ...(language === null ? {} : { language_code: language }),
    });
  });
  const results = await Promise.allSettled(calls);
  const failed = results.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) log({ level: 'warn', name: 'telegram_commands_not_set', fields: { failed } });
}
