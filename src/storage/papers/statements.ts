import type { Statement } from '../database.ts';
import { COLUMNS, type PageRow, type PaperRow } from './rows.ts';
import { keysOf, pagesWhere, papersWhere } from './select.ts';

const quoted = (name: string) => `"${name}"`;

/** For `json_to_recordset`: what `rowOf` gives. */
export const RECORD = COLUMNS.map(([name, type]) => `${quoted(name)} ${type}`).join(', ');

/** The columns of a line, words apart, quoted. */
export const UPSERT_NAMES = COLUMNS.map(([name]) => quoted(name));
const FRESH = [
  ...UPSERT_NAMES.filter((name) => name !== '"piece"' && name !== '"borrower"'),
  'words',
];

/** Writes lines over what they were. `source` gives them as `x`, their owner as `person`. */
export function upsertPapers(person: string, words: string, source: string): string {
  return `insert into "Paper"("personId", words, ${UPSERT_NAMES.join(', ')})
    select ${person}, ${words}, ${UPSERT_NAMES.map((name) => `x.${name}`).join(', ')}
    from ${source} order by ${person}, x.piece, x.borrower
    on conflict ("personId", piece, borrower) do update
    set ${FRESH.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

/** A person's checklist at one moment, with the versions of the talks that could change it. */
export type ChecklistRow = {
  readonly talks: readonly (readonly [id: string, version: number])[] | null;
  readonly keys: readonly (readonly [id: string, wrapped: string])[] | null;
  readonly papers: readonly PaperRow[] | null;
  readonly pages: readonly PageRow[] | null;
};

const columns = (person: string) => `(
    select json_agg(json_build_array(c.id, c.version) order by coalesce(c."heardAt", c."createdAt") desc)
    from "Conversation" c where c."personId" = ${person}) as talks,
  ${keysOf(person)} as keys, ${papersWhere(person)} as papers, ${pagesWhere(person)} as pages`;

export const READ_CHECKLIST: Statement = {
  name: 'checklist_read',
  text: `select ${columns('$1::uuid')}`,
};

export const READ_PEOPLE: Statement = {
  name: 'checklist_people',
  text: `select p.id as "personId", ${columns('p.id')}
  from (select id from "Person" where "hasPapers" and ($1::uuid is null or id > $1::uuid)
    order by id limit $2::int) p order by p.id`,
};

/**
 * Writes lines outside of a turn, all or nothing: `$1` the talks at the versions that were read (`id,
 * version`), `$2` the person, `$3` the lines, `$4` their files (`id, piece, borrower, page, setAside`), `$5`
 * files that are taken back, `$6` lines of audit. The talks are locked and move one version on, so that a
 * turn that read the old checklist is played again. A talk that moved: nothing is written.
 */
export const WRITE_CHECKLIST: Statement = {
  name: 'checklist_write',
  text: `with t as (select * from json_to_recordset($1::json) as t(id uuid, version int)),
  talks as materialized (
    select c.id from "Conversation" c join t on t.id = c.id and t.version = c.version
    where c."personId" = $2::uuid order by c.id for update of c),
  held as materialized (select count(*) > 0 and count(*) = (select count(*) from t) as ok from talks),
  moved as (
    update "Conversation" c set version = c.version + 1 from talks, held where c.id = talks.id and held.ok),
  flagged as (
    update "Person" p set "hasPapers" = true from held where p.id = $2::uuid and held.ok and not p."hasPapers"),
  papers as (
    ${upsertPapers(
      '$2::uuid',
      "decode(x.words, 'base64')",
      `json_to_recordset($3::json) as x(words text, ${RECORD}) join held on held.ok`,
    )}),
  pages as (
    update "Document" d set piece = x.piece, borrower = x.borrower, page = x.page, "setAside" = x."setAside"
    from json_to_recordset($4::json) as x(id text, piece text, borrower int, page int, "setAside" boolean),
      held, talks
    where held.ok and d.id = x.id and d."conversationId" = talks.id),
  removed as (
    delete from "Document" d using held, talks
    where held.ok and d.id = any($5::text[]) and d."conversationId" = talks.id returning d.id),
  emptied as (delete from "FilePart" f using removed where f."documentId" = removed.id),
  audited as (
    insert into "AuditEvent"(id, at, actor, action, subject, detail)
    select x.* from json_to_recordset($6::json)
      as x(id uuid, at timestamptz, actor text, action text, subject text, detail jsonb) join held on held.ok)
  select ok from held`,
};
