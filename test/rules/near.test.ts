import { describe, expect, it } from 'vitest';
import type { Values } from '../../src/domain/value.ts';
import type { NearMiss } from '../../src/domain/verdict.ts';
import { ELIGIBILITY, GOOD, TODAY } from './fixtures.ts';

const near = (change: Values) => ELIGIBILITY.rules.evaluate({ ...GOOD, ...change }, TODAY).near;

describe('a near miss', () => {
  it.each<[string, Values, readonly NearMiss[]]>([
    ['none when nothing is wrong', {}, []],
    [
      '3 500 €: with 3 000 €, 130,27 € a month',
      { montant: 350_000 },
      [{ rule: 'montant_habituel', fact: 'montant', value: 300_000, instalment: 13_027 }],
    ],
    [
      '6 000 €: with 3 000 €',
      { montant: 600_000 },
      [{ rule: 'montant_exceptionnel', fact: 'montant', value: 300_000, instalment: 13_027 }],
    ],
    [
      '6 000 € for who is already seen by the advisor: 3 000 € would still be better than out',
      { montant: 600_000, particulier: 'fiche' },
      [{ rule: 'montant_exceptionnel', fact: 'montant', value: 300_000, instalment: 13_027 }],
    ],
    [
      '60 months: with 36',
      { duree: 60 },
      [{ rule: 'duree_exceptionnelle', fact: 'duree', value: 36, instalment: 4_429 }],
    ],
    [
      '3 months: with 6',
      { duree: 3, montant: 60_000 },
      [{ rule: 'duree_minimum', fact: 'duree', value: 6, instalment: 10_117 }],
    ],
    [
      '2 000 € over 8 months is too tight: with 24, 86,85 € a month; 12 and 18 are not enough',
      { montant: 200_000, duree: 8, revenus: 100_000 },
      [{ rule: 'reste_par_jour', fact: 'duree', value: 24, instalment: 8_685 }],
    ],
    ['too small: nobody is told to borrow more', { montant: 20_000 }, []],
    [
      'another reason that is as bad: nothing would be better',
      { montant: 350_000, projet: 'dettes' },
      [],
    ],
    ['two facts at once are no near miss', { montant: 350_000, duree: 60 }, []],
    ['a longer loan that is not enough', { charges: 110_000 }, []],
  ])('%s', (_, change, expected) => {
    expect(near(change)).toEqual(expected);
  });

  it('has no instalment while the duration is not known', () => {
    const { duree: _duree, ...facts } = GOOD;
    expect(ELIGIBILITY.rules.evaluate({ ...facts, montant: 350_000 }, TODAY).near).toEqual([
      { rule: 'montant_habituel', fact: 'montant', value: 300_000, instalment: null },
    ]);
  });
});
