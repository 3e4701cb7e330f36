import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount, readNumber } from '../../../src/understanding/values/amount.ts';

const euros: readonly (readonly [string, number])[] = [
  ['1500', 1500],
  ['1 500 €', 1500],
  ['1\u202f500\u00a0€', 1500],
  ['1.500,50 €', 1500.5],
  ['2,500', 2500],
  ['57,50', 57.5],
  ['57€50', 57.5],
  ['57 euros et 50 centimes', 57.5],
  ['800e', 800],
  ['environ 800', 800],
  ['pas plus de 2000 balles', 2000],
  ['1,5k', 1500],
  ['1k5', 1500],
  ['2 mille', 2000],
  ['mille cinq cent', 1500],
  ['quinze cents euros', 1500],
  ['trois mille deux cent cinquante', 3250],
  ['quatre-vingt-dix-neuf', 99],
  ['soixante et onze', 71],
  ['une centaine d’euros', 100],
  ['un billet de cinquante', 50],
  ['٣٠٠٠', 3000],
  ['je gagne 1200€ net', 1200],
  ['1500 sur 24 mois', 1500],
  ['1500 le 5 mars', 1500],
  ['j’ai 3 enfants et 1200 euros', 1200],
  ['0', 0],
];

const none = [
  'entre 1000 et 1500',
  '1000 ou 1500 €',
  '800 à 900',
  '800-900',
  '3 fois 500',
  '12 mois',
  'le 5',
  '1er',
  '0612345678',
  '3000 dh',
  'un peu',
  'une voiture',
  '-50',
  'je ne sais pas',
  '99999999999999999999',
];

describe('amounts, in euros', () => {
  test.each(euros)('« %s » is %s €', (text, value) => {
    expect(readAmount(text)).toBe(Math.round(value * 100));
  });

  test.each(none)('« %s » is no certain amount', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  test('any amount that is shown in French is read back', () => {
    const shown = new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
        expect(readAmount(shown.format(cents / 100))).toBe(cents);
      }),
    );
  });
});

describe('numbers', () => {
  test.each([
    ['3', 3],
    ['trois', 3],
    ['un enfant', 1],
    ['j’ai deux enfants', 2],
    ['aucun', 0],
    ['pas d’enfant', 0],
  ])('« %s » is %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test.each(['2 ou 3', 'cinq six', 'un peu', 'beaucoup'])('« %s » is no certain number', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});
