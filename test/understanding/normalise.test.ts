import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, normalised } from '../../src/understanding/normalise.ts';
import { sameWord } from '../../src/understanding/sameWord.ts';
import { sound } from '../../src/understanding/sound.ts';
import { wellFormed } from '../../src/understanding/wellFormed.ts';

const written: readonly (readonly [string, string])[] = [
  ['Ça va MIEUX !', 'ca va mieux'],
  ['g perdu mon taf', 'j ai perdu mon travail'],
  ['jpeu pa payer', 'je peux pas payer'],
  ['je ne peux pas payer', 'je peux pas payer'],
  ["C'est quoi", 'c est quoi'],
  ['c est quoi', 'c est quoi'],
  ['c koi', 'c est quoi'],
  ['ouiiiiii', 'oui'],
  ['cœur', 'coeur'],
  ['٣٠٠', '300'],
  ['أُرِيدُ', 'اريد'],
  ['👍🏽', ''],
  ['constructor __proto__', 'constructor proto'],
];

describe('words as they are compared', () => {
  test.each(written)('« %s » → « %s »', (text, expected) => {
    expect(normalised(text)).toBe(expected);
  });

  test('no text gives an empty word, nor fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalise(text)).not.toContain('');
      }),
    );
  });
});

describe('words written by ear', () => {
  test.each([
    ['kan', 'quand'],
    ['papié', 'papier'],
    ['échéanse', 'échéance'],
    ['mourire', 'mourir'],
    ['frapé', 'frapper'],
    ['fauto', 'photo'],
  ])('« %s » sounds like « %s »', (one, other) => {
    expect(sound(normalised(one))).toBe(sound(normalised(other)));
  });

  test.each([
    ['mouir', 'mourir', true],
    ['moruir', 'mourir', true],
    ['ve', 'veux', true],
    ['femme', 'faim', false],
    ['fin', 'faim', false],
    ['tu', 'tue', false],
    ['bas', 'bat', false],
    ['ménage', 'menace', false],
    ['plaindre', 'pendre', false],
    ['nourrir', 'mourir', false],
  ])('« %s » for « %s »: %s', (typed, wanted, same) => {
    expect(sameWord(normalised(typed), normalised(wanted))).toBe(same);
  });
});

describe('a text that can be kept', () => {
  test.each([
    ['half an emoji', 'oui \ud83d', 'oui \ufffd'],
    ['NUL', 'o\u0000ui', 'oui'],
    ['lines of another system', 'a\r\nb\rc', 'a\nb\nc'],
  ])('%s', (_, text, expected) => {
    expect(wellFormed(text)).toBe(expected);
  });
});
