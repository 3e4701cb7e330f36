import { describe, expect, test } from 'vitest';
import { readUpdate } from '../../../src/channels/telegram/inbound.ts';
import { updateSchema } from '../../../src/channels/telegram/update.ts';
import { edited, GROUP, member, message, tap } from './updates.ts';

const HEARING = { bot: '4242', at: '2026-03-02T09:00:00.000Z' };

function read(update: object) {
  return readUpdate(updateSchema.parse(update), HEARING);
}

function happening(update: object) {
  const inbound = read(update);
  return inbound.kind === 'incoming' ? inbound.incoming.happening : inbound;
}

const photo = (fields: object) => ({ file_id: 'p', width: 90, height: 90, ...fields });

describe('what a person does becomes one happening', () => {
  test.each([
    [
      'words',
      message({ text: 'Bonjour' }),
      { type: 'message_received', text: 'Bonjour', ref: '101' },
    ],
    [
      'half an emoji',
      message({ text: 'oui \ud83d' }),
      { type: 'message_received', text: 'oui \ufffd', ref: '101' },
    ],
    ['a NUL', message({ text: 'a\0b' }), { type: 'message_received', text: 'ab', ref: '101' }],
    [
      'an emoji alone',
      message({ text: '👍🏽' }),
      { type: 'message_received', text: '👍🏽', ref: '101' },
    ],
    [
      'right-to-left words',
      message({ text: 'مرحبا' }),
      { type: 'message_received', text: 'مرحبا', ref: '101' },
    ],
    [
      'a sticker',
      message({ sticker: { file_id: 's', emoji: '👋' } }),
      { type: 'message_received', text: '👋', ref: '101' },
    ],
    [
      'a phone number',
      message({ contact: { phone_number: '33612345678', first_name: 'L' } }),
      { type: 'message_received', text: '+33612345678', ref: '101' },
    ],
    [
      'a phone number with its zero',
      message({ contact: { phone_number: '0612345678' } }),
      { type: 'message_received', text: '0612345678', ref: '101' },
    ],
    [
      'a place',
      message({ location: { latitude: 48.85, longitude: 2.35 } }),
      { type: 'message_received', text: '48.85,2.35', ref: '101' },
    ],
    [
      'an edited message',
      edited({ text: '900 €' }),
      { type: 'message_edited', text: '900 €', ref: '101' },
    ],
    [
      'a button',
      tap('k3:2'),
      { type: 'choice_tapped', question: 'k3', choice: 2, ref: '55', tap: 'tap1' },
    ],
    [
      'a button of another time',
      tap('menu/accueil'),
      { type: 'choice_tapped', question: '', choice: 0, ref: '55', tap: 'tap1' },
    ],
    [
      'a button with an empty question',
      tap(':1'),
      { type: 'choice_tapped', question: '', choice: 0, ref: '55', tap: 'tap1' },
    ],
    ['a blocked bot', member('kicked'), { type: 'person_blocked' }],
  ])('%s', (_what, update, expected) => {
    expect(happening(update)).toEqual(expected);
  });

  test.each([
    ['/start', 'start', ''],
    ['/start C4F2-91', 'start', 'C4F2-91'],
    ['/start@RobotDuCcas C4F2', 'start', 'C4F2'],
    ['/AIDE', 'aide', ''],
    ['/help', 'aide', ''],
    ['/retour@RobotDuCcas', 'retour', ''],
    ['/corriger', 'corriger', ''],
    ['/humain', 'humain', ''],
    ['/langue', 'langue', ''],
    ['/stop', 'stop', ''],
  ])('« %s » is the command %s', (text, command, payload) => {
    expect(happening(message({ text }))).toEqual({
      type: 'command_received',
      command,
      payload,
      ref: '101',
    });
  });

  test.each(['/constructor', '/ stop', 'stop', '/météo', '12/05'])(
    '« %s » is a message',
    (text) => {
      expect(happening(message({ text }))).toMatchObject({ type: 'message_received', text });
    },
  );
});

