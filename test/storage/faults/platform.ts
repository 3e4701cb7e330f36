import { createServer } from 'node:http';
import type { StorageOptions } from '../../../src/storage/open.ts';

/** Something that a person sent; `id` is the platform's. */
export type Update = { readonly id: number; readonly person: string };
/** A call of the bot as the platform receives it. */
export type Call = {
  readonly id: string;
  readonly call: unknown;
  /** The bot knows that it may have made this call before. */
  readonly again: boolean | undefined;
};
/** What the process to kill is told. */
export type Work = {
  readonly port: number;
  readonly life: number;
  readonly where: Pick<StorageOptions, 'databaseUrl' | 'dataDir' | 'encryptionKey'>;
};

const PEOPLE = 12;
const AT_ONCE = 40;

/**
 * A platform on loopback. It hands out updates out of order, some of them twice or again after they were
 * confirmed; it takes calls, and sometimes fails, before or after it has taken one.
 */
export async function createPlatform(random: () => number) {
  const updates: Update[] = [];
  const confirmed = new Set<number>();
  const calls: Call[] = [];
  let isOver = false;

  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];

  function take(): readonly Update[] {
    const open = updates.filter(({ id }) => !confirmed.has(id));
    if (isOver) return open.slice(0, AT_ONCE);
    const fresh = Array.from({ length: AT_ONCE / 2 }, () => {
      const update = { id: updates.length, person: `p${Math.floor(random() * PEOPLE)}` };
      updates.push(update);
      return update;
    });
    const repeated = Array.from({ length: AT_ONCE / 4 }, () => pick(updates)).filter(
      (update) => update !== undefined,
    );
    return [...fresh, ...open.slice(0, AT_ONCE / 2), ...repeated].toSorted(() => random() - 0.5);
  }

  function answer(path: string, body: string): unknown {
    if (path === '/take') return take();
    if (path === '/ack') {
      confirmed.add(JSON.parse(body).id);
      return {};
    }
    if (random() < 0.02) return { ok: false };
    calls.push(JSON.parse(body));
    return { ok: true };
  }

  const { port, close } = await listen(answer);
  return {
    port,
    updates,
    confirmed,
    calls,
    /** Hands out nothing new any more: only what was not confirmed. */
    finish() {
      isOver = true;
    },
    close,
  };
}

async function listen(answer: (path: string, body: string) => unknown) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => response.end(JSON.stringify(answer(request.url ?? '', body))));
    request.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: address.port, close };
}

export type Platform = Awaited<ReturnType<typeof createPlatform>>;

/** Numbers from 0 to 1 that are the same at each run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
