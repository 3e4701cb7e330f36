import { localDate } from '../../domain/zone.ts';
import type { Clock } from '../../runtime/ports.ts';
import type { Database, Statement } from '../database.ts';

export type AdvisorRow = {
  readonly id: string;
  readonly name: string;
  readonly awayUntil: string | null;
  readonly substitute: string | null;
};

/** The active advisors, with who is away today. */
export type TeamOf = {
  read(): Promise<readonly AdvisorRow[]>;
  /** It was changed here: the next turn reads it again. */
  forget(): void;
};

/** A team changes a few times a week: other processes see a change within a second. */
const HELD_MS = 1000;

const TEAM: Statement = {
  name: 'team',
  text: `select a.id, a.name, b.until::text as "awayUntil", b."substituteId" as substitute
    from "Advisor" a left join lateral (
      select s.until, s."substituteId" from "Absence" s
      where s."advisorId" = a.id and s."from" <= $1::date and s.until >= $1::date
      order by s.until desc limit 1) b on true
    where a.active order by a.name, a.id`,
};

export function createTeam(
  { run }: Pick<Database, 'run'>,
  clock: Pick<Clock, 'now'>,
  timeZone: string,
): TeamOf {
  let held: { readonly at: number; readonly rows: readonly AdvisorRow[] } | null = null;
  return {
    async read() {
      const now = clock.now();
      if (held && Math.abs(now.getTime() - held.at) < HELD_MS) return held.rows;
      const rows = await run<AdvisorRow>(TEAM, [localDate(now.toISOString(), timeZone)]);
      held = { at: now.getTime(), rows };
      return rows;
    },
    forget() {
      held = null;
    },
  };
}
