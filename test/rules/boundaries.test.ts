import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/domain/value.ts';
import { OUTCOMES } from '../../src/domain/verdict.ts';
import { boundaries } from '../../src/rules/boundaries.ts';
import { ELIGIBILITY, STARTING, TODAY } from './fixtures.ts';

/** With a minimum of six months in the commune, so that this criterion has a boundary too. */
const starting = { ...STARTING, facts: { ...STARTING.facts, 'ccas.mois_residence_min': 6 } };
const found = boundaries(ELIGIBILITY.model, starting);

const criterion = (name: string) => ELIGIBILITY.criteria.find((one) => one.name === name);

describe.each(found.map((one) => [`${one.rule} along ${one.fact}`, one] as const))(
  '%s',
  (_, one) => {
    it.each(one.examples.map(({ value, met }) => [value, met] as const))(
      '%j: met %j',
      (value, met) => {
        const { outcome, reasons } = ELIGIBILITY.rules.evaluate(
          { ...one.facts, [one.fact]: value },
          TODAY,
        );
        expect(reasons.includes(one.rule)).toBe(!met);
        const least = criterion(one.rule)?.outcome ?? 'ensemble';
        if (!met) expect(OUTCOMES.indexOf(outcome)).toBeGreaterThanOrEqual(OUTCOMES.indexOf(least));
      },
    );

    it('is met on one side, and not on the other', () => {
      expect(new Set(one.examples.map(({ met }) => met))).toEqual(new Set([true, false]));
    });
  },
);

describe('the boundaries', () => {
  it('leave out no criterion', () => {
    const names = ELIGIBILITY.criteria.map(({ name }) => name);
    expect(names.filter((name) => !found.some(({ rule }) => rule === name))).toEqual([]);
  });

  it.each<[string, string, readonly (readonly [Value, boolean])[]]>([
    [
      'montant_minimum',
      'montant',
      [
        [29_999, false],
        [30_000, true],
        [30_001, true],
      ],
    ],
    [
      'montant_habituel',
      'montant',
      [
        [299_999, true],
        [300_000, true],
        [300_001, false],
      ],
    ],
    [
      'montant_exceptionnel',
      'montant',
      [
        [499_999, true],
        [500_000, true],
        [500_001, false],
      ],
    ],
    [
      'montant_loi',
      'montant',
      [
        [799_999, true],
        [800_000, true],
        [800_001, false],
      ],
    ],
    [
      'duree_minimum',
      'duree',
      [
        [5, false],
        [6, true],
        [7, true],
      ],
    ],
    [
      'duree_loi',
      'duree',
      [
        [83, true],
        [84, true],
        [85, false],
      ],
    ],
    // More must come in than goes out: as much is not enough.
    [
      'capacite',
      'revenus',
      [
        [69_999, false],
        [70_000, false],
        [70_001, true],
      ],
    ],
    [
      'anciennete_commune',
      'mois_residence',
      [
        [5, false],
        [6, true],
        [7, true],
      ],
    ],
    [
      'age',
      'majeur',
      [
        [true, true],
        [false, false],
      ],
    ],
  ])('stand at the numbers of ccas.yaml: %s along %s', (rule, fact, examples) => {
    const first = found.find((one) => one.rule === rule && one.fact === fact);
    expect(first?.examples.map(({ value, met }) => [value, met])).toEqual(examples);
  });

  it('move with the settings of the CCAS', () => {
    const facts = { ...starting.facts, 'ccas.montant_max': 123_456 };
    const moved = boundaries(ELIGIBILITY.model, { ...starting, facts });
    const one = moved.find(({ rule }) => rule === 'montant_habituel');
    expect(one?.examples.map(({ value }) => value)).toEqual([123_455, 123_456, 123_457]);
  });
});
