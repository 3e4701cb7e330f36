import { describe, expect, test } from 'vitest';
import { arrearsOf } from '../../src/domain/arrears.ts';
import { type Instalment, loanFacts } from '../../src/domain/loan.ts';

const TODAY = '2026-03-02';

/** One instalment of 57 € on the 5th of each month from January, by its state. */
function rows(...states: readonly Instalment['status'][]): readonly Instalment[] {
  return states.map((status, index) => ({
    number: index + 1,
    due: `2026-${String(index + 1).padStart(2, '0')}-05`,
    amountCents: 5700,
    capitalCents: 5000,
    status,
  }));
}

function facts(instalments: readonly Instalment[], today = TODAY) {
  const loan = { purpose: 'voiture', capitalCents: 20_000, knownAt: '2026-03-01', instalments };
  return loanFacts(loan, today);
}

describe('what may be said of a loan', () => {
  test('two paid, two to come', () => {
    expect(facts(rows('payée', 'payée', 'à venir', 'à venir'))).toEqual({
      'pret.objet': 'voiture',
      'pret.connu_le': '2026-03-01',
      'pret.echeances_payees': 2,
      'pret.echeances_restantes': 2,
      'pret.reste_du': 11_400,
      'pret.capital_restant': 10_000,
      'pret.date_fin': '2026-04-05',
      'pret.mois_paye': false,
      'echeance.montant': 5700,
      'echeance.date': '2026-03-05',
      'echeance.jour': 5,
    });
  });

  test('one that did not go through is still owed, and is told apart from the next', () => {
    expect(facts(rows('payée', 'impayée', 'à venir'))).toMatchObject({
      'pret.echeances_restantes': 2,
      'pret.reste_du': 11_400,
      'paiement.montant': 5700,
      'paiement.date': '2026-02-05',
      'echeance.date': '2026-03-05',
    });
  });

  test('a postponed one is no longer asked for: the bank adds another at the end', () => {
    expect(facts(rows('payée', 'reportée', 'à venir', 'à venir'))).toMatchObject({
      'pret.echeances_restantes': 2,
      'pret.date_fin': '2026-04-05',
    });
  });

  test('all is paid: nothing is next, nothing is owed', () => {
    const found = facts(rows('payée', 'payée', 'payée'), '2026-03-20');
    expect(found).toMatchObject({ 'pret.reste_du': 0, 'pret.mois_paye': true });
    expect(found).not.toHaveProperty('echeance.date');
  });

  test('a month without an instalment is neither paid nor unpaid', () => {
    expect(facts(rows('payée'), '2026-06-01')).not.toHaveProperty('pret.mois_paye');
  });

  test('rows may come in any order', () => {
    const ordered = rows('payée', 'payée', 'à venir');
    expect(facts([...ordered].reverse())).toEqual(facts(ordered));
  });
});

describe('what is unpaid, for the advisor', () => {
  test('nothing, when all went through', () => {
    expect(arrearsOf(rows('payée', 'payée', 'à venir'), TODAY)).toBeNull();
  });

  test.each([
    ['one, the next date far', ['payée', 'impayée', 'à venir'], '2026-02-10', 1, false],
    ['one, the next date in three days', ['payée', 'impayée', 'à venir'], '2026-03-02', 1, true],
    ['two that follow each other', ['impayée', 'impayée', 'payée'], '2026-03-10', 2, false],
    ['two with a paid one between', ['impayée', 'payée', 'impayée'], '2026-03-10', 1, false],
    [
      'two with a postponed one between',
      ['impayée', 'reportée', 'impayée'],
      '2026-03-10',
      2,
      false,
    ],
  ] as const)('%s', (_, states, today, inARow, secondInSight) => {
    expect(arrearsOf(rows(...states), today)).toMatchObject({ inARow, secondInSight });
  });

  test('its sum, and its age in days', () => {
    const found = arrearsOf(rows('impayée', 'impayée', 'à venir'), '2026-02-25');
    expect(found).toMatchObject({ cents: 11_400, days: 51 });
    expect(found?.unpaid.map(({ number }) => number)).toEqual([1, 2]);
  });
});
