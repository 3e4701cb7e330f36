import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../../src/channels/telegram/split.ts';

const squeeze = (text: string) => text.replace(/\s+/g, '');
const FAMILY = '👨‍👩‍👧‍👦';

describe('a long text is cut where a reader would', () => {
  test.each([
    ['a short text stays whole', 'Bonjour.', 20, ['Bonjour.']],
    [
      'between paragraphs first',
      'Un deux.\n\nTrois. Quatre cinq.',
      20,
      ['Un deux.', 'Trois. Quatre cinq.'],
    ],
    ['else between lines', 'Un deux trois.\nQuatre cinq.', 20, ['Un deux trois.', 'Quatre cinq.']],
    [
      'else between sentences',
      'Un deux trois. Quatre cinq.',
      20,
      ['Un deux trois.', 'Quatre cinq.'],
    ],
    ['else between words', 'un deux trois quatre cinq', 20, ['un deux trois quatre', 'cinq']],
    [
      'an amount is never cut from its unit',
      'il reste à payer 57\u00a0€',
      19,
      ['il reste à payer', '57\u00a0€'],
    ],
    ['a word too long is cut between characters', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['never inside an emoji', `abcdefg${FAMILY}`, 14, ['abcdefg', FAMILY]],
    ['never between a letter and its accent', 'abce\u0301f', 4, ['abc', 'e\u0301f']],
    ['white space at the cut goes away', 'un deux   trois', 8, ['un deux', 'trois']],
    ['a blank text has no part', ' \n ', 20, []],
  ])('%s', (_what, text, length, parts) => {
    expect(splitText(text, length)).toEqual(parts);
  });
});

describe('whatever the text', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(' ', '\n\n', '. ', FAMILY, 'e\u0301', '🇫🇷', 'مرحبا'),
    ),
    { maxLength: 60 },
  );

  test('nothing but white space is lost, and no part is too long or blank', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 60 }), (pieces, length) => {
        const text = pieces.join('');
        const parts = splitText(text, length);
        expect(squeeze(parts.join(''))).toBe(squeeze(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(length);
          expect(part.trim()).not.toBe('');
          expect(part.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test('no character is broken when one fits in a part', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const count = (text: string) =>
      [...graphemes.segment(text)].filter(({ segment }) => segment.trim() !== '').length;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', FAMILY, 'e\u0301', '🇫🇷', '👍🏽'), { maxLength: 60 }),
        (pieces) => {
          const text = pieces.join('\u200b');
          const cut = splitText(text, 16).reduce((sum, part) => sum + count(part), 0);
          expect(cut).toBe(count(text));
        },
      ),
    );
  });
});
