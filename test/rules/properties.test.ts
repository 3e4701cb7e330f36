import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value, Values } from '../../src/domain/value.ts';
import { OUTCOMES, type Rules } from '../../src/domain/verdict.ts';
import { boundaries } from '../../src/rules/boundaries.ts';
import type { RuleSet } from '../../src/script/rules/ruleSet.ts';
import { startingOf } from '../../src/script/rules/starting.ts';
import { ELIGIBILITY, FACTS, ruleSet, SETTINGS, TODAY } from './fixtures.ts';

/** Every construct that a rule may use, and questions of every kind. */
const EVERY_CONSTRUCT = `projet:
  question: Quel projet ?
usage:
  question: Quel usage ?
majeur:
  question: Majeur ?
montant:
  question: Combien ?
  entre: [1 €, 50 000 €]
duree:
  question: En combien de mois ?
  entre: [1 mois, 120 mois]
revenus:
  question: Quels revenus ?
  entre: [0 €, 20 000 €]
charges:
  question: Quelles charges ?
  entre: [0 €, 20 000 €]
personnes_foyer:
  question: Combien de personnes ?
  entre: [0, 15]

seuil:
  variations:
    - si: projet = 'emploi'
      alors: 4 000 €
    - si: majeur = non
      alors: 500 €
    - sinon: le_plus_grand
le_plus_grand:
  le maximum de:
    - 1 000 €
    - revenus / 2
  plafond: 3 000 €
total:
  somme:
    - charges
    - mensualite
  plancher: 100 €

sous_le_seuil:
  titre: Sous le seuil
  ordre: 1
  valeur: montant <= seuil
  sinon: a_voir
  raison: Trop.
  presque:
    fait: montant
    vers: [seuil, 500 €]
    texte: Moins.
  source: Essai
  depuis: 2026-01-01
budget:
  titre: Budget
  ordre: 1
  non applicable si: projet = 'sante'
  valeur: total <= revenus
  sinon: hors_dispositif
  raison: Trop.
  presque:
    fait: duree
    vers: [12 mois, 24 mois]
    texte: Plus long.
  source: Essai
  depuis: 2026-01-01
part:
  titre: Part de chacun
  ordre: 0
  valeur:
    une de ces conditions:
      - toutes ces conditions:
          - majeur
          - usage != 'loisirs'
      - (revenus - charges) / personnes_foyer >= 10 €
      - le_moindre < 3
  sinon: conseil
  raison: Peu.
  source: Essai
  depuis: 2026-01-01
le_moindre:
  le minimum de:
    - personnes_foyer * 2
    - 14
`;

const EVERY = ruleSet(EVERY_CONSTRUCT, []);

const SETS: readonly (readonly [string, RuleSet])[] = [
  ['the rules of this repository', ELIGIBILITY],
  ['rules with every construct', EVERY.ruleSet],
];

it('the rules with every construct have no mistake', () => {
  expect(EVERY.problems).toEqual([]);
});

/** Answers around the boundaries of the rules, and any others. */
function answersOf(set: RuleSet): fc.Arbitrary<Values> {
  const starting = startingOf(set, SETTINGS, FACTS);
  const found = boundaries(set.model, starting);
  const model = set.questions.map(({ name, bounds, choices }): [string, fc.Arbitrary<Value>] => {
    const [low, high] = bounds ?? [0, 1];
    const turning = found.filter(({ fact }) => fact === name).flatMap(({ examples }) => examples);
    const any: fc.Arbitrary<Value> =
      choices.length > 0
        ? fc.constantFrom(...choices.map(({ key }) => key))
        : bounds
          ? fc.integer({ min: low, max: high })
          : fc.boolean();
    const near = turning.map(({ value }) => value);
    return [name, near.length > 0 ? fc.oneof(fc.constantFrom(...near), any) : any];
  });
  return fc.record(Object.fromEntries(model));
}

/** All the answers, and which of them are known. */
function partly(set: RuleSet): fc.Arbitrary<{ readonly known: Values; readonly all: Values }> {
  const names = set.questions.map(({ name }) => name);
  return fc.tuple(answersOf(set), fc.subarray(names)).map(([answers, known]) => ({
    all: { ...SETTINGS, ...answers },
    known: {
      ...SETTINGS,
      ...Object.fromEntries(Object.entries(answers).filter(([name]) => known.includes(name))),
    },
  }));
}

const rank = (rules: Rules, facts: Values) =>
  OUTCOMES.indexOf(rules.evaluate(facts, TODAY).outcome);

describe.each(SETS)('%s', (_, set) => {
  const { rules } = set;

  it('say the same of the same facts, whatever their order and whatever was asked before', () => {
    fc.assert(
      fc.property(partly(set), partly(set), ({ known }, other) => {
        const verdict = rules.evaluate(known, TODAY);
        rules.evaluate(other.known, TODAY);
        const turned = Object.fromEntries(Object.entries(known).reverse());
        expect(rules.evaluate(turned, TODAY)).toEqual(verdict);
      }),
    );
  });

  it('never take a reason back when more is known, and never say better', () => {
    fc.assert(
      fc.property(partly(set), ({ known, all }) => {
        const before = rules.evaluate(known, TODAY);
        const after = rules.evaluate(all, TODAY);
        expect(after.reasons).toEqual(expect.arrayContaining([...before.reasons]));
        expect(rank(rules, all)).toBeGreaterThanOrEqual(rank(rules, known));
      }),
    );
  });

  it('ask nothing more only when the rest can change nothing', () => {
    fc.assert(
      fc.property(answersOf(set), answersOf(set), (answers, others) => {
        let known: Values = SETTINGS;
        for (let verdict = rules.evaluate(known, TODAY); verdict.asks[0]; ) {
          const [next] = verdict.asks;
          expect(known[next]).toBeUndefined();
          known = { ...known, [next]: answers[next] ?? 0 };
          verdict = rules.evaluate(known, TODAY);
        }
        const verdict = rules.evaluate(known, TODAY);
        const after = rules.evaluate({ ...others, ...known }, TODAY);
        expect(after.outcome).toBe(verdict.outcome);
        // Once it is out, another reason may be found later; it is not asked for.
        if (verdict.outcome !== 'hors_dispositif') expect(after.reasons).toEqual(verdict.reasons);
      }),
    );
  });

  it('tell near misses that are true', () => {
    fc.assert(
      fc.property(partly(set), ({ known }) => {
        const { near } = rules.evaluate(known, TODAY);
        for (const { rule, fact, value } of near) {
          const moved = { ...known, [fact]: value };
          expect(rank(rules, moved)).toBeLessThan(rank(rules, known));
          expect(rules.evaluate(moved, TODAY).reasons).not.toContain(rule);
        }
      }),
    );
  });

  it('tell what the verdict was read from: other facts change nothing', () => {
    fc.assert(
      fc.property(partly(set), ({ known }) => {
        const verdict = rules.evaluate(known, TODAY);
        const read = Object.fromEntries(
          Object.entries(known).filter(([name]) => verdict.reads.includes(name)),
        );
        const again = rules.evaluate(read, TODAY);
        expect([again.outcome, again.reasons]).toEqual([verdict.outcome, verdict.reasons]);
      }),
    );
  });
});