describe('files', () => {
  test.each([
    [
      'a photo, its largest size',
      { photo: [photo({}), photo({ file_id: 'P', width: 900, file_size: 9 })] },
      'photo',
      'P',
      'image/jpeg',
    ],
    [
      'a PDF',
      { document: { file_id: 'd', mime_type: 'application/pdf' } },
      'document',
      'd',
      'application/pdf',
    ],
    [
      'a voice note',
      { voice: { file_id: 'v', mime_type: 'audio/ogg' } },
      'voice',
      'v',
      'audio/ogg',
    ],
    ['a sound', { audio: { file_id: 'a' } }, 'voice', 'a', null],
    ['a film', { video: { file_id: 'f' } }, 'video', 'f', null],
    ['a round film', { video_note: { file_id: 'n' } }, 'video', 'n', null],
    [
      'an animation, which bears a document too',
      { animation: { file_id: 'g' }, document: { file_id: 'g' } },
      'other',
      'g',
      null,
    ],
  ])('%s', (_what, fields, kind, source, mime) => {
    expect(happening(message(fields))).toMatchObject({
      type: 'file_received',
      file: { id: 'telegram:4242:1/file', kind, source, mime },
      caption: null,
    });
  });

  test('each part of an album is a file of its own, under one album', () => {
    const parts = [1, 2].map((update) =>
      happening(
        message({ photo: [photo({ file_id: `p${update}` })], media_group_id: 'A9' }, update),
      ),
    );
    expect(parts).toMatchObject([
      { file: { id: 'telegram:4242:1/file', source: 'p1', album: 'A9' } },
      { file: { id: 'telegram:4242:2/file', source: 'p2', album: 'A9' } },
    ]);
  });

  test('a caption comes with its file', () => {
    const update = message({ document: { file_id: 'd' }, caption: 'mon devis\0' });
    expect(happening(update)).toMatchObject({ caption: 'mon devis' });
  });
});

test('the address, the inbox key and the language come with it', () => {
  expect(
    read(message({ text: 'ok', from: { id: 77, is_bot: false, language_code: 'ar-MA' } }, 9)),
  ).toMatchObject({
    incoming: {
      address: { channel: 'telegram', bot: '4242', chat: '77' },
      inboxId: 'telegram:4242:9',
      at: '2026-03-02T09:00:00.000Z',
      language: 'ar',
    },
  });
});

describe('what is not a talk with one person', () => {
  test.each([
    [
      'a message in a group: the bot leaves',
      message({ text: 'salut', chat: GROUP }),
      { kind: 'leave_group', chat: -500 },
    ],
    [
      'being put in a group: the bot leaves',
      member('member', GROUP),
      { kind: 'leave_group', chat: -500 },
    ],
    ['having left a group', member('left', GROUP), { kind: 'passed_over', what: 'left_group' }],
    [
      'a person who comes back: their /start follows',
      member('member'),
      { kind: 'passed_over', what: 'person_back' },
    ],
    ['a poll', message({ poll: { id: '1' } }), { kind: 'passed_over', what: 'unknown_message' }],
    [
      'a message of another bot',
      message({ text: 'x', from: { id: 1, is_bot: true } }),
      { kind: 'passed_over', what: 'message_of_a_bot' },
    ],
    [
      'an edited photo without words',
      edited({ photo: [photo({})] }),
      { kind: 'passed_over', what: 'edit_without_words' },
    ],
    [
      'a kind of update of tomorrow',
      { update_id: 3, hologram: {} },
      { kind: 'passed_over', what: 'unknown_update' },
    ],
    ['a tap on the answer already given', tap('-'), { kind: 'tap_on_chosen', tap: 'tap1' }],
  ])('%s', (_what, update, expected) => {
    expect(read(update)).toEqual(expected);
  });
});
