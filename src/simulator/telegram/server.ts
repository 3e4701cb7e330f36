import { type HttpBindings, type ServerType, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { type Answer, bad, type Params, refusal } from './answer.ts';
import { METHODS } from './methods.ts';
import { findMistake, isObject } from './specification.ts';
import { deliver, poll } from './updates.ts';
import { newWorld, type World } from './world.ts';

/** A Telegram of our own, on loopback: it speaks the Bot API and refuses what Telegram would refuse. */
export type TelegramSimulator = {
  /** For `TELEGRAM_API_ROOT`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly world: World;
  close(): Promise<void>;
};

type Options = { readonly token?: string; readonly port?: number; readonly now?: () => Date };

/** Starts it on a free port of loopback. */
export async function startTelegram({
  token = '424242:demo',
  port = 0,
  now = () => new Date(),
}: Options = {}): Promise<TelegramSimulator> {
  const world = newWorld(token, now);
  const stop = deliver(world);
  const app = createApp(world);
  const server = await new Promise<ServerType>((resolve) => {
    const started: ServerType = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(started),
    );
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    apiRoot: `http://127.0.0.1:${bound}`,
    token,
    world,
    close: () =>
      new Promise((resolve) => {
        stop();
        world.updates.length = 0;
        world.arrived();
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Served = { readonly Bindings: HttpBindings };

/** The routes of the Bot API. */
function createApp(world: World): Hono<Served> {
  const app = new Hono<Served>();
  app.get('/file/:bot/*', (context) => {
    const file = world.files.get(context.req.path.split('/').at(-1) ?? '');
    if (context.req.param('bot') !== `bot${world.token}` || !file)
      return context.json({ ok: false, error_code: 404, description: 'Not Found' }, 404);
    return context.body(Uint8Array.from(file.bytes), 200, {
      'content-type': 'application/octet-stream',
    });
  });
  app.all('/:bot/:method', async (context) => {
    if (context.req.param('bot') !== `bot${world.token}`)
      return answer(context, refusal('Unauthorized', 401));
    const method = context.req.param('method');
    const params = await readParams(context);
    const mistake = findMistake(method, params);
    if (method !== 'getUpdates') world.calls.push({ method, params, mistake });
    if (mistake) return answer(context, bad(mistake));
    return answer(context, await withFault(world, method, () => play(world, method, params)));
  });
  return app;
}

async function play(world: World, method: string, params: Params): Promise<Answer> {
  if (method === 'getUpdates') return poll(world, params);
  const known = METHODS[method];
  return known ? await known(world, params) : bad(`the simulator does not play ${method}`);
}

/** Plays a call with the fault planted for it, if any. `drop`: the call counts, its answer is lost. */
async function withFault(
  world: World,
  method: string,
  call: () => Promise<Answer>,
): Promise<Answer | 'lost'> {
  const index = world.faults.findIndex((one) => one.method === method);
  const fault = world.faults[index]?.fault;
  if (!fault) return call();
  world.faults.splice(index, 1);
  if (fault.kind === 'status') {
    const wait = fault.retryAfter;
    return {
      code: fault.code,
      description: `planted ${fault.code}`,
      ...(wait === undefined ? {} : { retryAfter: wait }),
    };
  }
  if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  const given = await call();
  return fault.kind === 'drop' ? 'lost' : given;
}

function answer(context: Context<Served>, given: Answer | 'lost'): Response {
  if (given === 'lost') {
    context.env.incoming.socket.destroy();
    return new Response(null, { status: 502 });
  }
  if ('result' in given) return context.json({ ok: true, result: given.result });
  const { code, description, retryAfter } = given;
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return Response.json(
    { ok: false, error_code: code, description, ...parameters },
    { status: code },
  );
}

/** Parameters as JSON, as a form, or in the address, like the real one. */
async function readParams(context: Context<Served>): Promise<Params> {
  const type = context.req.header('content-type') ?? '';
  if (type.includes('json')) {
    const body: unknown = await context.req.json();
    return isObject(body) ? body : {};
  }
  if (type.includes('form')) {
    const form = await context.req.parseBody();
    return Object.fromEntries(
      Object.entries(form).map(([name, value]) => [
        name,
        typeof value === 'string' ? unquoted(value) : value,
      ]),
    );
  }
  return context.req.query();
}

function unquoted(value: string): unknown {
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}
