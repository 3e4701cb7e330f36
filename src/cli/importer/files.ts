import { z } from 'zod';
import type { Problem } from '../../script/problem.ts';
import { cents, count, date, oneOf, optional, optionalDate, percent, required } from './cells.ts';
import type { Table } from './csv.ts';

/** The four files of an import, by the option that names them. Columns are documented in docs/exploitation.md. */
export const FILES = {
  conseillers: z.object({
    identifiant: required,
    nom: required,
    aad_object_id: optional.default(null),
    tenant_id: optional.default(null),
    absent_jusqu_au: optionalDate.default(null),
    remplacant: optional.default(null),
  }),
  beneficiaires: z.object({
    dossier: required,
    prenom: required,
    nom: required,
    date_naissance: date,
    conseiller: required,
    langue: oneOf(['fr', 'en', 'ar'], 'fr').default('fr'),
  }),
  prets: z.object({
    pret: required,
    dossier: required,
    objet: required,
    montant: cents,
    taux: percent.default(0),
    connu_le: date,
  }),
  echeances: z.object({
    pret: required,
    numero: count,
    date,
    montant: cents,
    capital: cents,
    statut: oneOf(['à venir', 'payée', 'impayée', 'reportée'], 'à venir').default('à venir'),
    payee_le: optionalDate.default(null),
  }),
} as const;

/** The rows of one file, and every cell that could not be read. */
export function readRows<Row>(
  schema: Columns<Row>,
  table: Table,
): { rows: readonly Row[]; problems: Problem[] } {
  const missing = missingColumns(Object.keys(schema.shape), table);
  if (missing.length > 0) return { rows: [], problems: missing };
  const problems: Problem[] = [];
  const rows = table.rows.flatMap((row) => {
    const read = schema.safeParse(row.cells);
    if (read.success) return [read.data];
    for (const { path, message } of read.error.issues) {
      const column = String(path[0]);
      problems.push(problem(`Colonne « ${column} » : ${message}`, row.place(column)));
    }
    return [];
  });
  return { rows, problems };
}

type Columns<Row> = z.ZodType<Row> & { readonly shape: Readonly<Record<string, unknown>> };

const MAY_BE_MISSING = [
  'aad_object_id',
  'tenant_id',
  'absent_jusqu_au',
  'remplacant',
  'langue',
  'taux',
  'statut',
  'payee_le',
];

function missingColumns(wanted: readonly string[], { file, columns }: Table): Problem[] {
  return wanted
    .filter((column) => !columns.includes(column) && !MAY_BE_MISSING.includes(column))
    .map((column) => problem(`Il manque la colonne « ${column} ».`, { file, line: 1, column: 1 }));
}

export function problem(
  sentence: string,
  place: Problem['place'],
  mend: string | null = null,
): Problem {
  return { code: 'import', severity: 'erreur', sentence, mend, place };
}
