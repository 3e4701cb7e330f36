import type { Problem } from '../../script/problem.ts';
import type { Row, Table } from './csv.ts';
import { problem } from './files.ts';

/** Where names must exist: a column of one file that points at the key column of another. */
type Link = {
  readonly from: Table | null;
  readonly column: string;
  readonly to: Table | null;
  readonly key: string;
  readonly also: ReadonlySet<string>;
};

/** Every name that points nowhere, in these files and in what the database already holds (`also`). */
export function brokenLinks({ from, column, to, key, also }: Link): readonly Problem[] {
  if (!from) return [];
  const known = new Set([...(to?.rows ?? []).map((row) => row.cells[key] ?? ''), ...also]);
  return from.rows
    .filter((row) => (row.cells[column] ?? '') !== '' && !known.has(row.cells[column] ?? ''))
    .map((row) =>
      problem(
        `« ${row.cells[column]} » n’existe pas (colonne « ${column} »).`,
        row.place(column),
        'Ajoutez-le dans son fichier, ou corrigez ce nom.',
      ),
    );
}

/** Lines that repeat the key of an earlier line of the same file. */
export function repeatedKeys(
  table: Table | null,
  key: (row: Row) => string,
  column: string,
): readonly Problem[] {
  const first = new Map<string, number>();
  return (table?.rows ?? []).flatMap((row) => {
    const name = key(row);
    const line = first.get(name);
    first.set(name, line ?? row.place(column).line);
    if (line === undefined) return [];
    return [
      problem(
        `« ${name} » est déjà à la ligne ${line}.`,
        row.place(column),
        'Gardez une seule des deux lignes.',
      ),
    ];
  });
}
