import type { Statement } from '../database.ts';
import { linked, PARTS, type Part } from './parts.ts';

/** What became of one turn of the group. */
export type CommitRow = { readonly n: number; readonly held: boolean; readonly known: boolean };

const known = new Map<string, Statement>();

/**
 * The one statement that commits a group, with the parts that this group needs. `$1` holds the turns,
 * `$2` what they seal, end to end (JSON would be read letter by letter); the parts follow in the order of
 * `PARTS`. `t` knows which updates were played before; `played` are the others, on conversations that are
 * still at the version that was read, locked in order: they write their mark, their state and all the parts.
 * Rows are looked up one by one: a plan made while a table was small would read all of it when it has grown.
 * Two processes with one update meet at the lock: the second finds the version moved, and writes nothing.
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
    select x.*, (select true from "Inbox" i where i.id = x.inbox) as known
    from json_to_recordset($1::json) as x(n int, base int, size int, conversation uuid, version int,
      inbox text, at timestamptz, script text, block text, owner text, invitation uuid, heard timestamptz, link uuid)
    order by x.conversation),
  ${isLinking ? LINKING : ''}
  played as materialized (
    select t.*, c.*, ${isLinking ? 'linking."personId"' : 'c.former'} as "personId"
    from t ${isLinking ? 'cross join linking' : ''} cross join lateral (
      select c."personId" as former, c."keyId", c."linkedAt" is not null as linked from "Conversation" c
      where c.id = t.conversation and c.version = t.version for update) c
    where t.known is null),
  marked as (
    insert into "Inbox"(id, at) select p.inbox, p.at from played p order by p.inbox),
  state as (
    update "Conversation" c set version = c.version + 1,
      state = substring($2::bytea from p.base + 1 for p.size), script = p.script,
      block = p.block, owner = p.owner, "invitationId" = p.invitation,
      "heardAt" = coalesce(p.heard, c."heardAt")
      ${isLinking ? ', "personId" = l."personId", "linkedAt" = p.at' : ''}
    from played p ${isLinking ? 'cross join linking l' : ''} where c.id = p.conversation)
  ${parts.map((part, index) => `, ${part.sql(`$${index + 3}`)}`).join('\n  ')}
  select t.n, p.n is not null as held, t.known is true as known from t left join played p on p.n = t.n`;
}

/** The invitation must still be open at the commit: used by another chat in between, the turn is played again. */
const LINKING = `linking as materialized (
    select i.id, i."personId" from "Invitation" i join t on t.link = i.id
    where i."usedAt" is null and i."triesLeft" > 0 and i."expiresAt" > t.at for update of i),`;
