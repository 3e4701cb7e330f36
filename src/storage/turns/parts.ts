import { PAPER_STATES } from '../../domain/paper.ts';
import { RECORD, UPSERT_NAMES, upsertPapers } from '../papers/statements.ts';
import { SLICE } from './parcel.ts';

/**
 * The parts of the grouped statement. Each is one chain of common table expressions over the rows of one
 * JSON parameter, joined to `played`: the turns that are new, on conversations at the version they read.
 */
export type Part = {
  readonly name: string;
  /** `rows` is the parameter with the rows of this part. */
  readonly sql: (rows: string) => string;
};

/** Where a file stands in a paper. */
const PAGE = 'piece text, borrower int, page int, "setAside" boolean';

const from = (rows: string, columns: string) =>
  `json_to_recordset(${rows}::json) as x(conversation uuid, n int, ${columns})
    join played p on p.conversation = x.conversation`;

export const journal: Part = {
  name: 'journal',
  sql: (rows) => `journal as (
    insert into "Message"("conversationId", id, at, "from", content)
    select p.conversation, x.id, p.at, x.speaker, ${SLICE}
    from ${from(rows, 'id text, speaker text, at int, size int')} order by x.n)`,
};

/** Rows in the order in which they were decided: `seq` is drawn after the sort. */
export const outbox: Part = {
  name: 'outbox',
  sql: (rows) => `outbox as (
    insert into "Outbox"(id, "conversationId", channel, recipient, speaker, call, due)
    select x.id, p.conversation, x.channel, x.recipient, x.speaker, ${SLICE}, x.due
    from ${from(rows, 'id text, channel text, recipient text, speaker text, at int, size int, due timestamptz')}
    order by x.n)`,
};

/** What the bot had not said yet, except what is leaving at this very moment. */
export const withdrawn: Part = {
  name: 'withdrawn',
  sql: (rows) => `withdrawn as (
    update "Outbox" o set "withdrawnAt" = p.at, "settledAt" = p.at, call = ''
    from ${from(rows, 'speaker text')}
    where o."conversationId" = p.conversation and o.speaker = x.speaker and o."settledAt" is null
      and (o."claimedUntil" is null or o."claimedUntil" <= p.at))`,
};

export const cancelled: Part = {
  name: 'cancelled',
  sql: (rows) => `cancelled as (
    delete from "Timer" w using ${from(rows, 'name text')}
    where w."conversationId" = p.conversation and w.name = x.name)`,
};

export const armed: Part = {
  name: 'armed',
  sql: (rows) => `armed as (
    insert into "Timer"(id, "conversationId", name, due, timer)
    select x.id, p.conversation, x.name, x.due, x.timer
    from ${from(rows, 'id text, name text, due timestamptz, timer jsonb')} order by p.conversation, x.name
    on conflict ("conversationId", name) do update
    set id = excluded.id, due = excluded.due, timer = excluded.timer, "claimedUntil" = null)`,
};

export const facts: Part = {
  name: 'facts',
  sql: (rows) => `facts as (
    insert into "Fact"("personId", name, value, source, at)
    select p."personId", x.name, ${SLICE}, x.source, p.at
    from ${from(rows, 'name text, at int, size int, source text')} order by p."personId", x.name
    on conflict ("personId", name) do update
    set value = excluded.value, source = excluded.source, at = excluded.at, "confirmedBy" = null)`,
};

export const forgotten: Part = {
  name: 'forgotten',
  sql: (rows) => `forgotten as (
    delete from "Fact" f using ${from(rows, 'name text')}
    where f."personId" = p."personId" and f.name = x.name)`,
};

export const opened: Part = {
  name: 'opened',
  sql: (rows) => `opened as (
    insert into "Escalation"(id, "conversationId", status, motive, urgency, "to", "takenBy", "openedAt", "takenAt", "closedAt")
    select x.id, p.conversation, x.status, x.motive, x.urgency, x."to", x."takenBy", p.at,
      case when x."takenBy" is not null then p.at end, case when x.status = 'close' then p.at end
    from ${from(rows, 'id text, status text, motive text, urgency text, "to" text[], "takenBy" text')} order by x.n
    on conflict (id) do nothing)`,
};

