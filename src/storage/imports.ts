import { localDate } from '../domain/zone.ts';
import type { Database } from './database.ts';
import type { ImportBatch, Names, NewlyUnpaid } from './imports/batch.ts';
import {
  hashOf,
  importRows,
  type KnownCase,
  type KnownLoan,
  type Sealers,
} from './imports/rows.ts';
import { KNOWN_CASES, KNOWN_LOANS, LINKED_CHATS, ORDER, STATEMENTS } from './imports/statements.ts';
import type { TeamOf } from './turns/team.ts';

/** Takes in what the CCAS exports: advisors, persons with their cases, loans, instalments. */
export type Imports = {
  /** Of these names, those that are known already: what a file may point at beside its own rows. */
  known(names: Names): Promise<{ readonly [Kind in keyof Names]: ReadonlySet<string> }>;
  /**
   * Writes a batch, all or nothing; repeated, it changes nothing. Gives the instalments that became unpaid
   * on linked chats. Every name must exist (`known`, or the batch): throws otherwise.
   */
  apply(batch: ImportBatch, now: Date): Promise<readonly NewlyUnpaid[]>;
};

type Tools = Sealers & {
  readonly database: Database;
  readonly team: TeamOf;
  readonly timeZone: string;
};

export function createImports(tools: Tools): Imports {
  return {
    known: (names) => knownOf(tools, names),
    apply: (batch, now) => apply(tools, batch, now),
  };
}

async function knownOf(tools: Tools, { advisors, cases, loans }: Names) {
  const { prisma } = tools.database;
  const found = await prisma.advisor.findMany({ where: { id: { in: [...advisors] } } });
  const knownCases = new Set((await casesNamed(tools, cases)).map(({ hash }) => hash));
  const knownLoans = new Set((await loansNamed(tools, loans)).map(({ hash }) => hash));
  return {
    advisors: new Set(found.map(({ id }) => id)),
    cases: new Set(cases.filter((name) => knownCases.has(hashOf(tools, 'case', name)))),
    loans: new Set(loans.filter((name) => knownLoans.has(hashOf(tools, 'loan', name)))),
  };
}

async function apply(tools: Tools, batch: ImportBatch, now: Date) {
  const { people, loans, instalments } = batch;
  const { prisma } = tools.database;
  const named = [...people, ...loans].map(({ caseNumber }) => caseNumber);
  const references = [
    ...loans.map(({ reference }) => reference),
    ...instalments.map(({ loan }) => loan),
  ];
  const known = {
    cases: await casesNamed(tools, named),
    loans: await loansNamed(tools, references),
  };
  const at = now.toISOString();
  const day = { at, today: localDate(at, tools.timeZone) };
  const { rows, loanIds } = importRows(batch, known, tools, day);
  await prisma.$transaction(
    ORDER.map((name) => prisma.$executeRawUnsafe(STATEMENTS[name], JSON.stringify(rows[name]))),
  );
  tools.team.forget();
  return await newlyUnpaid(tools, batch, known.loans, loanIds);
}

async function newlyUnpaid(
  tools: Tools,
  { instalments }: ImportBatch,
  before: readonly KnownLoan[],
  loanIds: ReadonlyMap<string, string>,
): Promise<readonly NewlyUnpaid[]> {
  const { prisma, run } = tools.database;
  const fresh = instalments.flatMap(({ loan: reference, number, status }) => {
    const hash = hashOf(tools, 'loan', reference);
    const former = before.find((loan) => loan.hash === hash);
    const isNew = status === 'impayée' && !former?.unpaid.includes(number);
    return isNew ? [{ loan: loanIds.get(hash) ?? '', number }] : [];
  });
  const ids = fresh.map(({ loan }) => loan);
  const holders = await prisma.loan.findMany({ where: { id: { in: ids } } });
  const people = holders.map(({ personId }) => personId);
  const chats = await run<LinkedChat>(LINKED_CHATS, [people]);
  return fresh.flatMap(({ loan, number }) => {
    const person = holders.find(({ id }) => id === loan)?.personId;
    // Several chats of one person: the one linked last is told.
    const chat = chats.findLast((one) => one.person === person);
    return chat ? [{ conversation: chat.id, loan, number }] : [];
  });
}

type LinkedChat = { readonly id: string; readonly person: string };

function casesNamed(tools: Tools, names: readonly string[]): Promise<readonly KnownCase[]> {
  const hashes = [...new Set(names.map((name) => hashOf(tools, 'case', name)))];
  return tools.database.run<KnownCase>(KNOWN_CASES, [hashes]);
}

function loansNamed(tools: Tools, names: readonly string[]): Promise<readonly KnownLoan[]> {
  const hashes = [...new Set(names.map((name) => hashOf(tools, 'loan', name)))];
  return tools.database.run<KnownLoan>(KNOWN_LOANS, [hashes]);
}
