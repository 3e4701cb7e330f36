import { afterEach, describe, expect, test, vi } from 'vitest';
import { openTelegram } from '../../../src/channels/telegram/openTelegram.ts';
import { CannotStart } from '../../../src/runtime/cannotStart.ts';
import type { Incoming } from '../../../src/runtime/incoming.ts';
import { createHandClock } from '../../support/handClock.ts';
import { type Answer, type BotApi, type Call, startBotApi, TOKEN } from './botApi.ts';
import { message } from './updates.ts';

let server: BotApi | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const ME = { id: 4242, is_bot: true, first_name: 'CCAS', username: 'RobotDuCcas' };

function answers(given: Partial<Record<string, Answer>> = {}) {
  return ({ method }: Call): Answer => given[method] ?? { result: method === 'getMe' ? ME : true };
}

async function open(
  given: Partial<Record<string, Answer>>,
  webhook: { url: string; secret: string } | null = null,
) {
  server = await startBotApi(answers(given));
  const { apiRoot } = server;
  return await openTelegram({
    token: TOKEN,
    apiRoot,
    webhook,
    clock: createHandClock(),
    log: () => {},
  });
}

describe('opening Telegram', () => {
  test('knows the bot, and shows the commands in each language', async () => {
    const telegram = await open({});
    expect([telegram.bot, telegram.username]).toEqual(['4242', 'RobotDuCcas']);
    const menus = server?.of('setMyCommands') ?? [];
    expect(menus.map(({ language_code }) => language_code)).toEqual([undefined, 'en', 'ar']);
    expect(menus[0]?.commands).toContainEqual({
      command: 'humain',
      description: 'Parler à une personne',
    });
  });

  test('commands that cannot be shown keep nobody out', async () => {
    const refused = { code: 400, description: 'Bad Request' };
    expect((await open({ setMyCommands: refused })).bot).toBe('4242');
  });

  test('a wrong token is one clear sentence', async () => {
    const opening = open({ getMe: { code: 401, description: 'Unauthorized' } });
    await expect(opening).rejects.toThrow(CannotStart);
    await expect(opening).rejects.toThrow('Telegram ne reconnaît pas le jeton du robot');
  });

  test('a Telegram that does not answer is one clear sentence, without the token', async () => {
    const error: unknown = await open({ getMe: 'cut' }).catch((one: unknown) => one);
    expect(String(error)).toContain(`Telegram ne répond pas à l’adresse ${server?.apiRoot}`);
    expect(String(error)).not.toContain(TOKEN);
  });
});

describe('listening', () => {
  const webhook = { url: 'https://ccas.example/telegram/webhook', secret: 's3cret' };

  test('by webhook: Telegram is told where, with the secret, and its updates become turns', async () => {
    const telegram = await open({}, webhook);
    const heard: Incoming[] = [];
    const listening = await telegram.listen(async (incoming) => {
      heard.push(incoming);
    });
    expect(server?.of('setWebhook')).toMatchObject([{ url: webhook.url, secret_token: 's3cret' }]);
    expect(await listening.webhook?.('s3cret', message({ text: 'Bonjour' }))).toEqual({
      status: 200,
    });
    expect(heard).toMatchObject([{ inboxId: 'telegram:4242:1', happening: { text: 'Bonjour' } }]);
    expect(server?.of('getUpdates')).toEqual([]);
    await listening.stop();
  });

  test('by polling: a webhook of before is taken off, its waiting updates kept', async () => {
    const telegram = await open({ getUpdates: { code: 409, description: 'Conflict' } });
    const listening = await telegram.listen(async () => {});
    expect(server?.of('deleteWebhook')).toEqual([{}]);
    expect(listening.webhook).toBeNull();
    await vi.waitFor(() => expect(listening.problem()).toMatch('Un autre programme lit déjà'));
    await listening.stop();
  });

  test('a webhook that Telegram refuses is one clear sentence', async () => {
    const refused = {
      code: 400,
      description: 'Bad Request: bad webhook: HTTPS url must be provided',
    };
    const telegram = await open({ setWebhook: refused }, webhook);
    await expect(telegram.listen(async () => {})).rejects.toThrow('HTTPS url must be provided');
  });
});

test('a tap is closed with a short note, and its loss does no harm', async () => {
  const telegram = await open({
    answerCallbackQuery: { code: 400, description: 'query is too old' },
  });
  telegram.closeTap('tap1', 'é'.repeat(300));
  telegram.closeTap('tap2', null);
  await vi.waitFor(() => expect(server?.of('answerCallbackQuery')).toHaveLength(2));
  expect(server?.of('answerCallbackQuery')).toEqual([
    { callback_query_id: 'tap1', text: 'é'.repeat(200) },
    { callback_query_id: 'tap2' },
  ]);
});
