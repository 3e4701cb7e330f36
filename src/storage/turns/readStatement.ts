import type { Statement } from '../database.ts';

/** What one row of the read gives. Sealed values are in base64, dates as PostgreSQL writes them. */
export type ReadRow = {
  readonly n: number;
  readonly id: string;
  readonly channel: string;
  readonly bot: string;
  readonly chat: string;
  readonly personId: string;
  readonly keyId: string;
  readonly version: number;
  readonly state: string | null;
  readonly linked: boolean;
  readonly timeZone: string | null;
  readonly identity: string | null;
  readonly keys: readonly (readonly [id: string, wrapped: string])[] | null;
  readonly facts: readonly FactRow[] | null;
  readonly dossier: {
    readonly id: string;
    readonly number: string;
    readonly advisor: string | null;
  } | null;
  readonly loans: readonly LoanRow[] | null;
  readonly escalations: readonly { readonly id: string; readonly to: readonly string[] }[] | null;
  readonly invitation: InvitationRow | null;
  /** The whole team, on the first row only. */
  readonly team: readonly AdvisorRow[] | null;
};

export type FactRow = {
  readonly name: string;
  readonly value: string;
  readonly source: string;
  readonly at: string;
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
  readonly keys: readonly (readonly [id: string, wrapped: string])[] | null;
};

export type AdvisorRow = {
  readonly id: string;
  readonly name: string;
  readonly awayUntil: string | null;
  readonly substitute: string | null;
};

const keysOf = (person: string) => `(
  select json_agg(json_build_array(k.id, encode(k.wrapped, 'base64')))
  from "PersonKey" k where k."personId" = ${person})`;

/** All that turns may read, in one go. `$2` is the day it is. */
const columns = `t.n, c.id, c.channel, c.bot, c.chat, c."personId", c."keyId", c.version,
  encode(c.state, 'base64') as state, c."linkedAt" is not null as linked, p."timeZone",
  encode(p.identity, 'base64') as identity,
  (select json_agg(json_build_array(k.id, encode(k.wrapped, 'base64')))
    from "PersonKey" k where k."personId" = c."personId" or k.id = c."keyId") as keys,
  (select json_agg(json_build_object('name', f.name, 'value', encode(f.value, 'base64'),
      'source', f.source, 'at', f.at) order by f.name)
    from "Fact" f where f."personId" = c."personId") as facts,
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
  case when row_number() over () = 1 then (
    select json_agg(json_build_object('id', a.id, 'name', a.name, 'awayUntil', b.until,
        'substitute', b."substituteId") order by a.name, a.id)
    from "Advisor" a left join lateral (
      select s.until, s."substituteId" from "Absence" s
      where s."advisorId" = a.id and s."from" <= $2::date and s.until >= $2::date
      order by s.until desc limit 1) b on true
    where a.active) end as team`;

/** By address: `n, channel, bot, chat, code`, the code hashed in hexadecimal. */
export const readByAddress: Statement = {
  name: 'read_by_address',
  text: `select ${columns}
  from json_to_recordset($1::json) as t(n int, channel text, bot text, chat text, code text)
  join "Conversation" c on c.channel = t.channel and c.bot = t.bot and c.chat = t.chat
  join "Person" p on p.id = c."personId"`,
};

/** By id: `n, id, code`. */
export const readById: Statement = {
  name: 'read_by_id',
  text: `select ${columns}
  from json_to_recordset($1::json) as t(n int, id uuid, code text)
  join "Conversation" c on c.id = t.id
  join "Person" p on p.id = c."personId"`,
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