export const changed: Part = {
  name: 'changed',
  sql: (rows) => `changed as (
    update "Escalation" e set
      status = coalesce(x.status, e.status), "takenBy" = coalesce(x."takenBy", e."takenBy"),
      "takenAt" = case when x."takenBy" is not null then p.at else e."takenAt" end,
      "closedAt" = case when x.status = 'close' then p.at else e."closedAt" end,
      "to" = e."to" || array(select a from unnest(x."to") a where a <> all(e."to"))
    from ${from(rows, 'id text, status text, "to" text[], "takenBy" text')}
    where e.id = x.id and e."conversationId" = p.conversation)`,
};

export const contents: Part = {
  name: 'contents',
  sql: (rows) => `contents as (
    insert into "EscalationContent"("escalationId", content)
    select x.id, ${SLICE}
    from ${from(rows, 'id text, at int, size int')} order by x.n)`,
};

export const received: Part = {
  name: 'received',
  sql: (rows) => `received as (
    insert into "Document"(id, "conversationId", purpose, mime, album, status, "receivedAt", piece, borrower, page, "setAside")
    select x.id, p.conversation, x.purpose, x.mime, x.album, x.status, p.at, x.piece, x.borrower, x.page, coalesce(x."setAside", false)
    from ${from(rows, `id text, purpose text, mime text, album text, status text, ${PAGE}`)}
    on conflict (id) do nothing)`,
};

export const sorted: Part = {
  name: 'sorted',
  sql: (rows) => `sorted as (
    update "Document" d set purpose = coalesce(x.purpose, d.purpose), status = coalesce(x.status, d.status)
    from ${from(rows, 'id text, purpose text, status text')}
    where d.id = x.id and d."conversationId" = p.conversation)`,
};

/**
 * Lines of the checklist. The person's other talks move one version on: a turn there that read the old lines
 * is played again.
 */
export const papers: Part = {
  name: 'papers',
  sql: (rows) => `papers as (
    ${upsertPapers('p."personId"', SLICE, from(rows, `at int, size int, ${RECORD}`))}),
  others as (
    update "Conversation" c set version = c.version + 1 from played p
    where c."personId" = p."personId" and c.id <> p.conversation
      and p.conversation in (select x.conversation from json_to_recordset(${rows}::json) as x(conversation uuid))),
  flagged as (
    update "Person" q set "hasPapers" = true from played p
    where q.id = p."personId" and not q."hasPapers"
      and p.conversation in (select x.conversation from json_to_recordset(${rows}::json) as x(conversation uuid)))`,
};

/** Files that came before, in their papers: they may have come in another talk of the person. */
export const pages: Part = {
  name: 'pages',
  sql: (rows) => `pages as (
    update "Document" d set piece = x.piece, borrower = x.borrower, page = x.page, "setAside" = x."setAside"
    from ${from(rows, `id text, ${PAGE}`)} join "Conversation" c on c."personId" = p."personId"
    where d.id = x.id and d."conversationId" = c.id)`,
};

export const removed: Part = {
  name: 'removed',
  sql: (rows) => `removed as (
    delete from "Document" d
    using ${from(rows, 'id text')} join "Conversation" c on c."personId" = p."personId"
    where d.id = x.id and d."conversationId" = c.id returning d.id),
  emptied as (delete from "FilePart" f using removed where f."documentId" = removed.id)`,
};

export const consents: Part = {
  name: 'consents',
  sql: (rows) => `consents as (
    insert into "Consent"(id, "conversationId", purpose, given, at)
    select x.id, p.conversation, x.purpose, x.given, p.at
    from ${from(rows, 'id text, purpose text, given boolean')}
    on conflict (id) do nothing)`,
};

