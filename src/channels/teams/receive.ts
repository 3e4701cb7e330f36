import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Log } from '../../runtime/ports.ts';
import { activitySchema } from './activity.ts';
import type { Adapter, Registration } from './adapter.ts';
import type { Chat } from './chat.ts';
import { isLoopbackHost, isLoopbackUrl } from './loopback.ts';
import type { CardStore } from './port.ts';
import { kept } from './reach.ts';
import { speak } from './speak.ts';

/** A request on `POST /api/messages`, its body read as JSON. Names of headers are in lower case. */
export type BotRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
};

export type BotResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** To be sent as JSON; null for none. */
  readonly body: unknown;
};

type Parts = {
  readonly adapter: () => Promise<Adapter>;
  readonly chat: Chat;
  readonly cards: CardStore;
  readonly registration: Registration | null;
  readonly log: Log;
};

/** Receives activities without a web framework. An activity that was not stored is answered 500. */
export function createReceiver(parts: Parts): (request: BotRequest) => Promise<BotResponse> {
  return async ({ method, headers, body }) => {
    if (method !== 'POST') return answer(405);
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) return answer(400);
    if (!parts.registration && !isFromHere(headers, parsed.data.serviceUrl)) return answer(403);
    const adapter = await parts.adapter();
    try {
      const logic = (context: TurnContext) => hear(parts, context);
      const invoke = await adapter.receive(headers.authorization ?? '', parsed.data, logic);
      return answer(invoke?.status ?? 200, invoke?.body);
    } catch (error) {
      return failed(parts.log, error);
    }
  };
}

/** The SDK reads the body itself; we only let through what we can read too. */
const bodySchema = z.custom<Activity>((value) => activitySchema.safeParse(value).success);

/** Without a registration nothing proves who speaks: a page in a browser or another machine might. */
function isFromHere(headers: BotRequest['headers'], serviceUrl: string): boolean {
  return isLoopbackHost(headers.host ?? '') && isLoopbackUrl(serviceUrl);
}

async function hear({ chat, cards, log }: Parts, context: TurnContext): Promise<void> {
  const { TurnContext: Context } = await import('botbuilder');
  const activity = activitySchema.parse(context.activity);
  const reference = kept(Context.getConversationReference(context.activity));
  const reply = await chat.hear(activity, reference);
  try {
    await speak(cards, context, reply);
  } catch (error) {
    // What was asked is committed: words about it are lost without harm, and come again with the next click.
    log({ level: 'warn', name: 'teams_reply_lost', fields: { reason: nameOf(error) } });
  }
}

function failed(log: Log, error: unknown): BotResponse {
  if (isTokenRefused(error)) {
    log({ level: 'warn', name: 'teams_token_refused' });
    return answer(401);
  }
  log({ level: 'error', name: 'teams_activity_failed', fields: { reason: nameOf(error) } });
  return answer(500);
}

/** The SDK's own refusals have a status; those of the library that it checks tokens with have a name. */
function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const refusals = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'];
  return ('statusCode' in error && error.statusCode === 401) || refusals.includes(error.name);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function answer(status: number, body: unknown = null): BotResponse {
  const headers = body === null ? {} : { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body };
}
