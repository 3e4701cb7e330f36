import { describe, expect, test } from 'vitest';
import { buttons, openBot } from './botClient.ts';

/** What the real platform answers to a call that is wrong: the simulated one must not be kinder. */
const TOO_LONG = 'a'.repeat(4097);

describe('a message that Telegram does not take', () => {
  test.each<[string, object, string]>([
    ['has no words', { text: '  ' }, 'message text is empty'],
    ['is longer than 4096 characters', { text: TOO_LONG }, 'message is too long'],
    ['has words that are no text', { text: 12 }, 'text must be String'],
    ['has half an emoji', { text: 'oui \ud83d' }, 'strings must be encoded in UTF-8'],
    ['goes to nobody', { chat_id: 78 }, 'chat not found'],
    ['has a field that is not in the Bot API', { colour: 'red' }, 'colour is not a field'],
    [
      'has a tag that Telegram does not know',
      { text: '<p>Bonjour</p>', parse_mode: 'HTML' },
      `can't parse entities: Unsupported start tag "p" at byte offset 0`,
    ],
    [
      'has a tag without its end',
      { text: 'Bonjour <b>Leïla', parse_mode: 'HTML' },
      `can't parse entities: Can't find end tag corresponding to start tag b`,
    ],
    ['has a sign < alone', { text: '3 < 4', parse_mode: 'HTML' }, "can't parse entities"],
    [
      'has a button without words',
      buttons({ text: ' ', callback_data: '1' }),
      'text buttons are unallowed to be empty',
    ],
    ['has a button without data', buttons({ text: 'Oui' }), 'BUTTON_DATA_INVALID'],
    [
      'has a button with 65 bytes of data',
      buttons({ text: 'Oui', callback_data: `${'a'.repeat(63)}é` }),
      'BUTTON_DATA_INVALID',
    ],
    [
      'has 101 buttons',
      buttons(...new Array(101).fill({ text: 'Oui', callback_data: '1' })),
      'REPLY_MARKUP_TOO_LONG',
    ],
  ])('%s', async (_what, params, description) => {
    const { say, person } = await openBot();
    const answer = await say(params);
    expect(answer).toMatchObject({ ok: false, error_code: 400 });
    expect(answer.description).toContain(`Bad Request: ${description}`);
    expect(person.messages()).toEqual([]);
  });

  test('but at the very limits it takes them', async () => {
    const { say } = await openBot();
    const text = `<b>${'a'.repeat(4096)}</b>`;
    expect(await say({ text, parse_mode: 'HTML' })).toMatchObject({ ok: true });
    const data = { text: 'Oui', callback_data: 'é'.repeat(32) };
    expect(await say(buttons(data))).toMatchObject({ ok: true });
  });
});

describe('a call that Telegram does not take', () => {
  test.each<[string, string, object, string]>([
    ['an unknown method', 'sendMesage', {}, 'method sendMesage is not in the Bot API'],
    ['a required field left out', 'sendMessage', { chat_id: 77 }, 'text is required'],
    [
      'a new text for a message that is not there',
      'editMessageText',
      { chat_id: 77, message_id: 9, text: 'a' },
      'message to edit not found',
    ],
    [
      'an answer to a tap that nobody made',
      'answerCallbackQuery',
      { callback_query_id: 'tap1' },
      'query is too old',
    ],
    ['a file that was never sent', 'getFile', { file_id: 'x' }, 'wrong file_id'],
    [
      'a command with a capital',
      'setMyCommands',
      { commands: [{ command: 'Aide', description: 'a' }] },
      'BOT_COMMAND_INVALID',
    ],
    [
      'a photo that is no file',
      'sendPhoto',
      { chat_id: 77, photo: 'x' },
      'wrong file identifier/HTTP URL specified',
    ],
    ['more updates than it gives', 'getUpdates', { limit: 101 }, 'limit is out of range'],
  ])('%s', async (_what, method, params, description) => {
    const { call } = await openBot();
    const answer = await call(method, params);
    expect(answer).toMatchObject({ ok: false, error_code: 400 });
    expect(answer.description).toContain(description);
  });

  test('a token that is not the bot’s: 401', async () => {
    const { call } = await openBot();
    expect(await call('getMe', {}, '1:other')).toMatchObject({
      error_code: 401,
      description: 'Unauthorized',
    });
  });

  test('words for somebody who blocked the bot: 403, until they let it in again', async () => {
    const { say, person } = await openBot();
    person.block();
    expect(await say({})).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    person.unblock();
    expect(await say({})).toMatchObject({ ok: true });
  });

  test('an edit that changes nothing, or that touches a person’s own words', async () => {
    const { call, say, person } = await openBot();
    await say(buttons({ text: 'Oui', callback_data: '1' }));
    const written = person.write('bonjour').id;
    const id = person.messages()[0]?.id;
    const same = { chat_id: 77, message_id: id, text: 'Bonjour' };
    const edit = (params: object) => call('editMessageText', params);
    expect(await edit({ ...same, ...buttons({ text: 'Oui', callback_data: '1' }) })).toMatchObject({
      description: expect.stringContaining('message is not modified'),
    });
    expect(await edit(same)).toMatchObject({ ok: true });
    expect(person.messages()[0]).toMatchObject({ buttons: [], edited: true });
    expect(await edit({ ...same, message_id: written })).toMatchObject({
      description: "Bad Request: message can't be edited",
    });
  });
});
