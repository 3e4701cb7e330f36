import { randomUUID } from 'node:crypto';
import type { Keyring } from '../keyring.ts';
import type { MasterKey } from '../masterKey.ts';
import { type Key, seal } from '../seal.ts';
import { type Identity, places } from '../sealed.ts';
import type { ImportBatch } from './batch.ts';
import { addLoans } from './loanRows.ts';
import type { ImportRows } from './statements.ts';

export type KnownCase = {
  readonly hash: string;
  readonly id: string;
  readonly person: string;
  readonly key: string;
  readonly wrapped: string;
  readonly identity: string | null;
};

export type KnownLoan = {
  readonly hash: string;
  readonly id: string;
  readonly person: string;
  readonly terms: string;
  readonly knownAt: string;
  readonly unpaid: readonly number[];
  readonly keys: readonly (readonly [id: string, wrapped: string])[] | null;
};

export type Known = {
  readonly cases: readonly KnownCase[];
  readonly loans: readonly KnownLoan[];
};

export type Sealers = { readonly keyring: Keyring; readonly master: MasterKey };

/** A person of the batch, found again or new, with the key that seals what is imported. */
export type Holder = { readonly person: string; readonly key: Key };
export type Rows = { -readonly [Name in keyof ImportRows]: object[] };

/** The rows of an import: new ids for what is new, the ids it had for what is known. */
export function importRows(
  batch: ImportBatch,
  known: Known,
  sealers: Sealers,
  day: { readonly today: string; readonly at: string },
): { readonly rows: ImportRows; readonly loanIds: ReadonlyMap<string, string> } {
  const rows: Rows = {
    advisors: [...batch.advisors],
    presence: batch.advisors.map(({ id }) => ({ id, today: day.today })),
    absences: batch.advisors.flatMap(({ id: advisor, awayUntil: until, substitute }) =>
      until === null ? [] : [{ id: randomUUID(), advisor, from: day.today, until, substitute }],
    ),
    people: [],
    keys: [],
    cases: [],
    loans: [],
    instalments: [],
    payments: [],
  };
  const holders = new Map<string, Holder>();
  for (const one of known.cases)
    holders.set(one.hash, {
      person: one.person,
      key: sealers.keyring.take(one.key, one.wrapped),
    });
  for (const person of batch.people)
    addPerson(person, { rows, holders, known, sealers, at: day.at });
  const loanIds = addLoans(batch, known, holders, rows, sealers);
  return { rows, loanIds };
}

export function hashOf({ master }: Sealers, purpose: 'case' | 'loan', name: string): string {
  return master.hash(purpose, name).toString('hex');
}

type People = {
  readonly rows: Rows;
  readonly holders: Map<string, Holder>;
  readonly known: Known;
  readonly sealers: Sealers;
  readonly at: string;
};

function addPerson(
  { caseNumber, advisor, ...identity }: ImportBatch['people'][number],
  { rows, holders, known, sealers, at }: People,
): void {
  const hash = hashOf(sealers, 'case', caseNumber);
  const found = known.cases.find((one) => one.hash === hash);
  const holder = holders.get(hash) ?? newHolder(rows, sealers);
  holders.set(hash, holder);
  const { person, key } = holder;
  const sealed = seal(key, places.identity(person), identity satisfies Identity);
  rows.people.push({ id: person, at, identity: sealed.toString('base64') });
  const id = found?.id ?? randomUUID();
  const number = seal(key, places.caseNumber(id), caseNumber).toString('base64');
  rows.cases.push({ id, person, hash, number, advisor, at });
}

function newHolder(rows: Rows, { keyring }: Sealers): Holder {
  const { id, wrapped } = keyring.make();
  const person = randomUUID();
  rows.keys.push({ key: id, person, wrapped });
  return { person, key: keyring.take(id, wrapped) };
}
