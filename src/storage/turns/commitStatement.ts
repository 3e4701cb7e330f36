import type { Statement } from '../database.ts';
import { linked, PARTS, type Part } from './parts.ts';

/** What became of one turn of the group. */
export type CommitRow = { readonly n: number; readonly held: boolean; readonly fresh: boolean };

const known = new Map<string, Statement>();

/**
 * The one statement that commits a group, with the parts that this group needs. `$1` holds the turns,
 * `$2` their states in base64 with commas between (JSON would be read letter by letter); the parts follow
 * in the order of `PARTS`. Each step is joined to the one before:
 * `held` (conversations at the expected version, locked in order) → `fresh` (inbox, for held only) →
 * `played` → state and all the parts. A version that moved, or an update played before, writes nothing.
 */
export function commitStatement(parts: readonly Part[]): Statement {
  // PostgreSQL cuts names at 63 characters: a digit a part.
  const name = `commit_${PARTS.map((part) => (parts.includes(part) ? '1' : '0')).join('')}`;
  const statement = known.get(name) ?? { name, text: textOf(parts) };
  known.set(name, statement);
  return statement;
}

function textOf(parts: readonly Part[]): string {
  const isLinking = parts.includes(linked);
  return `with t as materialized (
    select x.*, s.state from json_to_recordset($1::json) as x(n int, conversation uuid, version int,
      inbox text, at timestamptz, script text, block text, owner text, invitation uuid, heard timestamptz, link uuid)
    join unnest(string_to_array($2::text, ',')) with ordinality as s(state, ordinality) on s.ordinality = x.n + 1),
  ${isLinking ? LINKING : ''}
  held as materialized (
    select t.*, c."personId" as former, c."keyId", c."linkedAt" is not null as linked
    from "Conversation" c join t on t.conversation = c.id and t.version = c.version
    ${isLinking ? 'where exists (select from linking)' : ''}
    order by c.id for update of c),
  fresh as (
    insert into "Inbox"(id, at) select held.inbox, held.at from held order by held.inbox
    on conflict do nothing returning id),
  played as materialized (
    select held.*, ${isLinking ? '(select "personId" from linking)' : 'held.former'} as "personId"
    from held join fresh on fresh.id = held.inbox),
  state as (
    update "Conversation" c set version = c.version + 1, state = decode(p.state, 'base64'), script = p.script,
      block = p.block, owner = p.owner, "invitationId" = p.invitation,
      "heardAt" = coalesce(p.heard, c."heardAt")
      ${isLinking ? ', "personId" = l."personId", "linkedAt" = p.at' : ''}
    from played p ${isLinking ? 'cross join linking l' : ''} where c.id = p.conversation)
  ${parts.map((part, index) => `, ${part.sql(`$${index + 3}`)}`).join('\n  ')}
  select t.n, held.n is not null as held, fresh.id is not null as fresh
  from t left join held on held.n = t.n left join fresh on fresh.id = t.inbox`;
}

/** The invitation must still be open at the commit: used by another chat in between, the turn is played again. */
const LINKING = `linking as materialized (
    select i.id, i."personId" from "Invitation" i join t on t.link = i.id
    where i."usedAt" is null and i."triesLeft" > 0 and i."expiresAt" > t.at for update of i),`;
