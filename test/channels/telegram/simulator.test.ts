import { afterEach, describe, expect, test, vi } from 'vitest';
import { openTelegram } from '../../../src/channels/telegram/openTelegram.ts';
import { telegramRender } from '../../../src/channels/telegram/render.ts';
import { createRealClock } from '../../../src/runtime/clock.ts';
import type { Incoming } from '../../../src/runtime/incoming.ts';
import type { ClaimedCall, FileSink, PersonMessage } from '../../../src/runtime/ports.ts';
import { addPerson } from '../../../src/simulator/telegram/person.ts';
import { startTelegram } from '../../../src/simulator/telegram/server.ts';
import type { Fault } from '../../../src/simulator/telegram/world.ts';

/**
 * The real adapter before a Telegram that refuses what Telegram refuses. What a person does is heard; what
 * the test says for the bot is sent, call by call.
 */
async function play() {
  const telegram = await startTelegram();
  const person = addPerson(telegram.world, 77, 'Leïla');
  const heard: Incoming[] = [];
  const files: unknown[] = [];
  const sink: FileSink = {
    keep: async ({ document, bytes }) => {
      files.push([document, bytes.length]);
    },
    lost: async ({ document, problem }) => {
      files.push([document, problem]);
    },
  };
  const channel = await openTelegram({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    webhook: null,
    clock: createRealClock(),
    log: () => {},
  });
  const listening = await channel.listen(async (incoming) => {
    heard.push(incoming);
  });
  const sender = channel.sender(sink);
  const address = { channel: 'telegram', bot: channel.bot, chat: '77' } as const;
  const send = async (calls: readonly unknown[]) => {
    const results = [];
    for (const call of calls) results.push(await sender.send(claimed(call)));
    return results;
  };
  close.push(async () => {
    await listening.stop();
    await telegram.close();
  });
  return {
    world: telegram.world,
    person,
    heard,
    files,
    address,
    send,
    say: (message: Partial<PersonMessage>) =>
      send(telegramRender.say(address, { ...PLAIN, ...message })),
    /** What the last turn heard, once it has come. */
    async lastHeard(count: number) {
      await vi.waitFor(() => expect(heard).toHaveLength(count));
      return heard[count - 1]?.happening;
    },
  };
}

const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of close.splice(0)) await end();
});

const PLAIN: PersonMessage = {
  paragraphs: ['Bonjour.'],
  choices: null,
  discreet: false,
  rightToLeft: false,
  ask: null,
};

function claimed(call: unknown): ClaimedCall {
  return {
    id: 'r',
    channel: 'telegram',
    recipient: 'telegram:424242:77',
    speaker: 'bot',
    call,
    due: '2026-03-02T09:00:00.000Z',
    conversation: 'c1',
    attempts: 0,
  };
}

