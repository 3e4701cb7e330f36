import type { Statement } from '../database.ts';
import type { PageRow, PaperRow } from '../papers/rows.ts';
import { keysOf, pagesWhere, papersWhere } from '../papers/select.ts';

/** What one row of the read gives. Sealed values are in base64, dates as PostgreSQL writes them. */
export type ReadRow = {
  readonly n: number;
  readonly id: string;
  readonly channel: string;
  readonly bot: string;
  readonly chat: string;
  readonly personId: string;
  readonly keyId: string;
  readonly wrapped: string;
  readonly version: number;
  readonly state: string | null;
  readonly linked: boolean;
  readonly invitationId: string | null;
  readonly timeZone: string | null;
  readonly hasPapers: boolean;
  readonly facts: readonly FactRow[] | null;
};

export type FactRow = {
  readonly name: string;
  readonly value: string;
  readonly source: string;
  readonly at: string;
};

type WrappedKeys = readonly (readonly [id: string, wrapped: string])[];

/** What only some turns need: a linked person, a checklist, a code to check, an open escalation. */
export type MoreRow = {
  readonly id: string;
  readonly identity: string | null;
  readonly keys: WrappedKeys | null;
  readonly dossier: DossierRow | null;
  readonly loans: readonly LoanRow[] | null;
  readonly escalations: readonly { readonly id: string; readonly to: readonly string[] }[] | null;
  readonly invitation: InvitationRow | null;
  readonly papers: readonly PaperRow[] | null;
  readonly pages: readonly PageRow[] | null;
};

type DossierRow = {
  readonly id: string;
  readonly number: string;
  readonly advisor: string | null;
};

export type LoanRow = {
  readonly id: string;
  readonly terms: string;
  readonly knownAt: string;
  readonly instalments: readonly (readonly [number: number, due: string, status: string])[] | null;
};

export type InvitationRow = {
  readonly id: string;
  readonly identity: string;
  readonly person: string;
  readonly expiresAt: string;
  readonly triesLeft: number;
  readonly used: boolean;
  readonly keys: WrappedKeys | null;
};

/** What every turn reads, kept small: each part costs, even where there is nothing to find. */
const columns = `t.n, c.id, c.channel, c.bot, c.chat, c."personId", c."keyId", c.version, c."invitationId",
  encode(k.wrapped, 'base64') as wrapped, encode(c.state, 'base64') as state,
  c."linkedAt" is not null as linked, p."timeZone", p."hasPapers",
  (select json_agg(json_build_object('name', f.name, 'value', encode(f.value, 'base64'),
      'source', f.source, 'at', f.at))
    from "Fact" f where f."personId" = c."personId") as facts`;

/**
 * Looked up one by one: `offset 0` keeps each look-up apart, or a plan made while the tables were small would
 * read all of them when they have grown.
 */
const oneByOne = (asked: string, wanted: string) => `
  from json_to_recordset($1::json) as t(${asked})
  cross join lateral (select * from "Conversation" c where ${wanted} offset 0) c
  cross join lateral (select "timeZone", "hasPapers" from "Person" where id = c."personId" offset 0) p
  cross join lateral (select wrapped from "PersonKey" where id = c."keyId" offset 0) k`;

/** By address: `n, channel, bot, chat`. */
export const readByAddress: Statement = {
  name: 'read_by_address',
  text: `select ${columns} ${oneByOne(
    'n int, channel text, bot text, chat text',
    'c.channel = t.channel and c.bot = t.bot and c.chat = t.chat',
  )}`,
};

/** By id: `n, id`. */
export const readById: Statement = {
  name: 'read_by_id',
  text: `select ${columns} ${oneByOne('n int, id uuid', 'c.id = t.id')}`,
};

/** By id: `id, code`, the code of a deep link hashed in hexadecimal, or null for the one being checked. */
export const readMore: Statement = {
  name: 'read_more',
  text: `select c.id, encode(p.identity, 'base64') as identity, ${keysOf('c."personId"')} as keys,
  case when c."linkedAt" is not null then (
    select json_build_object('id', d.id, 'number', encode(d.number, 'base64'), 'advisor', d."advisorId")
    from "Case" d where d."personId" = c."personId" order by d."openedAt" desc limit 1) end as dossier,
  case when c."linkedAt" is not null then (
    select json_agg(json_build_object('id', l.id, 'terms', encode(l.terms, 'base64'),
        'knownAt', l."knownAt", 'instalments', (
          select json_agg(json_build_array(i.number, i.due, i.status) order by i.number)
          from "Instalment" i where i."loanId" = l.id)) order by l."knownAt", l.id)
    from "Loan" l where l."personId" = c."personId") end as loans,
  (select json_agg(json_build_object('id', e.id, 'to', e."to") order by e.number)
    from "Escalation" e where e."conversationId" = c.id and e."closedAt" is null) as escalations,
  (select json_build_object('id', i.id, 'identity', encode(q.identity, 'base64'), 'person', q.id,
      'expiresAt', i."expiresAt", 'triesLeft', i."triesLeft", 'used', i."usedAt" is not null,
      'keys', ${keysOf('q.id')})
    from "Invitation" i join "Person" q on q.id = i."personId"
    where i."codeHash" = decode(t.code, 'hex') or (t.code is null and i.id = c."invitationId")
  ) as invitation,
  case when p."hasPapers" then ${papersWhere('c."personId"')} end as papers,
  case when p."hasPapers" then ${pagesWhere('c."personId"')} end as pages
  from json_to_recordset($1::json) as t(id uuid, code text)
  join "Conversation" c on c.id = t.id join "Person" p on p.id = c."personId"`,
};

/** Rows for those who write for the first time. Two at once: the first one counts. */
export const createMissing: Statement = {
  name: 'create_missing',
  text: `with t as (select * from json_to_recordset($1::json) as t(channel text, bot text, chat text,
    conversation uuid, person uuid, key uuid, wrapped text, at timestamptz)),
  made as (insert into "Conversation"(id, channel, bot, chat, "personId", "keyId", "createdAt")
    select conversation, channel, bot, chat, person, key, at from t order by channel, bot, chat
    on conflict do nothing returning "personId"),
  people as (insert into "Person"(id, "createdAt")
    select t.person, t.at from t join made on made."personId" = t.person)
  insert into "PersonKey"(id, "personId", wrapped)
    select t.key, t.person, decode(t.wrapped, 'base64') from t join made on made."personId" = t.person`,
};
