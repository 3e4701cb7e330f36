import { describe, expect, it } from 'vitest';
import { AIDS, dialogFile, ELIGIBILITY, ruleSet } from '../../rules/fixtures.ts';

describe('the rules of this repository', () => {
  it('have no problem, and no advice either', () => {
    expect(ruleSet().problems).toEqual([]);
  });

  it('bear the name of their file', () => {
    expect(ELIGIBILITY.name).toBe('eligibilite');
    expect(ELIGIBILITY.file).toBe('dialogs/eligibilite.publicodes.yaml');
  });

  it('give each question with its words, its reason and its bounds', () => {
    const question = ELIGIBILITY.questions.find(({ name }) => name === 'montant');
    expect(question).toMatchObject({
      text: { source: 'De combien avez-vous besoin ?', reads: [] },
      help: { source: 'Regardez votre devis, si vous en avez un. Par exemple : 1 200 €.' },
      why: { source: 'Ce microcrédit a un plus petit et un plus grand montant.' },
      choices: [],
      between: ['1 €', '50 000 €'],
      bounds: [100, 5_000_000],
      example: 150_000,
    });
  });

  it('give the choices of the fact when the file says no others', () => {
    const project = ELIGIBILITY.questions.find(({ name }) => name === 'projet');
    expect(project?.choices[0]).toEqual({
      key: 'mobilite',
      label: { source: 'Voiture, permis, transport', reads: [] },
    });
  });

  it('give each criterion with what to say', () => {
    const criterion = ELIGIBILITY.criteria.find(({ name }) => name === 'montant_habituel');
    expect(criterion).toMatchObject({
      outcome: 'a_voir',
      reason: { reads: ['ccas.montant_max'] },
      near: {
        fact: 'montant',
        to: ['ccas.montant_max'],
        text: { reads: ['presque', 'montant', 'mensualite'] },
      },
      dates: { since: '2017-06-29', until: null },
    });
    expect(criterion?.near?.text.fallback).toContain('{{presque}}');
  });

  it('give every text its place', () => {
    const lines = dialogFile('eligibilite.publicodes.yaml').split('\n');
    for (const one of [...ELIGIBILITY.criteria, ...ELIGIBILITY.questions]) {
      expect(lines[one.place.line - 1]).toBe(`${one.name}:`);
      const key = 'reason' in one ? 'raison' : 'question';
      expect(lines[one.placeOf([key]).line - 1]).toMatch(new RegExp(`^ {2}${key}: `, 'u'));
    }
    const commune = ELIGIBILITY.questions.find(({ name }) => name === 'residence');
    const at = commune?.text.source.toString().indexOf('{{') ?? -1;
    const { line, column } = commune?.placeIn(['question'], at) ?? { line: 0, column: 0 };
    expect(lines[line - 1]?.slice(column - 1)).toMatch(/^\{\{ccas\.nom\}\}/u);
  });
});

describe('the aids of this repository', () => {
  it('are those that the domain names', () => {
    expect(AIDS.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'fsl',
        'action_logement',
        'france_travail',
        'point_conseil_budget',
        'surendettement',
        'adie',
        'mission_locale',
        'droits_caf',
        'fastt',
        'droit_au_compte',
        'ccas_aides',
      ]),
    );
  });

  it('say a name, a short text, a source and when they were read', () => {
    for (const { title, text, source, checkedOn } of AIDS) {
      expect(title.source).not.toBe('');
      expect(String(text.source).length).toBeLessThan(200);
      expect(source).not.toBe('');
      expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    }
  });
});

describe('a broken file', () => {
  it.each([
    ['', 'Ce fichier est vide, ou n’est pas une liste de noms.'],
    ['montant', 'Ce fichier est vide, ou n’est pas une liste de noms.'],
    ['- montant', 'Ce fichier est vide, ou n’est pas une liste de noms.'],
    [
      'un nom:\n  valeur: oui',
      '« un nom » : Un nom s’écrit avec des lettres, des chiffres et « _ », sans espace.',
    ],
  ])('%j is told, and gives rules that say nothing', (text, sentence) => {
    const read = ruleSet(text, []);
    expect(read.problems.map((one) => one.sentence)).toContain(sentence);
    expect(read.ruleSet.rules.evaluate({}, '2026-11-23')).toMatchObject({
      outcome: 'ensemble',
      reasons: [],
      asks: [],
    });
  });

  it('keeps what is sound', () => {
    const broken = dialogFile('eligibilite.publicodes.yaml').replace(
      'valeur: majeur',
      'valeur: majeure',
    );
    const read = ruleSet(broken);
    expect(read.problems.map(({ code, mend }) => [code, mend])).toEqual([
      ['regle-nom-inconnu', 'Vouliez-vous dire « majeur » ?'],
      ['question-inutile', 'Écrivez un critère qui la lit, ou enlevez-la.'],
    ]);
    const { reasons } = read.ruleSet.rules.evaluate(
      { majeur: false, residence: false },
      '2026-11-23',
    );
    expect(reasons).toEqual(['commune']);
  });
});
