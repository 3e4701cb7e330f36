import { describe, expect, it } from 'vitest';
import type { Values } from '../../src/domain/value.ts';
import { ELIGIBILITY, GOOD, TODAY } from './fixtures.ts';

const { evaluate } = ELIGIBILITY.rules;
const euros = (amount: number) => Math.round(amount * 100);

/** Answers that differ from those of somebody for whom all goes well, and what the rules say then. */
type Row = readonly [change: Values, outcome: string, reasons: readonly string[]];

const ROWS: readonly Row[] = [
  [{}, 'ensemble', []],
  // The project
  [{ projet: 'entreprise' }, 'hors_dispositif', ['projet_entreprise']],
  [{ projet: 'dettes' }, 'a_voir', ['projet_dettes']],
  [{ projet: 'sante' }, 'ensemble', []],
  [{ projet: 'autre', usage: 'autre_usage' }, 'a_voir', ['projet_autre']],
  [{ projet: 'autre', usage: 'impots' }, 'a_voir', ['usage_impots']],
  [{ projet: 'autre', usage: 'loisirs' }, 'a_voir', ['usage_loisirs']],
  [{ projet: 'autre', usage: 'quotidien' }, 'a_voir', ['usage_quotidien']],
  [{ projet: 'mobilite', usage: 'loisirs' }, 'ensemble', []],
  // The person
  [{ majeur: false }, 'hors_dispositif', ['age']],
  [{ residence: false }, 'hors_dispositif', ['commune']],
  [{ 'ccas.mois_residence_min': 0, mois_residence: 0 }, 'ensemble', []],
  [{ 'ccas.mois_residence_min': 6, mois_residence: 5 }, 'a_voir', ['anciennete_commune']],
  [{ 'ccas.mois_residence_min': 6, mois_residence: 6 }, 'ensemble', []],
  // The amount: 300 €, 3 000 €, 5 000 €, 8 000 €
  [{ montant: euros(299.99) }, 'hors_dispositif', ['montant_minimum']],
  [{ montant: euros(300) }, 'ensemble', []],
  [{ montant: euros(3000) }, 'ensemble', []],
  [{ montant: euros(3000.01) }, 'a_voir', ['montant_habituel']],
  [{ montant: euros(5000) }, 'a_voir', ['montant_habituel']],
  [{ montant: euros(5000.01) }, 'hors_dispositif', ['montant_exceptionnel']],
  [{ montant: euros(8000), revenus: euros(3000) }, 'hors_dispositif', ['montant_exceptionnel']],
  [{ montant: euros(8000.01), revenus: euros(3000) }, 'hors_dispositif', ['montant_loi']],
  // The duration: 6, 36, 48, 84 months
  [{ duree: 5, montant: euros(300) }, 'a_voir', ['duree_minimum']],
  [{ duree: 6, montant: euros(300) }, 'ensemble', []],
  [{ duree: 36 }, 'ensemble', []],
  [{ duree: 37 }, 'a_voir', ['duree_habituelle']],
  [{ duree: 48 }, 'a_voir', ['duree_habituelle']],
  [{ duree: 49 }, 'a_voir', ['duree_exceptionnelle']],
  [{ duree: 84 }, 'a_voir', ['duree_exceptionnelle']],
  [{ duree: 85 }, 'hors_dispositif', ['duree_loi']],
  // The budget
  [{ revenus: euros(700), charges: euros(700) }, 'a_voir', ['capacite']],
  [{ revenus: 0, charges: 0 }, 'a_voir', ['capacite']],
  [{ revenus: 0, charges: euros(100) }, 'a_voir', ['capacite']],
  // 1 500 € over 24 months at 4 % is 65,14 € a month; 7 € a day for one person is 210 € a month.
  [{ charges: euros(1200 - 210 - 65.14) }, 'ensemble', []],
  [{ charges: euros(1200 - 210 - 65.13) }, 'a_voir', ['reste_par_jour']],
  [{ personnes_foyer: 2 }, 'ensemble', []],
  [{ personnes_foyer: 3 }, 'a_voir', ['reste_par_jour']],
  // A third: 33 % of 1 200 € is 396 €, less 65,14 €.
  [{ credits_mensuels: euros(330.86) }, 'ensemble', []],
  [{ credits_mensuels: euros(330.87) }, 'a_voir', ['endettement']],
  // A bank's refusal is an advice, and worsens nothing.
  [{ refus_banque: false }, 'ensemble', ['essayer_banque']],
  [{ refus_banque: false, projet: 'dettes' }, 'a_voir', ['projet_dettes', 'essayer_banque']],
  // Never a refusal
  [{ particulier: 'fiche' }, 'a_voir', ['fiche']],
  [{ particulier: 'surendettement' }, 'a_voir', ['surendettement']],
  [{ particulier: 'tutelle' }, 'a_voir', ['tutelle']],
  [{ particulier: 'titre_court' }, 'a_voir', ['titre_sejour']],
  [{ particulier: 'sans_compte' }, 'a_voir', ['compte_bancaire']],
  [{ particulier: 'ne_sait_pas' }, 'a_voir', ['ne_sait_pas']],
  // Several at once: worst first, then the staff's order
  [
    { particulier: 'fiche', majeur: false, projet: 'dettes' },
    'hors_dispositif',
    ['age', 'projet_dettes', 'fiche'],
  ],
];