/** Pages of papers that this turn gives to the person, by the hash of their token. */
export const uploads: Part = {
  name: 'uploads',
  sql: (rows) => `uploads as (
    insert into "UploadLink"("tokenHash", "conversationId", "createdAt", "expiresAt")
    select decode(x.hash, 'base64'), p.conversation, p.at, x.expires
    from ${from(rows, 'hash text, expires timestamptz')}
    on conflict ("tokenHash") do nothing)`,
};

export const failures: Part = {
  name: 'failures',
  sql: (rows) => `failures as (
    update "Invitation" i set "triesLeft" = greatest(0, i."triesLeft" - 1)
    from ${from(rows, 'invitation uuid')} where i.id = x.invitation)`,
};

/**
 * The checklist goes with the chat. Where both have a line, what was given stays; given on both sides, the
 * advisor looks again.
 */
const linkedPapers = (rows: string) => `leaving as (
    delete from "Paper" q using played p, linking l
    where q."personId" = p.former and not p.linked and l."personId" <> p.former returning q.*),
  arrived as (
    insert into "Paper"("personId", words, ${UPSERT_NAMES.join(', ')})
    select l."personId", m.words, ${UPSERT_NAMES.map((name) => `m.${name}`).join(', ')} from leaving m, linking l
    where (m.piece, m.borrower) not in (
      select x.piece, x.borrower from json_to_recordset(${rows}::json) as x(piece text, borrower int)
      where x.piece is not null)
    on conflict ("personId", piece, borrower) do update set
      ${BOTH.map((name) => `${name} = case when "Paper".state = '${ASKED}' then excluded.${name} end`).join(', ')},
      state = case when "Paper".state = '${ASKED}' then excluded.state else '${PAPER_STATES.to_review}' end,
      "receivedAt" = coalesce(excluded."receivedAt", "Paper"."receivedAt"), version = "Paper".version + 1
    where excluded.state <> '${ASKED}'),
  welcomed as (
    update "Person" q set "hasPapers" = true from linking l
    where q.id = l."personId" and exists (select from leaving))`;

const ASKED = PAPER_STATES.requested;
/** Columns that mean nothing any more once two papers are one. */
const BOTH = ['words', 'reason', 'before', '"beforeReason"', '"replacedBy"', '"validUntil"'];

/**
 * A chat becomes an imported person's: its key and what was said in it go with it. What the CCAS knows
 * stays as the CCAS says; of two words of the person's, the later. Goes alone in its group.
 */
export const linked: Part = {
  name: 'linked',
  sql: (rows) => `used as (
    update "Invitation" i set "usedAt" = p.at from played p, linking l where i.id = l.id),
  rekeyed as (
    update "PersonKey" k set "personId" = l."personId" from played p, linking l
    where k.id = p."keyId" and not p.linked),
  moving as (
    delete from "Fact" f using played p, linking l
    where f."personId" = p.former and not p.linked and l."personId" <> p.former returning f.*),
  moved as (
    insert into "Fact"("personId", name, value, source, at, "confirmedBy")
    select l."personId", m.name, m.value, m.source, m.at, m."confirmedBy" from moving m, linking l
    where m.name not in (select x.name from json_to_recordset(${rows}::json) as x(name text) where x.name is not null)
    on conflict ("personId", name) do update
    set value = excluded.value, source = excluded.source, at = excluded.at, "confirmedBy" = null
    where "Fact".source not in ('import', 'conseiller') and "Fact".at < excluded.at),
  ${linkedPapers(rows)}`,
};

/** In the order in which they are written. */
export const PARTS = [
  journal,
  withdrawn,
  outbox,
  cancelled,
  armed,
  facts,
  forgotten,
  opened,
  changed,
  contents,
  received,
  sorted,
  papers,
  pages,
  removed,
  consents,
  uploads,
  failures,
  linked,
] as const;
