import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addPerson } from '../../src/simulator/telegram/person.ts';
import { startTelegram, type TelegramSimulator } from '../../src/simulator/telegram/server.ts';
import { until } from './actors.ts';
import { dataFolder, type Started, startProcess } from './process.ts';

/** The real thing, as an operator starts it: a token, and a Bot API that happens to be ours. */
let telegram: TelegramSimulator;
const data = dataFolder();
const running: Started[] = [];

beforeAll(async () => {
  telegram = await startTelegram({ token: '515151:real' });
});

afterEach(async () => {
  for (const one of running.splice(0)) if (one.process.exitCode === null) await one.kill('SIGKILL');
});

afterAll(async () => {
  await telegram.close();
  data.forget();
});

function start(variables: Readonly<Record<string, string>> = {}): Started {
  const one = startProcess({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    DATA_DIR: data.path,
    ...variables,
  });
  running.push(one);
  return one;
}

/** What an operator reads when it does not start: sentences, and no stack. */
async function refusal(one: Started): Promise<string> {
  expect(await one.ended()).toBe(1);
  expect(one.printed()).not.toMatch(/\n\s+at |node:internal/u);
  return one.printed().trim();
}

describe('with a token', () => {
  it('runs Telegram on the embedded database, and warns what that database is for', async () => {
    const one = start();
    const url = await one.url();
    expect(one.printed()).toContain('utilisez PostgreSQL');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/`)).status).toBe(404);
    const amel = addPerson(telegram.world, 71, 'Amel');
    amel.write('bonjour');
    await until(() => amel.messages().some(({ buttons }) => buttons.length > 0), 'no answer');
    expect(await one.kill('SIGTERM')).toBe(0);
  });

  it('keeps its key to itself', () => {
    const key = join(data.path, 'cle');
    expect(existsSync(key) && statSync(key).mode & 0o777).toBe(0o600);
  });

  it('stopped with SIGKILL and started again, takes up the talk and says nothing twice', async () => {
    const bruno = addPerson(telegram.world, 72, 'Bruno');
    const said = () => bruno.messages().filter(({ from }) => from === 'bot');
    const first = start();
    await first.url();
    bruno.write('bonjour');
    await until(() => said().some(({ buttons }) => buttons.length > 0), 'no answer');
    // What was sent is noted a moment later: a kill before that is the fault tests' concern.
    await pause(500);
    await first.kill('SIGKILL');
    const before = said().length;
    bruno.tap(said().at(-1)?.id ?? 0, 0);
    const second = start();
    await second.url();
    await until(() => said().length > before + 1, 'the tap was lost');
    const texts = said().map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Je suis le robot'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('Par quoi voulez-vous'))).toHaveLength(1);
  });

  it('a second process on the same data is refused in one sentence', async () => {
    await start().url();
    const second = start();
    expect(await refusal(second)).toMatch(/^Le dossier de données .* est déjà utilisé par .*\.$/u);
  });
});

describe('what cannot start says why, in one sentence', () => {
  it('a wrong token', async () => {
    const one = start({ TELEGRAM_BOT_TOKEN: '1:wrong' });
    expect((await refusal(one)).split('\n').at(-1)).toMatch(/jeton/u);
  });

  it('a Telegram that does not answer', async () => {
    const one = start({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    expect((await refusal(one)).split('\n').at(-1)).toContain('Telegram ne répond pas');
  });

  it('a taken port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const one = start({ PORT: port });
    expect((await refusal(one)).split('\n').at(-1)).toContain(`Le port ${port} est déjà pris`);
    await new Promise((resolve) => server.close(resolve));
  });

  it('a database that is not there', async () => {
    const one = start({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' });
    expect(await refusal(one)).toContain('La base PostgreSQL ne répond pas');
  });

  it('settings between the demo and the real thing', async () => {
    const one = start({ TELEGRAM_BOT_TOKEN: '', TELEGRAM_API_ROOT: '', HOST: '0.0.0.0' });
    expect(await refusal(one)).toMatch(/^Il manque TELEGRAM_BOT_TOKEN/u);
  });
});