describe('each criterion, on both sides', () => {
  it.each(ROWS)('%j → %s', (change, outcome, reasons) => {
    const verdict = evaluate({ ...GOOD, ...change }, TODAY);
    expect({ outcome: verdict.outcome, reasons: verdict.reasons }).toEqual({ outcome, reasons });
    expect(verdict.asks).toEqual([]);
  });

  it('leaves none without a row', () => {
    const told = new Set(ROWS.flatMap(([, , reasons]) => reasons));
    expect(ELIGIBILITY.criteria.map(({ name }) => name).filter((name) => !told.has(name))).toEqual(
      [],
    );
  });
});

describe('what is never a refusal', () => {
  it('FICP, over-indebtedness, guardianship, permit and account go to the advisor', () => {
    const refusing = ELIGIBILITY.criteria
      .filter(({ outcome }) => outcome === 'hors_dispositif')
      .map(({ name }) => name);
    expect(refusing).toEqual([
      'projet_entreprise',
      'age',
      'commune',
      'montant_minimum',
      'montant_exceptionnel',
      'montant_loi',
      'duree_loi',
    ]);
  });

  it('never says a threshold of the budget to the person', () => {
    const texts = ELIGIBILITY.criteria.flatMap(({ reason, near }) => [reason, near?.text]);
    const read = texts.flatMap((text) => text?.reads ?? []);
    expect(read).not.toContain('ccas.reste_a_vivre_jour');
    expect(read).not.toContain('ccas.taux_endettement_max');
  });
});

describe('where else to turn', () => {
  it.each([
    [{ projet: 'entreprise' }, ['adie']],
    [{ majeur: false }, ['mission_locale']],
    [{ residence: false }, ['autre_ccas']],
    [{ particulier: 'surendettement' }, ['point_conseil_budget', 'surendettement']],
    [{ particulier: 'sans_compte' }, ['droit_au_compte']],
    [{ projet: 'habitat' }, ['fsl']],
    [{ projet: 'habitat', situation: 'salarie' }, ['fsl', 'action_logement']],
    [{ projet: 'mobilite', situation: 'interim' }, ['fastt']],
    [{ projet: 'mobilite', situation: 'chomage' }, ['france_travail']],
    [{ projet: 'emploi' }, ['france_travail']],
    [{}, []],
  ])('%j → %j', (change, aids) => {
    expect(evaluate({ ...GOOD, ...change }, TODAY).aids).toEqual(aids);
  });
});
