import type { Statement } from './database.ts';

/** A row that was leased; one that was withdrawn instead has no call. */
export type ClaimRow = {
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly recipient: string;
  readonly speaker: string;
  readonly call: string | null;
  readonly due: Date;
  readonly attempts: number;
  readonly again: boolean;
  readonly keyId: string;
  readonly wrapped: string;
};

/**
 * `$1` now, `$2` how many, `$3` end of the lease. The first row of each recipient that is not settled. The
 * owner is looked at here, in the statement that leases: what the bot had to say before an advisor took
 * the conversation is withdrawn instead.
 */
export const claim: Statement = {
  name: 'outbox_claim',
  text: `with heads as materialized (
    select distinct on (o.recipient) o.id, o.seq, o.due, o."claimedUntil" from "Outbox" o
    where o."settledAt" is null order by o.recipient, o.seq),
  ready as materialized (
    select o.id, o.speaker = 'bot' and c.owner is not null as silent, o.again or o."claimedUntil" is not null as again,
      c."keyId"
    from "Outbox" o join "Conversation" c on c.id = o."conversationId"
    where o.id in (
      select h.id from heads h
      where h.due <= $1::timestamptz and (h."claimedUntil" is null or h."claimedUntil" <= $1::timestamptz)
      order by h.seq limit $2::int)
      and o."settledAt" is null and o.due <= $1::timestamptz
      and (o."claimedUntil" is null or o."claimedUntil" <= $1::timestamptz)
    for update of o skip locked),
  leased as (
    update "Outbox" o set
      again = r.again,
      "claimedUntil" = case when r.silent then null else $3::timestamptz end,
      "withdrawnAt" = case when r.silent then $1::timestamptz end,
      "settledAt" = case when r.silent then $1::timestamptz end,
      call = case when r.silent then '' else o.call end
    from ready r where o.id = r.id
    returning o.id, o.seq, o."conversationId", o.channel, o.recipient, o.speaker,
      case when not r.silent then encode(o.call, 'base64') end as call, o.due, o.attempts, r.again, r."keyId")
  select l.id, l."conversationId" as conversation, l.channel, l.recipient, l.speaker, l.call, l.due,
    l.attempts, l.again, k.id as "keyId", encode(k.wrapped, 'base64') as wrapped
  from leased l join "PersonKey" k on k.id = l."keyId"
  order by l.seq`,
};

/** `$1` the outcomes, `$2` now. What was sent keeps nothing of its words: the journal does. */
export const settle: Statement = {
  name: 'outbox_settle',
  text: `update "Outbox" o set
    "claimedUntil" = null,
    "settledAt" = case when x.result = 'retry' then null else $2::timestamptz end,
    "sentAt" = case when x.result = 'sent' then $2::timestamptz end,
    "deadAt" = case when x.result = 'dead' then $2::timestamptz end,
    call = case when x.result = 'sent' then '' else o.call end,
    "externalId" = x."externalId", problem = x.reason,
    due = coalesce(x.due, o.due), attempts = coalesce(x.attempts, o.attempts)
  from json_to_recordset($1::json) as x(id text, result text, "externalId" text, due timestamptz,
    attempts int, reason text)
  where o.id = x.id and o."settledAt" is null`,
};

/** When the next row falls due, of those that head their recipient's. */
export const nextCall: Statement = {
  name: 'outbox_next',
  text: `select min(greatest(h.due, h."claimedUntil")) as due from (
    select distinct on (o.recipient) o.due, o."claimedUntil" from "Outbox" o
    where o."settledAt" is null order by o.recipient, o.seq) h`,
};

/** `$1` now, `$2` the ids, or null for all dead rows. */
export const replay: Statement = {
  name: 'outbox_replay',
  text: `update "Outbox" set "settledAt" = null, "deadAt" = null, problem = null, attempts = 0, due = $1::timestamptz
  where "deadAt" is not null and ($2::text[] is null or id = any($2::text[])) returning id`,
};
