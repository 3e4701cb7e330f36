import { describe, expect, test } from 'vitest';
import { callSchema, type TelegramCall } from '../../../src/channels/telegram/call.ts';
import { telegramRender } from '../../../src/channels/telegram/render.ts';
import type { PersonMessage } from '../../../src/runtime/ports.ts';

const ADDRESS = { channel: 'telegram', bot: '4242', chat: '77' } as const;
const PLAIN: PersonMessage = {
  paragraphs: ['Bonjour.'],
  choices: null,
  discreet: false,
  rightToLeft: false,
  ask: null,
};

/** The calls of a message, after a turn through the outbox. */
function say(fields: Partial<PersonMessage>): readonly TelegramCall[] {
  const calls = telegramRender.say(ADDRESS, { ...PLAIN, ...fields });
  return calls.map((call) => callSchema.parse(JSON.parse(JSON.stringify(call))));
}

function payloads(fields: Partial<PersonMessage>) {
  return say(fields).flatMap((call) => (call.method === 'sendMessage' ? [call.payload] : []));
}

const texts = (fields: Partial<PersonMessage>) => payloads(fields).map(({ text }) => text);

function rows(labels: readonly string[]): readonly string[][] {
  const [payload] = payloads({ choices: { question: 'k', labels } });
  if (!payload || !('inline_keyboard' in payload.reply_markup)) throw new Error('no buttons');
  return payload.reply_markup.inline_keyboard.map((row) => row.map(({ text }) => text));
}

describe('words', () => {
  test('paragraphs are one message, with air between', () => {
    expect(texts({ paragraphs: ['Bonjour.', 'On regarde ensemble.'] })).toEqual([
      'Bonjour.\n\nOn regarde ensemble.',
    ]);
  });

  test('what people write is never markup', () => {
    expect(texts({ paragraphs: ['<b>R&D</b> > 3 < 4'] })).toEqual([
      '&lt;b&gt;R&amp;D&lt;/b&gt; &gt; 3 &lt; 4',
    ]);
  });

  test('10 000 characters leave in parts, the buttons under the last, and the phone rings once', () => {
    const paragraphs = [`${'Une phrase courte. '.repeat(527)}Fin & suite.`];
    const sent = payloads({ paragraphs, choices: { question: 'k', labels: ['Oui'] } });
    expect(sent.map(({ text }) => text.length <= 4096 + 4)).toEqual([true, true, true]);
    expect(sent.map(({ reply_markup }) => 'inline_keyboard' in reply_markup)).toEqual([
      false,
      false,
      true,
    ]);
    expect(sent.map(({ disable_notification }) => disable_notification)).toEqual([
      false,
      true,
      true,
    ]);
    expect(sent.at(-1)?.text).toMatch(/Fin &amp; suite\.$/);
  });

  test('4 096 characters that all need escaping are one message', () => {
    expect(texts({ paragraphs: ['<'.repeat(4096)] })).toEqual(['&lt;'.repeat(4096)]);
  });

  test('half an emoji is mended', () => {
    expect(texts({ paragraphs: ['oui \ud83d'] })).toEqual(['oui \ufffd']);
  });

  test('nothing to say is no call, but buttons always have words above them', () => {
    expect(texts({ paragraphs: [' '] })).toEqual([]);
    expect(texts({ paragraphs: [], choices: { question: 'k', labels: ['Oui'] } })).toEqual(['…']);
  });

  test('links are never fetched, and a discreet message cannot be passed on', () => {
    expect(payloads({ discreet: true })[0]).toMatchObject({
      link_preview_options: { is_disabled: true },
      protect_content: true,
    });
    expect(payloads({})[0]).toMatchObject({ protect_content: false });
  });
});

describe('right to left', () => {
  test('each line starts from the right, even one that starts with a number', () => {
    expect(texts({ paragraphs: ['مرحبا\n57\u00a0€', 'نعم'], rightToLeft: true })).toEqual([
      '\u200fمرحبا\n\u200f57\u00a0€\n\n\u200fنعم',
    ]);
  });

  test('a phone number keeps its order', () => {
    expect(texts({ paragraphs: ['اتصل 01 23 45 67 89'], rightToLeft: true })).toEqual([
      '\u200fاتصل \u206601 23 45 67 89\u2069',
    ]);
  });

  test('a button takes its direction from its own letters', () => {
    expect(rows(['نعم', 'Non'])).toEqual([['\u200fنعم', 'Non']]);
  });
});

describe('buttons', () => {
  test.each([
    [['Oui', 'Non'], [['Oui', 'Non']]],
    [
      ['Un', 'Deux', 'Trois'],
      [['Un', 'Deux'], ['Trois']],
    ],
    [
      ["J'ai perdu mon travail", 'Oubli', 'Autre'],
      [["J'ai perdu mon travail"], ['Oubli', 'Autre']],
    ],
    [
      ['Oubli', "L'argent arrive plus tard", 'Autre'],
      [['Oubli'], ["L'argent arrive plus tard"], ['Autre']],
    ],
  ])('%j stand as %j', (labels, expected) => {
    expect(rows(labels)).toEqual(expected);
  });

  test('a button says its question and its number, never its content', () => {
    const [payload] = payloads({ choices: { question: 'k3', labels: ['Oui', 'Non'] } });
    expect(JSON.stringify(payload?.reply_markup)).toContain('"callback_data":"k3:1"');
  });

  test('callback data over 64 bytes is our mistake, and says so', () => {
    const choices = { question: 'q'.repeat(63), labels: ['Oui'] };
    expect(() => telegramRender.say(ADDRESS, { ...PLAIN, choices })).toThrow('65 bytes of 64');
  });

  test('the chosen one stays to be seen, and does nothing any more', () => {
    expect(telegramRender.markChoice(ADDRESS, '55', 'Oui')).toEqual([
      {
        method: 'editMessageReplyMarkup',
        payload: {
          chat_id: 77,
          message_id: 55,
          reply_markup: { inline_keyboard: [[{ text: '✓ Oui', callback_data: '-' }]] },
        },
      },
    ]);
  });

  test('all go when nothing is to be seen, and a message that is not known is left alone', () => {
    expect(telegramRender.markChoice(ADDRESS, '55', null)).toMatchObject([
      { payload: { reply_markup: { inline_keyboard: [] } } },
    ]);
    expect(telegramRender.markChoice(ADDRESS, '', 'Oui')).toEqual([]);
  });

  test('ticked boxes bear a mark', () => {
    const choices = { question: 'k', labels: ['Loyer', 'Gaz', 'C’est tout'] };
    const [call] = telegramRender.tickChoices(ADDRESS, '55', choices, [1]);
    expect(JSON.stringify(call)).toContain('"✓ Gaz"');
    expect(JSON.stringify(call)).not.toContain('✓ Loyer');
  });
});

describe('a position or a number is given in one touch', () => {
  test('by the keyboard of the phone', () => {
    expect(payloads({ ask: 'position', askLabel: 'Send my position' })[0]?.reply_markup).toEqual({
      keyboard: [[{ text: 'Send my position', request_location: true }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
  });

  test('beside other buttons it stands under a line of its own', () => {
    const sent = payloads({ ask: 'téléphone', choices: { question: 'k', labels: ['Passer'] } });
    expect(sent.map(({ text }) => text)).toEqual(['Bonjour.', 'Envoyer mon numéro 👇']);
    expect(JSON.stringify(sent[1]?.reply_markup)).toContain('request_contact');
  });

  test('the next plain message takes it off', () => {
    expect(payloads({})[0]?.reply_markup).toEqual({ remove_keyboard: true });
  });
});
