import { describe, expect, it } from 'vitest';
import type { Values } from '../../src/domain/value.ts';
import { dialogFile, ELIGIBILITY, GOOD, ruleSet, SETTINGS, TODAY } from './fixtures.ts';

const { evaluate } = ELIGIBILITY.rules;
const asks = (facts: Values) => evaluate({ ...SETTINGS, ...facts }, TODAY).asks;

/** Answers each next question as given, or as somebody for whom all goes well, until none is left. */
function talk(answers: Values, rules = ELIGIBILITY.rules, settings = SETTINGS): readonly string[] {
  const asked: string[] = [];
  let facts: Values = settings;
  for (;;) {
    const [next] = rules.evaluate(facts, TODAY).asks;
    if (next === undefined) return asked;
    expect(asked).not.toContain(next);
    asked.push(next);
    facts = { ...facts, [next]: answers[next] ?? GOOD[next] ?? true };
  }
}

describe('the next questions', () => {
  it('are eleven when all goes well: project first, bank and particular situations last', () => {
    expect(talk({})).toEqual([
      'projet',
      'majeur',
      'residence',
      'montant',
      'duree',
      'revenus',
      'charges',
      'personnes_foyer',
      'credits_mensuels',
      'refus_banque',
      'particulier',
    ]);
  });

  it('stop as soon as this is not for the person', () => {
    expect(talk({ projet: 'entreprise' })).toEqual(['projet']);
    expect(talk({ majeur: false })).toEqual(['projet', 'majeur']);
    expect(talk({ montant: 900_000 })).toEqual(['projet', 'majeur', 'residence', 'montant']);
  });

  it('go on when it is for the advisor: another reason may come', () => {
    expect(talk({ projet: 'dettes' })).toContain('particulier');
  });

  it('ask only what a criterion needs then', () => {
    expect(talk({ projet: 'autre' }).slice(0, 2)).toEqual(['projet', 'usage']);
    expect(talk({ charges: 200_000 })).not.toContain('personnes_foyer');
    expect(talk({}, ELIGIBILITY.rules, { ...SETTINGS, 'ccas.mois_residence_min': 6 })).toContain(
      'mois_residence',
    );
  });

  it('leave out what is known already', () => {
    const { projet: _projet, montant: _montant, ...others } = GOOD;
    expect(asks(others)).toEqual(['projet', 'montant']);
  });

  it('ask again for a value that is no longer possible', () => {
    expect(asks({ ...GOOD, projet: 'ancien_choix' })).toEqual(['projet']);
    expect(asks({ ...GOOD, montant: 'mille' })).toEqual(['montant']);
  });

  it('what cannot be computed is neither met nor asked, and breaks nothing', () => {
    const verdict = evaluate({ ...GOOD, personnes_foyer: 0 }, TODAY);
    expect(verdict).toMatchObject({ outcome: 'ensemble', reasons: [], asks: [] });
  });
});

describe('a new condition in the file', () => {
  const added = `${dialogFile('eligibilite.publicodes.yaml')}
habitation:
  question: Où habitez-vous ?
  pourquoi: Certaines aides dépendent du logement.

logement_stable:
  titre: La personne a un logement
  ordre: 32
  valeur: habitation != 'sans_adresse'
  sinon: a_voir
  raison: Le conseiller regarde d'abord le logement avec vous.
  source: Essai
  depuis: 2026-01-01
`;

  it('makes its question asked, in its place, with no other change', () => {
    const { ruleSet: changed, problems } = ruleSet(added);
    expect(problems).toEqual([]);
    expect(talk({ habitation: 'locataire' }, changed.rules)).toEqual([
      'projet',
      'majeur',
      'residence',
      'habitation',
      ...talk({}).slice(3),
    ]);
    const verdict = changed.rules.evaluate({ ...GOOD, habitation: 'sans_adresse' }, TODAY);
    expect(verdict).toMatchObject({ outcome: 'a_voir', reasons: ['logement_stable'] });
  });
});

describe('dates', () => {
  const dated = dialogFile('eligibilite.publicodes.yaml').replace(
    'sinon: hors_dispositif\n  raison: Il faut avoir 18 ans pour ce microcrédit.\n  aides: [mission_locale]\n  source: CCAS de Rezé, de Marseille et de Limoges\n  depuis: 2017-06-29',
    "sinon: hors_dispositif\n  raison: Il faut avoir 18 ans pour ce microcrédit.\n  aides: [mission_locale]\n  source: CCAS de Rezé, de Marseille et de Limoges\n  depuis: 2026-03-01\n  jusqu'à: 2026-03-31",
  );
  const { rules } = ruleSet(dated).ruleSet;

  it.each([
    ['2026-02-28', []],
    ['2026-03-01', ['age']],
    ['2026-03-31', ['age']],
    ['2026-04-01', []],
  ])('on %s a rule that holds in March speaks: %j', (today, reasons) => {
    expect(rules.evaluate({ ...GOOD, majeur: false }, today).reasons).toEqual(reasons);
  });
});