describe('the bot on a phone', () => {
  test('hears words, edits, commands with a link, places, numbers and blocks', async () => {
    const { person, lastHeard } = await play();
    person.start('C4F2');
    expect(await lastHeard(1)).toMatchObject({ command: 'start', payload: 'C4F2' });
    const { id } = person.write('800 €');
    expect(await lastHeard(2)).toEqual({
      type: 'message_received',
      text: '800 €',
      ref: String(id),
    });
    person.edit(id, '900 €');
    expect(await lastHeard(3)).toEqual({ type: 'message_edited', text: '900 €', ref: String(id) });
    person.sendContact('33612345678');
    expect(await lastHeard(4)).toMatchObject({ text: '+33612345678' });
    person.sendLocation(48.85, 2.35);
    expect(await lastHeard(5)).toMatchObject({ text: '48.85,2.35' });
    person.block();
    expect(await lastHeard(6)).toEqual({ type: 'person_blocked' });
  });

  test('shows a question with buttons, hears the tap, and leaves the chosen one', async () => {
    const { person, say, send, lastHeard, address } = await play();
    await say({ choices: { question: 'k1', labels: ['Oui', 'Non'] } });
    const [question] = person.messages();
    person.tap(question?.id ?? 0, 1);
    const tapped = { type: 'choice_tapped', question: 'k1', choice: 1, ref: String(question?.id) };
    expect(await lastHeard(1)).toMatchObject(tapped);
    const mark = telegramRender.markChoice(address, String(question?.id), 'Non');
    expect(await send([...mark, ...mark])).toEqual([
      { result: 'sent', externalId: String(question?.id) },
      { result: 'sent', externalId: null },
    ]);
    expect(person.messages()[0]?.buttons).toEqual([[{ text: '✓ Non', data: '-' }]]);
    person.tap(question?.id ?? 0, 0);
    person.write('ensuite');
    expect(await lastHeard(2)).toMatchObject({ text: 'ensuite' });
  });

  test('says everything that Telegram takes: markup, 10 000 characters, Arabic, half an emoji', async () => {
    const { person, say } = await play();
    const long = `${'👨‍👩‍👧 <b>&amp; '.repeat(700)}fin`;
    await say({ paragraphs: [long] });
    await say({ paragraphs: ['مرحبا 01 23 45 67 89'], rightToLeft: true });
    await say({ paragraphs: ['oui \ud83d'], discreet: true });
    await say({ ask: 'position', choices: { question: 'k', labels: ['Passer'] } });
    const texts = person.messages().map(({ text }) => text);
    expect(texts.slice(0, -4).join(' ').replace(/\s+/g, '')).toBe(long.replace(/\s+/g, ''));
    expect(texts.slice(-4)).toEqual([
      '\u200fمرحبا \u206601 23 45 67 89\u2069',
      'oui \ufffd',
      'Bonjour.',
      'Envoyer ma position 👇',
    ]);
  });

  test('fetches an album part by part', async () => {
    const { person, heard, send, files, address, lastHeard } = await play();
    person.sendAlbum([{ bytes: new Uint8Array(3) }, { bytes: new Uint8Array(5) }]);
    await lastHeard(2);
    const received = heard.flatMap(({ happening }) =>
      happening.type === 'file_received' ? [happening.file] : [],
    );
    expect(new Set(received.map(({ album }) => album)).size).toBe(1);
    for (const { id, source, mime } of received) {
      await send(telegramRender.fetchFile(address, id, source, mime));
    }
    expect(files).toEqual(received.map(({ id }, index) => [id, [3, 5][index]]));
  });

  test('shows that it writes, and knows a person who blocked it', async () => {
    const { person, say, world, lastHeard } = await play();
    person.write('bonjour');
    await lastHeard(1);
    await vi.waitFor(() =>
      expect(world.calls.map(({ method }) => method)).toContain('sendChatAction'),
    );
    person.block();
    expect(await say({})).toEqual([{ result: 'blocked', reason: 'blocked_by_person' }]);
  });

  test.each<[string, Fault, object]>([
    ['429', { kind: 'status', code: 429, retryAfter: 3 }, { result: 'retry', afterMs: 3000 }],
    ['500', { kind: 'status', code: 500 }, { result: 'retry', afterMs: null }],
    ['an answer lost on its way', { kind: 'drop' }, { result: 'retry', reason: 'maybe_accepted' }],
  ])('tries again after %s', async (_what, fault, expected) => {
    const { world, say } = await play();
    world.faults.push({ method: 'sendMessage', fault });
    expect(await say({})).toMatchObject([expected]);
    expect(await say({})).toMatchObject([{ result: 'sent' }]);
  });

  test('no call of the adapter breaks the Bot API', async () => {
    const { world, person, say, send, address, lastHeard } = await play();
    person.write('bonjour');
    await lastHeard(1);
    await say({ choices: { question: 'k', labels: ['Oui', 'Loyer'] }, discreet: true });
    await say({ ask: 'téléphone', askLabel: 'Mon numéro' });
    const ref = String(person.messages().find(({ buttons }) => buttons.length > 0)?.id);
    await send(
      telegramRender.tickChoices(address, ref, { question: 'k', labels: ['Oui', 'Loyer'] }, [1]),
    );
    await send(telegramRender.markChoice(address, ref, null));
    expect(world.calls.filter(({ mistake }) => mistake !== null)).toEqual([]);
    expect(new Set(world.calls.map(({ method }) => method))).toEqual(
      new Set([
        'getMe',
        'setMyCommands',
        'deleteWebhook',
        'sendChatAction',
        'sendMessage',
        'editMessageReplyMarkup',
      ]),
    );
  });
});
