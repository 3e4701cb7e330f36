import { describe, expect, test } from 'vitest';
import { mistakeInObject } from '../../../src/simulator/telegram/specification.ts';
import { commandsOf } from '../../../src/simulator/telegram/world.ts';
import { buttons, openBot } from './botClient.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);

describe('what a person does', () => {
  test('comes to the bot as updates that the Bot API describes, field by field', async () => {
    const { person, say, updates, call } = await openBot();
    await say(
      buttons({ text: 'Oui', callback_data: 'q1:0' }, { text: 'Non', callback_data: 'q1:1' }),
    );
    person.start('C4F2');
    person.edit(person.write('800 €').id, '900 €');
    person.tap(person.messages()[0]?.id ?? 0, 1);
    person.sendPhoto({ bytes: PNG, caption: 'ma carte' });
    person.sendAlbum([{ bytes: PNG }, { bytes: PNG }]);
    person.sendDocument({ bytes: PNG, name: 'devis.pdf', mime: 'application/pdf' });
    person.sendVoice({ bytes: PNG });
    person.sendContact('+33612345678');
    person.sendLocation(48.85, 2.35);
    person.block();
    person.unblock();
    const all = await updates();
    expect(all.map((update) => mistakeInObject('Update', update))).toEqual(all.map(() => null));
    expect(all).toMatchObject([
      {
        message: { text: '/start C4F2', entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
      },
      { message: { text: '800 €' } },
      { edited_message: { text: '900 €' } },
      { callback_query: { data: 'q1:1', message: { text: 'Bonjour' } } },
      { message: { photo: [{}, { file_size: 4 }], caption: 'ma carte' } },
      { message: { media_group_id: 'album2' } },
      { message: { media_group_id: 'album2' } },
      { message: { document: { file_name: 'devis.pdf', mime_type: 'application/pdf' } } },
      { message: { voice: { mime_type: 'audio/ogg' } } },
      { message: { contact: { phone_number: '+33612345678' } } },
      { message: { location: { latitude: 48.85 } } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
    ]);
    expect(await call('getFile', { file_id: 'file1' })).toMatchObject({
      result: { file_path: 'files/file1', file_size: 4 },
    });
  });

  test('can be done to what is there only: no button, no edit of another’s words', async () => {
    const { person, say } = await openBot();
    await say({});
    const id = person.messages()[0]?.id ?? 0;
    expect(() => person.tap(id, 0)).toThrow(`message ${id} has no button 0`);
    expect(() => person.edit(id, 'autre')).toThrow(`no message ${id} of this person`);
  });

  test('the same story gives the same ids', async () => {
    const story = async () => {
      const { person, say, updates } = await openBot();
      person.start();
      await say({});
      person.sendAlbum([{ bytes: PNG }, { bytes: PNG }]);
      return (await updates()).map(({ update_id }) => [
        update_id,
        person.messages().map(({ id }) => id),
      ]);
    };
    expect(await story()).toEqual(await story());
  });
});

describe('what the phone shows', () => {
  test('the words without their mark-up, and signs as signs', async () => {
    const { say, person } = await openBot();
    const text =
      '<b>3 &lt; 4</b> &amp; <i>57&nbsp;€</i> &#233;&#xE9; <a href="https://a.b">ici</a>';
    await say({ text, parse_mode: 'HTML' });
    await say({ text: '<b>tel quel</b>' });
    expect(person.messages().map((one) => one.text)).toEqual([
      '3 < 4 & 57&nbsp;€ éé ici',
      '<b>tel quel</b>',
    ]);
  });

  test('a keyboard that gives a number, until it was used or taken away', async () => {
    const { say, person, world } = await openBot();
    const keyboard = [[{ text: 'Mon numéro', request_contact: true }]];
    const shown = () => world.phones.get(77)?.keyboard;
    await say({ reply_markup: { keyboard, one_time_keyboard: true } });
    await say({});
    expect(shown()).toEqual({ text: 'Mon numéro', asks: 'contact' });
    person.sendContact('+33612345678');
    expect(shown()).toBeNull();
    await say({ reply_markup: { keyboard } });
    await say({ reply_markup: { remove_keyboard: true } });
    expect(shown()).toBeNull();
  });

  test('that the bot writes, and what it says of a tap', async () => {
    const { call, say, person, updates, world } = await openBot();
    await call('sendChatAction', { chat_id: 77, action: 'typing' });
    expect(world.phones.get(77)?.typingUntil).toBeGreaterThan(world.now().getTime());
    await say(buttons({ text: 'Oui', callback_data: '1' }));
    expect(world.phones.get(77)?.typingUntil).toBe(0);
    person.tap(person.messages()[0]?.id ?? 0, 0);
    expect(await updates()).toMatchObject([{ callback_query: { id: 'tap1' } }]);
    await call('answerCallbackQuery', { callback_query_id: 'tap1', text: 'Noté' });
    expect(world.phones.get(77)?.note?.text).toBe('Noté');
  });

  test('commands in the person’s language, else those of everybody', async () => {
    const { call, world } = await openBot();
    const set = (description: string, language_code?: string) =>
      call('setMyCommands', { commands: [{ command: 'aide', description }], language_code });
    await set('Ce que je peux faire');
    await set('What I can do', 'en');
    expect(commandsOf(world, 'en')[0]?.description).toBe('What I can do');
    expect(commandsOf(world, 'pt')[0]?.description).toBe('Ce que je peux faire');
  });

  test('a file that the bot uploads, and copies without their buttons', async () => {
    const { call, say, person } = await openBot();
    const form = new FormData();
    form.set('chat_id', '77');
    form.set('caption', 'Votre tableau');
    form.set('document', new File([PNG], 'tableau.pdf', { type: 'application/pdf' }));
    expect(await call('sendDocument', form)).toMatchObject({ ok: true });
    await say(buttons({ text: 'Oui', callback_data: '1' }));
    const from = { chat_id: 77, from_chat_id: 77 };
    await call('copyMessage', { ...from, message_id: person.messages()[1]?.id });
    expect(person.messages()).toMatchObject([
      { text: 'Votre tableau', file: { name: 'tableau.pdf', bytes: PNG } },
      { text: 'Bonjour', buttons: [[{ text: 'Oui' }]] },
      { text: 'Bonjour', buttons: [] },
    ]);
  });
});

describe('faults that a test plants', () => {
  test('a limit with its wait, once', async () => {
    const { say, world } = await openBot();
    world.faults.push({
      method: 'sendMessage',
      fault: { kind: 'status', code: 429, retryAfter: 7 },
    });
    expect(await say({})).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(await say({})).toMatchObject({ ok: true });
  });

  test('an answer lost on its way: the message is there, the bot cannot know', async () => {
    const { say, person, world } = await openBot();
    world.faults.push({ method: 'sendMessage', fault: { kind: 'drop' } });
    await expect(say({})).rejects.toThrow('fetch failed');
    expect(person.messages()).toHaveLength(1);
  });

  test('an answer that comes late', async () => {
    const { say, person, world } = await openBot();
    world.faults.push({ method: 'sendMessage', fault: { kind: 'delay', ms: 50 } });
    const late = say({ text: 'lent' });
    await say({ text: 'vite' });
    await late;
    expect(person.messages().map(({ text }) => text)).toEqual(['vite', 'lent']);
  });
});
