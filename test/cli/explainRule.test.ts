import { describe, expect, it } from 'vitest';
import { explainRule } from '../../src/cli/explainRule.ts';
import { readProjectFiles } from '../../src/runtime/projectFiles.ts';

const files = readProjectFiles('dialogs', 'locales');

describe('npm run expliquer -- regle', () => {
  it('lists every rule without a name', () => {
    const { ok, lines } = explainRule(files, null);
    expect(ok).toBe(true);
    expect(lines[0]).toBe('dialogs/eligibilite.publicodes.yaml :');
    expect(lines).toContain('  commune               La personne habite la commune');
  });

  it('tells one: condition, outcome, source, dates, examples', () => {
    const { ok, lines } = explainRule(files, 'montant_minimum');
    expect(ok).toBe(true);
    expect(lines.map((line) => line.replaceAll(/[\u00a0\u202f]/gu, ' '))).toEqual([
      "Le montant n'est pas trop petit (montant_minimum)",
      '',
      'Oui quand :',
      '  valeur: montant >= ccas.montant_min',
      '',
      'Réglages du CCAS : ccas.montant_min = 300 €.',
      'Quand c’est non : pas dans ce dispositif.',
      "La personne lit : « Ce microcrédit commence à {{ccas.montant_min, euros}}. Pour un petit montant, le CCAS a parfois d'autres aides. Le conseiller les connaît. »",
      'Où se tourner aussi : Les aides du CCAS.',
      'Source : service-public.fr, fiche F21375 ; réglage « montant_min » de ccas.yaml.',
      'Vaut depuis le 8 février 2022.',
      '',
      'Exemples :',
      '  Montant demandé : rempli ou sans objet avec 300 €, 300,01 € ; pas rempli avec 299,99 €',
    ]);
  });

  it('helps with a name that nothing has', () => {
    const told = explainRule(files, 'montant_minimun');
    expect(told.ok).toBe(false);
    expect(told.lines[0]).toContain('Vouliez-vous dire « montant_minimum » ?');
  });

  it('says when there are no rules', () => {
    expect(explainRule({}, null).ok).toBe(false);
  });
});
