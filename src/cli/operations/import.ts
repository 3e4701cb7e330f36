import { randomUUID } from 'node:crypto';
import type { Problem } from '../../script/problem.ts';
import type { ImportBatch } from '../../storage/imports/batch.ts';
import { readCsv, type Table } from '../importer/csv.ts';
import { FILES, readRows } from '../importer/files.ts';
import { brokenLinks, repeatedKeys } from '../importer/links.ts';
import type { Office } from './office.ts';
import type { ImportRequest, Outcome } from './operations.ts';

/** Takes the four files in, all or nothing; every error is told by file, line and column. */
export async function importFiles(office: Office, request: ImportRequest): Promise<Outcome> {
  const tables = tablesOf(request);
  if ('problem' in tables) return { ok: false, lines: [tables.problem] };
  const { batch, problems } = batchOf(tables);
  const known = await office.storage.imports.known(namesOf(batch));
  const all = [...problems, ...linkProblems(tables, known)];
  if (all.length > 0)
    return {
      ok: false,
      lines: [...all.map(inWords), `Rien n’a été importé : ${all.length} à corriger.`],
    };
  const counts = `${batch.advisors.length} conseillers, ${batch.people.length} personnes, ${batch.loans.length} prêts, ${batch.instalments.length} échéances.`;
  if (request.dryRun)
    return { ok: true, lines: [`Tout est lisible : ${counts}`, 'Essai : rien n’a été écrit.'] };
  const unpaid = await office.storage.imports.apply(batch, office.now());
  for (const { conversation } of unpaid) await tell(office, conversation);
  const codes = request.codes ? await codesOf(office, batch) : [];
  return { ok: true, lines: [...codes, `Importé : ${counts}`] };
}

/** A payment that did not pass: its script waits for its moment, and knocks. */
async function tell({ playOn, now }: Office, conversation: string): Promise<void> {
  const happening = { type: 'occurred' as const, name: 'echeance_impayee', given: {} };
  await playOn(conversation, {
    inboxId: `import:${randomUUID()}`,
    at: now().toISOString(),
    happening,
  });
}

type Tables = { readonly [Kind in keyof ImportRequest['files']]: Table | null };

function tablesOf({ files }: ImportRequest): Tables | { readonly problem: string } {
  const read = (file: ImportRequest['files']['prets']) =>
    file && readCsv(file.name, Buffer.from(file.base64, 'base64'));
  try {
    return {
      conseillers: read(files.conseillers),
      beneficiaires: read(files.beneficiaires),
      prets: read(files.prets),
      echeances: read(files.echeances),
    };
  } catch (error) {
    return {
      problem: `Ce fichier n’est pas un tableau CSV : ${error instanceof Error ? error.message : ''}`,
    };
  }
}

function batchOf(tables: Tables): {
  readonly batch: ImportBatch;
  readonly problems: readonly Problem[];
} {
  const none = { rows: [], problems: [] };
  const conseillers = tables.conseillers ? readRows(FILES.conseillers, tables.conseillers) : none;
  const beneficiaires = tables.beneficiaires
    ? readRows(FILES.beneficiaires, tables.beneficiaires)
    : none;
  const prets = tables.prets ? readRows(FILES.prets, tables.prets) : none;
  const echeances = tables.echeances ? readRows(FILES.echeances, tables.echeances) : none;
  return {
    problems: [conseillers, beneficiaires, prets, echeances].flatMap(({ problems }) => problems),
    batch: {
      advisors: conseillers.rows.map((row) => ({
        id: row.identifiant,
        name: row.nom,
        aadObjectId: row.aad_object_id,
        tenantId: row.tenant_id,
        awayUntil: row.absent_jusqu_au,
        substitute: row.remplacant,
      })),
      people: beneficiaires.rows.map((row) => ({
        caseNumber: row.dossier,
        firstName: row.prenom,
        lastName: row.nom,
        birthDate: row.date_naissance,
        advisor: row.conseiller,
        language: row.langue,
      })),
      loans: prets.rows.map((row) => ({
        reference: row.pret,
        caseNumber: row.dossier,
        purpose: row.objet,
        capitalCents: row.montant,
        knownAt: row.connu_le,
      })),
      instalments: echeances.rows.map((row) => ({
        loan: row.pret,
        number: row.numero,
        due: row.date,
        amountCents: row.montant,
        capitalCents: row.capital,
        status: row.statut,
        paidOn: row.payee_le,
      })),
    },
  };
}

function namesOf({ people, loans, instalments, advisors }: ImportBatch) {
  return {
    advisors: [
      ...new Set([
        ...people.map(({ advisor }) => advisor),
        ...advisors.flatMap(({ substitute }) => substitute ?? []),
      ]),
    ],
    cases: [...new Set(loans.map(({ caseNumber }) => caseNumber))],
    loans: [...new Set(instalments.map(({ loan }) => loan))],
  };
}

type Known = {
  readonly advisors: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
  readonly loans: ReadonlySet<string>;
};

function linkProblems(
  { conseillers, beneficiaires, prets, echeances }: Tables,
  known: Known,
): readonly Problem[] {
  return [
    ...brokenLinks({
      from: beneficiaires,
      column: 'conseiller',
      to: conseillers,
      key: 'identifiant',
      also: known.advisors,
    }),
    ...brokenLinks({
      from: conseillers,
      column: 'remplacant',
      to: conseillers,
      key: 'identifiant',
      also: known.advisors,
    }),
    ...brokenLinks({
      from: prets,
      column: 'dossier',
      to: beneficiaires,
      key: 'dossier',
      also: known.cases,
    }),
    ...brokenLinks({ from: echeances, column: 'pret', to: prets, key: 'pret', also: known.loans }),
    ...repeatedKeys(conseillers, ({ cells }) => cells.identifiant ?? '', 'identifiant'),
    ...repeatedKeys(beneficiaires, ({ cells }) => cells.dossier ?? '', 'dossier'),
    ...repeatedKeys(prets, ({ cells }) => cells.pret ?? '', 'pret'),
    ...repeatedKeys(echeances, ({ cells }) => `${cells.pret} n° ${cells.numero}`, 'numero'),
  ];
}

async function codesOf(
  { storage, now }: Office,
  { people }: ImportBatch,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { caseNumber } of people) {
    const person = await storage.people.ofCase(caseNumber);
    if (person)
      lines.push(`${caseNumber} : /start ${await storage.invitations.issue(person, now())}`);
  }
  return lines;
}

function inWords({ place, sentence, mend }: Problem): string {
  return `${place.file}:${place.line}:${place.column}  ${sentence}${mend === null ? '' : ` ${mend}`}`;
}
