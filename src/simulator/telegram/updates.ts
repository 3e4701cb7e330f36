import { type Answer, bad, type Params } from './answer.ts';
import type { World } from './world.ts';

/** Most updates in one answer (Bot API, « getUpdates »). */
const MOST_UPDATES = 100;

/** Polls under way, to answer the older with 409 when a second begins. */
const polling = new WeakMap<World, { readonly end: (answer: Answer) => void }>();

/** `getUpdates`: confirms what is below the offset, then waits for the next updates. */
export function poll(world: World, params: Params): Promise<Answer> {
  const offset = Number(params.offset ?? 0);
  const limit = Number(params.limit ?? 100);
  const seconds = Number(params.timeout ?? 0);
  if (world.webhook) {
    return Promise.resolve({
      code: 409,
      description: "Conflict: can't use getUpdates method while webhook is active",
    });
  }
  polling.get(world)?.end({
    code: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
  if (!(limit >= 1 && limit <= MOST_UPDATES)) return Promise.resolve(bad('limit is out of range'));
  allow(world, params);
  // A negative offset counts from the end of the queue.
  const from = offset < 0 ? (world.updates.at(offset)?.update_id ?? 0) : offset;
  const kept = world.updates.filter(({ update_id }) => update_id >= from);
  world.updates.splice(0, world.updates.length, ...kept);
  if (kept.length > 0 || seconds === 0) return Promise.resolve({ result: kept.slice(0, limit) });
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      clearTimeout(timer);
      polling.delete(world);
      world.arrived = before;
      resolve(answer);
    };
    const timer = setTimeout(() => end({ result: [] }), seconds * 1000);
    const before = world.arrived;
    world.arrived = () => {
      before();
      end({ result: world.updates.slice(0, limit) });
    };
    polling.set(world, { end });
  });
}

/** Notes which kinds of updates the bot wants; a call that does not say keeps what was said before. */
export function allow(world: World, { allowed_updates: allowed }: Params): void {
  if (Array.isArray(allowed)) world.allowed = allowed.length === 0 ? null : allowed.map(String);
}

const RETRY_MS = 200;

/** Posts updates to the webhook, in order, until each is taken. Returns what stops it. */
export function deliver(world: World): () => void {
  let busy = false;
  let stopped = false;
  const before = world.arrived;
  const run = async (): Promise<void> => {
    if (busy || stopped) return;
    busy = true;
    while (world.webhook && world.updates[0] && !stopped) {
      const taken = await post(world.webhook, world.updates[0]);
      if (taken) world.updates.shift();
      else await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    busy = false;
  };
  world.arrived = () => {
    before();
    void run();
  };
  return () => {
    stopped = true;
  };
}

async function post(webhook: NonNullable<World['webhook']>, update: unknown): Promise<boolean> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': webhook.secret,
      },
      body: JSON.stringify(update),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
