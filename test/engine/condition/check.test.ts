import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../../src/engine/condition/check.ts';
import { NAMES } from './facts.ts';

const CONDITION = { kind: 'oui/non' } as const;

/** `code@offset`, one line each. */
function findings(source: string, options: Parameters<typeof checkExpression>[2] = {}) {
  return checkExpression(source, NAMES, { wants: CONDITION, ...options }).map(
    ({ code, at }) => `${code}@${at}`,
  );
}

describe('a sound condition has no finding', () => {
  it.each([
    'majeur',
    'depart = echeance_impayee',
    'montant > 3 000 € et duree ≤ 36 mois',
    'raison est connu et raison = oubli',
    'raison est inconnu ou raison = oubli',
    'non (raison est inconnu) et raison = oubli',
    'revenu est connu et (revenu > 500 € ou revenu < 100 €)',
    'aides est connu et aides contient rsa',
    'montant > 300 € et montant ≤ 3 000 €',
    'depart = difficulte ou depart = echeance_impayee et majeur',
    "echeance.date > aujourd'hui et echeance.date < aujourd'hui + 30 jours",
    'enfants > 2 et enfants < 3',
    'montant > ccas.montant_max',
    'ville contient "mer" et ville ≠ "Mer"',
  ])('%s', (source) => {
    expect(findings(source)).toEqual([]);
  });
});

describe('what is wrong is found at its place', () => {
  it.each([
    ['montent > 3 €', 'nom-inconnu@0'],
    ['majeur et reson = oubli', 'nom-inconnu@10'],
    ['depart = dificulte', 'choix-inconnu@9'],
    ['montant > 12 mois', 'types-melanges@10'],
    ['montant > 1500', 'types-melanges@10'],
    ['duree > 30 jours', 'types-melanges@8'],
    ['montant + 3 mois > 5 €', 'types-melanges@0'],
    ['enfants = "deux"', 'types-melanges@10'],
    ['depart > difficulte', 'types-melanges@0'],
    ['majeur < oui', 'types-melanges@0'],
    ['montant contient "3"', 'types-melanges@0'],
    ['aides est connu et aides = rsa', 'types-melanges@19'],
    ['depart contient difficulte', 'types-melanges@0'],
    ['montant', 'types-melanges@0'],
    ['majeur et montant', 'types-melanges@10'],
    ['non montant', 'types-melanges@4'],
    ['revenu > 500 €', 'fait-sans-garde@0'],
    ['majeur et revenu > 500 €', 'fait-sans-garde@10'],
    ['revenu est connu ou revenu > 500 €', 'fait-sans-garde@20'],
    ['montant > 3 € et', 'expression-illisible@16'],
  ])('%s → %s', (source, expected) => {
    expect(findings(source)).toEqual([expected]);
  });

  it('says a fact without guard once: after a comparison that holds it is known', () => {
    expect(findings('revenu > 5 € et revenu < 9 €')).toEqual(['fait-sans-garde@0']);
  });

  it('accepts without guard what was surely answered before', () => {
    expect(findings('revenu > 500 €', { known: new Set(['revenu']) })).toEqual([]);
  });

  it('tells the words that could be meant', () => {
    const [finding] = checkExpression('depart = dificulte', NAMES, { wants: CONDITION });
    expect(finding?.unknown).toEqual({
      word: 'dificulte',
      known: ['difficulte', 'echeance_impayee'],
    });
  });
});

describe('a condition that can only go one way is found, with its smallest part', () => {
  it.each([
    ['montant < 0 €', '« montant < 0 € » n’est jamais vrai.'],
    ['duree ≥ 0 mois', '« duree ≥ 0 mois » est toujours vrai.'],
    ['3 > 2', '« 3 > 2 » est toujours vrai.'],
    [
      'depart = difficulte et depart = echeance_impayee',
      '« (depart = difficulte) et (depart = echeance_impayee) » n’est jamais vrai.',
    ],
    [
      'depart = difficulte ou depart = echeance_impayee',
      '« (depart = difficulte) ou (depart = echeance_impayee) » est toujours vrai.',
    ],
    [
      'depart ≠ difficulte ou depart ≠ echeance_impayee',
      '« (depart ≠ difficulte) ou (depart ≠ echeance_impayee) » est toujours vrai.',
    ],
    [
      'montant > 500 € et montant < 300 €',
      '« (montant > 500 €) et (montant < 300 €) » n’est jamais vrai.',
    ],
    [
      'montant > 3 € et montant < 3,01 €',
      '« (montant > 3 €) et (montant < 3,01 €) » n’est jamais vrai.',
    ],
    ['majeur et non majeur', '« majeur et (non majeur) » n’est jamais vrai.'],
    [
      'echeance.date > 5 mars 2026 et echeance.date < 1er mars 2026',
      '« (echeance.date > 05/03/2026) et (echeance.date < 01/03/2026) » n’est jamais vrai.',
    ],
    [
      'raison est connu et raison est inconnu',
      '« (raison est connu) et (raison est inconnu) » n’est jamais vrai.',
    ],
    ['majeur ou montant < 0 €', '« montant < 0 € » n’est jamais vrai.'],
  ])('%s', (source, sentence) => {
    const found = checkExpression(source, NAMES, { wants: CONDITION });
    expect(found.map((one) => [one.code, one.sentence])).toEqual([
      ['condition-impossible', sentence],
    ]);
  });
});

describe('a value must have the type of its place', () => {
  it.each([
    ['3 000 €', { kind: 'montant' } as const, []],
    ['montant / 2', { kind: 'montant' } as const, []],
    ['oui', { kind: 'oui/non' } as const, []],
    ['dans 30 jours', { kind: 'date' } as const, []],
    ["echeance.date - aujourd'hui", { kind: 'durée', unit: 'jours' } as const, []],
    ['3 000', { kind: 'montant' } as const, ['types-melanges@0']],
    ['30 jours', { kind: 'date' } as const, ['types-melanges@0']],
    ['2 ans', { kind: 'durée', unit: 'jours' } as const, ['types-melanges@0']],
    ['oubli', { kind: 'choix', choices: ['oubli'] } as const, []],
    ['oublie', { kind: 'choix', choices: ['oubli'] } as const, ['choix-inconnu@0']],
  ])('%s as %o', (source, wants, expected) => {
    expect(findings(source, { wants })).toEqual(expected);
  });
});
