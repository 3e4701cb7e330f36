import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isLoopback } from '../config.ts';
import type { Check } from './health.ts';

/** Answers one activity of the Bot Framework. */
export type ActivityHandler = (request: {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}) => Promise<{
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}>;

/** Answers one update of Telegram. */
export type UpdateHandler = (
  secret: string | undefined,
  body: unknown,
) => Promise<{ readonly status: 200 | 401 | 503 }>;

type Parts = {
  /** What must be well for `/readyz` to say yes. */
  readonly checks: () => Promise<readonly Check[]>;
  readonly metrics: () => Promise<string>;
  /** Null when Telegram is polled. */
  readonly telegram: UpdateHandler | null;
  readonly teams: { readonly handle: ActivityHandler; readonly loopbackOnly: boolean };
};

const UPDATE_BYTES = 1024 * 1024;
const ACTIVITY_BYTES = 256 * 1024;
const TELEGRAM_SECRET = 'x-telegram-bot-api-secret-token';

/** The programme as HTTP sees it. What nobody knows is answered without a word about us. */
export function createApp({ checks, metrics, telegram, teams }: Parts): Hono {
  const app = new Hono();
  app.onError((_error, c) => c.json({ error: 'internal' }, 500));
  app.notFound((c) => c.json({ error: 'not_found' }, 404));

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    const found = await checks();
    const ready = found.every(({ problem }) => problem === null || problem.harmless);
    return c.json({ ready, checks: found.map(shown) }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) =>
    c.text(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );

  app.post('/telegram/webhook', atMost(UPDATE_BYTES), async (c) => {
    if (!telegram) return c.json({ error: 'not_found' }, 404);
    const body = await jsonOf(c);
    if (body === undefined) return c.json({ error: 'not_json' }, 400);
    const { status } = await telegram(c.req.header(TELEGRAM_SECRET), body);
    return c.body(null, status);
  });

  app.post('/api/messages', atMost(ACTIVITY_BYTES), async (c) => {
    if (teams.loopbackOnly && !comesFromHere(c)) return c.json({ error: 'forbidden' }, 403);
    const body = await jsonOf(c);
    if (body === undefined) return c.json({ error: 'not_json' }, 400);
    const headers = Object.fromEntries(c.req.raw.headers);
    const answer = await teams.handle({ method: 'POST', headers, body });
    return answerWith(answer);
  });
  return app;
}

function atMost(maxSize: number) {
  return bodyLimit({ maxSize, onError: (c) => c.json({ error: 'too_large' }, 413) });
}

function shown({ name, problem }: Check) {
  return { name, ok: problem === null, ...(problem ? { problem: problem.sentence } : {}) };
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    const body: unknown = await c.req.json();
    return body;
  } catch {
    return undefined;
  }
}

/** True for a caller on this machine that no proxy speaks for, and that a web page was not tricked into. */
function comesFromHere(c: Context): boolean {
  const { address } = getConnInfo(c).remote;
  const host = new URL(c.req.url).hostname.replace(/^\[|\]$/gu, '');
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded');
  return (
    address !== undefined &&
    isLoopback(address.replace(/^::ffff:/u, '')) &&
    isLoopback(host) &&
    forwarded === undefined
  );
}

function answerWith({ status, headers, body }: Awaited<ReturnType<ActivityHandler>>): Response {
  const text = body === undefined || body === null ? null : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: { ...(text === null ? {} : { 'content-type': 'application/json' }), ...headers },
  });
}
