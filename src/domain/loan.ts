import { daysBetween } from './calendar.ts';
import { sumCents } from './money.ts';
import type { Value } from './value.ts';

/** One instalment of a loan, as the bank's table gives it. Amounts in cents, dates `2026-03-05`. */
export type Instalment = {
  readonly number: number;
  readonly due: string;
  readonly amountCents: number;
  readonly capitalCents: number;
  readonly status: 'à venir' | 'payée' | 'impayée' | 'reportée';
};

export type Loan = {
  readonly purpose: string;
  readonly capitalCents: number;
  /** Day of the bank's figures. */
  readonly knownAt: string;
  readonly instalments: readonly Instalment[];
};

/**
 * What scripts may say of a loan, from the bank's own rows; nothing is computed that the bank has not
 * said. A fact that does not apply (no next instalment, nothing unpaid) is absent.
 */
export function loanFacts(loan: Loan, today: string): Readonly<Record<string, Value>> {
  const rows = [...loan.instalments].sort((one, other) => one.number - other.number);
  const open = rows.filter(({ status }) => status !== 'payée' && status !== 'reportée');
  const next = open.find(({ status, due }) => status === 'à venir' && daysBetween(today, due) >= 0);
  const unpaid = rows.findLast(({ status }) => status === 'impayée');
  const last = rows.at(-1);
  const thisMonth = rows.filter(({ due }) => due.slice(0, 7) === today.slice(0, 7));
  return {
    'pret.objet': loan.purpose,
    'pret.connu_le': loan.knownAt,
    'pret.echeances_payees': rows.filter(({ status }) => status === 'payée').length,
    'pret.echeances_restantes': open.length,
    'pret.reste_du': sumCents(open.map(({ amountCents }) => amountCents)),
    'pret.capital_restant': sumCents(open.map(({ capitalCents }) => capitalCents)),
    ...(last ? { 'pret.date_fin': last.due } : {}),
    ...(thisMonth.length > 0
      ? { 'pret.mois_paye': thisMonth.every(({ status }) => status === 'payée') }
      : {}),
    ...(next ? nextFacts(next) : {}),
    ...(unpaid ? { 'paiement.montant': unpaid.amountCents, 'paiement.date': unpaid.due } : {}),
  };
}

function nextFacts({ amountCents, due }: Instalment): Readonly<Record<string, Value>> {
  return {
    'echeance.montant': amountCents,
    'echeance.date': due,
    'echeance.jour': Number(due.slice(8)),
  };
}
