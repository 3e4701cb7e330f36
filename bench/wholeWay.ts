import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addPerson } from '../src/simulator/telegram/person.ts';
import { startTelegram } from '../src/simulator/telegram/server.ts';
import { withDatabase } from './postgres.ts';

const PEOPLE = 300;

export type WholeWay = { readonly p50Ms: number; readonly p99Ms: number; readonly replies: number };

/**
 * From the webhook to the reply at Telegram, at 100 turns a second: the real programme in a process of its
 * own on PostgreSQL, sealed, with a Telegram on loopback. Null without a server.
 */
export function wholeWay(seconds: number, perSecond = 100): Promise<WholeWay | null> {
  return withDatabase(async (url) => {
    const folder = mkdtempSync(join(tmpdir(), 'compagnon-whole-'));
    const telegram = await startTelegram();
    const people = Array.from({ length: PEOPLE }, (_, index) =>
      addPerson(telegram.world, 5000 + index, 'Awa'),
    );
    const server = fork(
      'bench/wholeWayServer.ts',
      [url, folder, telegram.apiRoot, telegram.token],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    try {
      const [ready] = await once(server, 'message');
      // Updates are posted from here, not by the simulator, which keeps them in order.
      telegram.world.webhook = null;
      const post = poster(`${ready.url}/telegram/webhook`);
      await warm(people, telegram, post);
      return await timed({ people, telegram, post, seconds, perSecond });
    } finally {
      server.kill('SIGKILL');
      await telegram.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

type Telegram = Awaited<ReturnType<typeof startTelegram>>;
type People = readonly ReturnType<typeof addPerson>[];
type Post = (update: unknown) => Promise<void>;

function poster(url: string): Post {
  return async (update) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'bench' },
      body: JSON.stringify(update),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
  };
}

/** Everybody agrees first, so that what is timed is an ordinary turn with a reply. */
async function warm(people: People, telegram: Telegram, post: Post): Promise<void> {
  for (const text of ['/start', 'oui']) {
    for (const person of people) {
      person.write(text);
      await drain(telegram, post);
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}

async function drain({ world }: Telegram, post: Post): Promise<void> {
  for (const update of world.updates.splice(0)) await post(update);
}

type Run = {
  readonly people: People;
  readonly telegram: Telegram;
  readonly post: Post;
  readonly seconds: number;
  readonly perSecond: number;
};

async function timed({ people, telegram, post, seconds, perSecond }: Run): Promise<WholeWay> {
  const { world } = telegram;
  const waiting = new Map<number, number>();
  const taken: number[] = [];
  world.changed = () => {
    for (const [chat, since] of waiting) {
      if (world.phones.get(chat)?.messages.at(-1)?.from !== 'bot') continue;
      waiting.delete(chat);
      taken.push(performance.now() - since);
    }
  };
  const start = performance.now();
  for (let turn = 0; turn < seconds * perSecond; turn += 1) {
    const due = start + (turn * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const person = people[turn % people.length];
    if (!person || waiting.has(person.chat)) continue;
    person.write('/aide');
    waiting.set(person.chat, performance.now());
    void drain(telegram, post);
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
  if (waiting.size > 0) throw new Error(`${waiting.size} people were not answered`);
  const sorted = taken.sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round((sorted[Math.floor(sorted.length * part)] ?? Number.NaN) * 10) / 10;
  return { p50Ms: at(0.5), p99Ms: at(0.99), replies: sorted.length };
}
