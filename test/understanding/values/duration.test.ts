import { describe, expect, test } from 'vitest';
import { readDuration } from '../../../src/understanding/values/duration.ts';

const months: readonly (readonly [string, number])[] = [
  ['24 mois', 24],
  ['24mois', 24],
  ['24', 24],
  ['vingt-quatre mois', 24],
  ['2 ans', 24],
  ['2ans', 24],
  ['deux ans', 24],
  ['un an', 12],
  ['une année', 12],
  ['un an et demi', 18],
  ['1,5 an', 18],
  ['deux ans et 6 mois', 30],
  ['quatre-vingt-quatre mois', 84],
  ['une vingtaine de mois', 20],
  ['1500 € sur 24 mois', 24],
  ['2 years', 24],
];

describe('durations', () => {
  test.each(months)('« %s » is %s months', (text, count) => {
    expect(readDuration(text, 'mois')).toBe(count);
  });

  test.each([
    ['15 jours', 15],
    ['quinze jours', 15],
    ['une quinzaine', 15],
    ['deux semaines', 14],
    ['15', 15],
  ])('« %s » is %s days', (text, count) => {
    expect(readDuration(text, 'jours')).toBe(count);
  });

  test.each([
    'entre 12 et 24 mois',
    '12 ou 24',
    'six mois à un an',
    '12 mois ou 2 ans',
    'un mois et demi',
    '1,3 an',
    '2 semaines',
    '15 jours',
    'le plus longtemps possible',
  ])('« %s » is no certain number of months', (text) => {
    expect(readDuration(text, 'mois')).toBeUndefined();
  });
});
