import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Place } from '../../script/problem.ts';

/** One line of a CSV file: its cells by column, and where each stands. */
export type Row = {
  readonly cells: Readonly<Record<string, string>>;
  readonly place: (column: string) => Place;
};

export type Table = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
};

/**
 * Reads a CSV file as spreadsheets in French make them: semicolons or commas, UTF-8 or Windows-1252,
 * with or without a byte-order mark. Throws an `Error` with a French sentence when it is not a table.
 */
export function readCsv(file: string, bytes: Uint8Array): Table {
  const text = decode(bytes);
  const parsed: unknown = parse(text, {
    delimiter: separatorOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
  });
  const records = recordsField.parse(parsed);
  const [head, ...lines] = records;
  const columns = (head?.record ?? []).map(columnName);
  return {
    file,
    columns,
    rows: lines.map(({ record, info }) => ({
      cells: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])),
      place: (column) => ({
        file,
        line: info.lines,
        column: Math.max(columns.indexOf(column), 0) + 1,
      }),
    })),
  };
}

const recordsField = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/** A heading as it is compared: no accents, no capitals, `_` for spaces. */
function columnName(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f'’-]+/gu, '_');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator is the one that the heading line holds most of. */
function separatorOf(text: string): string {
  const heading = text.split(/\r?\n/u, 1)[0] ?? '';
  const count = (character: string) => heading.split(character).length - 1;
  return count(';') >= count(',') ? ';' : ',';
}
