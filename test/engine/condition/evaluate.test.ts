import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../src/engine/condition/compile.ts';
import { FACTS, NAMES, TODAY } from './facts.ts';

function evaluated(source: string) {
  const compiled = compileExpression(source, NAMES);
  if ('error' in compiled) throw new Error(`${source}: ${compiled.error}`);
  return compiled.evaluate({ lookup: (name) => FACTS[name], today: TODAY });
}

describe('a condition says whether it holds', () => {
  it.each([
    ['raison = oubli', true],
    ['raison ≠ oubli', false],
    ['Raison = OUBLI', true],
    ['raison = retard', false],
    ['depart = échéance_impayée', true],
    ['majeur', true],
    ['majeur = oui', true],
    ['majeur = non', false],
    ['non majeur', false],
    ['non majeur = non', true],
    ['montant = 1 500,50 €', true],
    ['montant = 1\u202f500,50\u00a0€', true],
    ['montant > 1 500 €', true],
    ['montant >= 1500,50 euros', true],
    ['montant <= 1500,51 €', true],
    ['montant != 1500,5 €', false],
    ['montant < ccas.montant_max', true],
    ['1 000 € < montant', true],
    ['duree = 2 ans', true],
    ['duree > 1 an', true],
    ['durée ≥ 24 mois', true],
    ['retard > 6 semaines', true],
    ['retard = 45 jours', true],
    ['echeance.date = 5 mars 2026', true],
    ['échéance.date = 05/03/2026', true],
    ['echeance.date = 2026-03-05', true],
    ['echeance.date = 1er mars 2026', false],
    ["echeance.date > aujourd'hui", true],
    ['echeance.date > aujourd’hui', true],
    ["echeance.date = aujourd'hui + 4 jours", true],
    ['echeance.date ≤ dans 30 jours', true],
    ["echeance.date - aujourd'hui = 4 jours", true],
    ['ville = « Valmont-sur-Mer »', true],
    ['ville = “Valmont-sur-Mer”', true],
    ['ville = "Valmont"', false],
    ['ville contient "sur-Mer"', true],
    ['aides contient rsa', true],
    ['aides contient aah', false],
    ['enfants * 100 € = 200 €', true],
    ['montant > 3 000 € et majeur ou raison = oubli', true],
    ['montant > 3 000 € et (majeur ou raison = oubli)', false],
    ['non (raison = retard ou raison = emploi)', true],
  ])('%s → %s', (source, expected) => {
    expect(evaluated(source)).toBe(expected);
  });
});

describe('what is unknown makes a comparison false, and a value unknown', () => {
  it.each([
    ['revenu > 0 €', false],
    ['revenu ≠ 500 €', false],
    ['revenu = 500 €', false],
    ['revenu est connu', false],
    ['revenu est inconnu', true],
    ['raison est connu', true],
    ['accord', undefined],
    ['non accord', true],
    ['accord et majeur', false],
    ['revenu + 100 €', undefined],
    ['date_possible + 3 jours', undefined],
    ['jamais_dit = 3', false],
    ['jamais_dit', undefined],
  ])('%s → %s', (source, expected) => {
    expect(evaluated(source)).toBe(expected);
  });
});

describe('a value is calculated', () => {
  it.each([
    ['3 000,50 €', 300_050],
    ['57 €', 5700],
    ['12 mois', 12],
    ['1,5 an', 18],
    ['2 semaines', 14],
    ['oui', true],
    ['29/02/2028', '2028-02-29'],
    ['« Bonjour »', 'Bonjour'],
    ['montant + 100 €', 160_050],
    ['montant - 1 000 €', 50_050],
    ['montant / 2', 75_025],
    ['montant / 3', 50_017],
    ['montant * 2 + 1 €', 300_200],
    ['montant / 0', undefined],
    ['enfants * 3', 6],
    ["aujourd'hui", '2026-03-01'],
    ["aujourd'hui - 1 jour", '2026-02-28'],
    ['echeance.date + 1 mois', '2026-04-05'],
    ['31/01/2026 + 1 mois', '2026-02-28'],
    ['echeance.date + retard', '2026-04-19'],
    ['echeance.date + duree', '2028-03-05'],
    ['-5', -5],
  ])('%s → %s', (source, expected) => {
    expect(evaluated(source)).toBe(expected);
  });

  it('reads a bare word as a choice where a choice is wanted', () => {
    const compiled = compileExpression('retard', NAMES, { kind: 'choix', choices: ['retard'] });
    if ('error' in compiled) throw new Error(compiled.error);
    expect(compiled.evaluate({ lookup: (name) => FACTS[name], today: TODAY })).toBe('retard');
    expect(compiled.reads).toEqual([]);
  });
});

it('tells the names that it reads, once each and as the facts spell them', () => {
  const compiled = compileExpression(
    'Raison = oubli et échéance.date > 1/1/2026 ou raison = retard',
    NAMES,
  );
  expect('reads' in compiled && compiled.reads).toEqual(['raison', 'echeance.date']);
});
