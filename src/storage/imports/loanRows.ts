import { randomUUID } from 'node:crypto';
import { type Key, keyIdOf, seal } from '../seal.ts';
import { type LoanTerms, places } from '../sealed.ts';
import type { ImportBatch } from './batch.ts';
import {
  type Holder,
  hashOf,
  type Known,
  type KnownLoan,
  type Rows,
  type Sealers,
} from './rows.ts';

type Instalments = ImportBatch['instalments'];

/**
 * Adds the rows of each loan that the batch names, alone or by its instalments. What the batch does not say
 * of a known loan stays. Returns the ids by hash of the reference.
 */
export function addLoans(
  { loans, instalments }: ImportBatch,
  known: Known,
  holders: ReadonlyMap<string, Holder>,
  rows: Rows,
  sealers: Sealers,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const byLoan = Map.groupBy(instalments, ({ loan }) => loan);
  for (const reference of new Set([...loans.map((loan) => loan.reference), ...byLoan.keys()])) {
    const hash = hashOf(sealers, 'loan', reference);
    const before = known.loans.find((loan) => loan.hash === hash);
    const said = loans.find((loan) => loan.reference === reference);
    const id = before?.id ?? randomUUID();
    ids.set(hash, id);
    const mine = byLoan.get(reference) ?? [];
    const holder = said && holders.get(hashOf(sealers, 'case', said.caseNumber));
    const former = before && termsBefore(before, sealers);
    const key = holder?.key ?? former?.key;
    const terms = { ...former?.terms, ...said };
    const { purpose, capitalCents } = terms;
    if (!key || purpose === undefined || capitalCents === undefined)
      throw new Error('an import points at a loan or a case that does not exist');
    const amounts = { ...former?.terms.amounts, ...amountsOf(mine) };
    const sealed = seal(key, places.loan(id), { reference, purpose, capitalCents, amounts });
    rows.loans.push({
      id,
      hash,
      person: holder?.person ?? before?.person,
      terms: sealed.toString('base64'),
      knownAt: said?.knownAt ?? before?.knownAt,
    });
    addInstalments(rows, id, mine, key);
  }
  return ids;
}

function termsBefore({ id, terms, keys }: KnownLoan, { keyring }: Sealers) {
  const keyId = keyIdOf(Buffer.from(terms, 'base64'));
  const taken = (keys ?? []).map(([of, wrapped]) => keyring.take(of, wrapped));
  const key = taken.find((one) => one.id === keyId);
  return key && { key, terms: keyring.open<LoanTerms>(places.loan(id), terms) };
}

function amountsOf(instalments: Instalments): LoanTerms['amounts'] {
  return Object.fromEntries(
    instalments.map(({ number, amountCents, capitalCents }) => [
      number,
      [amountCents, capitalCents],
    ]),
  );
}

function addInstalments(rows: Rows, loan: string, instalments: Instalments, key: Key): void {
  for (const { number, due, status, paidOn, amountCents } of instalments) {
    rows.instalments.push({ loan, number, due, status });
    if (paidOn === null) continue;
    const id = randomUUID();
    const amount = seal(key, places.payment(id), amountCents).toString('base64');
    rows.payments.push({ id, loan, number, at: paidOn, amount });
  }
}
