import type { Database, Statement } from './database.ts';

/** How long an update is known as played; platforms send again for a day at most. */
const INBOX_DAYS = 7;
/** How long a call that was made can be explained. */
const OUTBOX_DAYS = 30;
/** How long a link that is over can be explained. */
const LINK_DAYS = 7;
/** Rows a statement: each is short, and turns go on between them. */
const ROWS = 5000;
const DAY_MS = 86_400_000;

const SWEEPS: readonly (readonly [days: number, statement: Statement])[] = [
  [
    INBOX_DAYS,
    {
      name: 'sweep_inbox',
      text: `delete from "Inbox" where id in (
        select id from "Inbox" where at < $1::timestamptz limit $2::int) returning id`,
    },
  ],
  [
    OUTBOX_DAYS,
    {
      name: 'sweep_outbox',
      text: `delete from "Outbox" where id in (
        select id from "Outbox" where "settledAt" < $1::timestamptz and "deadAt" is null limit $2::int)
        returning id`,
    },
  ],
  ...(['UploadLink', 'ViewLink'] as const).map(
    (table) =>
      [
        LINK_DAYS,
        {
          name: `sweep_${table}`,
          text: `delete from "${table}" where "tokenHash" in (
        select "tokenHash" from "${table}" where "expiresAt" < $1::timestamptz limit $2::int)
        returning "tokenHash"`,
        },
      ] as const,
  ),
  [
    // A person whose chat was linked to an imported one is left with nothing.
    0,
    {
      name: 'sweep_people',
      text: `delete from "Person" where id in (
        select p.id from "Person" p where p."createdAt" < $1::timestamptz
          and not exists (select from "PersonKey" k where k."personId" = p.id)
          and not exists (select from "Conversation" c where c."personId" = p.id) limit $2::int)
        returning id`,
    },
  ],
];

/** Drops what was only kept for a while; returns how many rows. Dead letters stay until someone looks. */
export async function sweep({ run }: Pick<Database, 'run'>, now: Date): Promise<number> {
  let dropped = 0;
  for (const [days, statement] of SWEEPS) {
    const before = new Date(now.getTime() - days * DAY_MS).toISOString();
    for (let count = ROWS; count === ROWS; dropped += count)
      count = (await run(statement, [before, ROWS])).length;
  }
  return dropped;
}
