import { Api } from 'grammy';
import { afterEach, describe, expect, test } from 'vitest';
import { createDownload } from '../../../src/channels/telegram/download.ts';
import { createOutbound } from '../../../src/channels/telegram/outbound.ts';
import { telegramRender } from '../../../src/channels/telegram/render.ts';
import type { ClaimedCall, FileSink } from '../../../src/runtime/ports.ts';
import { type Answer, type BotApi, startBotApi, TOKEN } from './botApi.ts';

const ADDRESS = { channel: 'telegram', bot: '4242', chat: '77' } as const;
const MEGABYTE = 1024 * 1024;

let server: BotApi | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

function claimed(call: unknown): ClaimedCall {
  return {
    id: 'telegram:4242:1/0',
    channel: 'telegram',
    recipient: 'telegram:4242:77',
    speaker: 'bot',
    call,
    due: '2026-03-02T09:00:00.000Z',
    conversation: 'c1',
    attempts: 0,
  };
}

const [HELLO] = telegramRender.say(ADDRESS, {
  paragraphs: ['Bonjour.'],
  choices: null,
  discreet: false,
  rightToLeft: false,
  ask: null,
});
const [UNMARK] = telegramRender.markChoice(ADDRESS, '55', null);
const [FETCH] = telegramRender.fetchFile(ADDRESS, 'd1', 'file-1', 'application/pdf');

/** Sends one row to a server that answers as told; gives the result and what the file sink got. */
async function send(
  call: unknown,
  answer: Answer | ((method: string) => Answer),
  files = new Map<string, Uint8Array>(),
) {
  server = await startBotApi(({ method }) =>
    typeof answer === 'function' ? answer(method) : answer,
  );
  for (const [path, bytes] of files) server.files.set(path, bytes);
  const { apiRoot } = server;
  const sunk: unknown[] = [];
  const sink: FileSink = {
    keep: async ({ bytes, ...file }) => {
      sunk.push({ ...file, bytes: bytes.length });
    },
    lost: async (file) => {
      sunk.push(file);
    },
  };
  const api = new Api(TOKEN, { apiRoot });
  const outbound = createOutbound({
    api,
    download: createDownload({ api, token: TOKEN, apiRoot }),
    files: sink,
  });
  return { sent: await outbound.send(claimed(call)), sunk, calls: server.calls };
}

describe('a call that Telegram takes', () => {
  test('is sent as it stands in the outbox, and its message is known', async () => {
    const { sent, calls } = await send(HELLO, { result: { message_id: 900 } });
    expect(sent).toEqual({ result: 'sent', externalId: '900' });
    expect(calls).toMatchObject([
      { method: 'sendMessage', payload: { chat_id: 77, text: 'Bonjour.' } },
    ]);
  });
});

