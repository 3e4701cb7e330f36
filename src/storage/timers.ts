import type { DueTimer } from '../engine/event.ts';
import type { Database, Statement } from './database.ts';

/** A timer that has fallen due, leased to this process for a minute. */
export type DueRow = {
  /** Names this arming: armed again under the same name, it is another one. */
  readonly id: string;
  readonly conversation: string;
  readonly due: string;
  readonly timer: DueTimer;
};

/** Rows with a due date that become events. */
export type Timers = {
  /** Leases what is due, earliest first. What is not dropped within a minute comes back. */
  claim(now: Date, limit: number): Promise<readonly DueRow[]>;
  /** Forgets timers once their event is played; one that was armed again stays. */
  drop(ids: readonly string[]): Promise<void>;
  nextDue(): Promise<Date | null>;
};

const LEASE_MS = 60_000;

const CLAIM: Statement = {
  name: 'timers_claim',
  text: `with ready as (
    select w.id from "Timer" w
    where w.due <= $1::timestamptz and (w."claimedUntil" is null or w."claimedUntil" <= $1::timestamptz)
    order by w.due, w.id limit $2::int for update skip locked),
  leased as (
    update "Timer" w set "claimedUntil" = $3::timestamptz from ready r where w.id = r.id
    returning w.id, w."conversationId" as conversation, w.due, w.timer)
  select * from leased order by due, id`,
};
const DROP: Statement = {
  name: 'timers_drop',
  text: 'delete from "Timer" where id = any($1::text[])',
};
const NEXT: Statement = {
  name: 'timers_next',
  text: 'select min(greatest(due, "claimedUntil")) as due from "Timer"',
};

type Row = {
  readonly id: string;
  readonly conversation: string;
  readonly due: Date;
  readonly timer: DueTimer;
};

export function createTimers({ run }: Pick<Database, 'run'>): Timers {
  return {
    async claim(now, limit) {
      const until = new Date(now.getTime() + LEASE_MS).toISOString();
      const rows = await run<Row>(CLAIM, [now.toISOString(), limit, until]);
      return rows.map((row) => ({ ...row, due: row.due.toISOString() }));
    },
    async drop(ids) {
      if (ids.length > 0) await run(DROP, [[...ids]]);
    },
    async nextDue() {
      const [row] = await run<{ readonly due: Date | null }>(NEXT, []);
      return row?.due ?? null;
    },
  };
}