describe('a call that Telegram refuses', () => {
  test.each<[string, unknown, Answer, object]>([
    [
      '429 waits as long as it asks',
      HELLO,
      { code: 429, description: 'Too Many Requests', retryAfter: 7 },
      { result: 'retry', afterMs: 7000, reason: 'too_many_requests' },
    ],
    [
      '403 is a person who blocked the bot',
      HELLO,
      { code: 403, description: 'Forbidden: bot was blocked by the user' },
      { result: 'blocked', reason: 'blocked_by_person' },
    ],
    [
      'a chat that is gone too',
      HELLO,
      { code: 400, description: 'Bad Request: chat not found' },
      { result: 'blocked', reason: 'chat_gone' },
    ],
    [
      'a keyboard that is already so is done',
      UNMARK,
      {
        code: 400,
        description: 'Bad Request: message is not modified: specified new message content',
      },
      { result: 'sent', externalId: null },
    ],
    [
      'a message that the person deleted is done',
      UNMARK,
      { code: 400, description: 'Bad Request: message to edit not found' },
      { result: 'sent', externalId: null },
    ],
    [
      'markup that Telegram cannot read is our mistake',
      HELLO,
      { code: 400, description: "Bad Request: can't parse entities: <secret> at 3" },
      { result: 'refused', reason: 'refused_entities' },
    ],
    [
      'any other 400 is refused, without its words',
      HELLO,
      { code: 400, description: 'Bad Request: « Leïla »' },
      { result: 'refused', reason: 'refused_400' },
    ],
    [
      'a token that is no longer good waits for its repair',
      HELLO,
      { code: 401, description: 'Unauthorized' },
      { result: 'retry', afterMs: 60_000, reason: 'wrong_token' },
    ],
    [
      'trouble at Telegram is tried again',
      HELLO,
      { code: 502, description: 'Bad Gateway' },
      { result: 'retry', afterMs: null, reason: 'answered_502' },
    ],
    [
      'a cut line may have carried the message',
      HELLO,
      'cut',
      { result: 'retry', afterMs: null, reason: 'maybe_accepted' },
    ],
  ])('%s', async (_what, call, answer, expected) => {
    expect((await send(call, answer)).sent).toEqual(expected);
  });

  test('a row that is not a call is refused, and nothing is sent', async () => {
    const { sent, calls } = await send({ method: 'deleteEverything' }, { result: true });
    expect(sent).toEqual({ result: 'refused', reason: 'not_a_call' });
    expect(calls).toEqual([]);
  });

  test('no server at all is tried again, and surely was not sent', async () => {
    const { apiRoot, stop } = await startBotApi(() => ({ result: true }));
    await stop();
    const api = new Api(TOKEN, { apiRoot });
    const sink = { keep: async () => {}, lost: async () => {} };
    const outbound = createOutbound({
      api,
      download: createDownload({ api, token: TOKEN, apiRoot }),
      files: sink,
    });
    expect(await outbound.send(claimed(HELLO))).toEqual({
      result: 'retry',
      afterMs: null,
      reason: 'unreachable',
    });
  });
});

describe('a file of a person', () => {
  const found = (size: number): Answer => ({
    result: { file_id: 'f', file_path: 'docs/1.pdf', file_size: size },
  });

  test('is fetched and handed to the document store', async () => {
    const { sent, sunk } = await send(
      FETCH,
      found(3),
      new Map([['docs/1.pdf', new Uint8Array(3)]]),
    );
    expect(sent).toEqual({ result: 'sent', externalId: null });
    expect(sunk).toEqual([
      { conversation: 'c1', document: 'd1', mime: 'application/pdf', bytes: 3 },
    ]);
  });

  test.each<[string, Answer, string]>([
    [
      'too big, Telegram says',
      { code: 400, description: 'Bad Request: file is too big' },
      'trop_gros',
    ],
    ['too big by its announced size', found(21 * MEGABYTE), 'trop_gros'],
    ['gone from Telegram', { code: 400, description: 'Bad Request: wrong file_id' }, 'introuvable'],
    ['without a path', { result: { file_id: 'f' } }, 'introuvable'],
    ['announced and not there', found(3), 'introuvable'],
  ])('%s: the person is told', async (_what, answer, problem) => {
    const { sent, sunk } = await send(FETCH, answer);
    expect(sent).toEqual({ result: 'sent', externalId: null });
    expect(sunk).toEqual([{ conversation: 'c1', document: 'd1', problem }]);
  });

  test('bigger than announced: it is not read to the end', async () => {
    const files = new Map([['docs/1.pdf', new Uint8Array(20 * MEGABYTE + 1)]]);
    expect((await send(FETCH, found(3), files)).sunk).toMatchObject([{ problem: 'trop_gros' }]);
  });

  test('a store that fails gets it again', async () => {
    server = await startBotApi(() => found(3));
    server.files.set('docs/1.pdf', new Uint8Array(3));
    const { apiRoot } = server;
    const api = new Api(TOKEN, { apiRoot });
    const refuse = () => Promise.reject(new Error('no database'));
    const outbound = createOutbound({
      api,
      download: createDownload({ api, token: TOKEN, apiRoot }),
      files: { keep: refuse, lost: refuse },
    });
    expect(await outbound.send(claimed(FETCH))).toMatchObject({
      result: 'retry',
      reason: 'file_not_kept',
    });
  });
});
