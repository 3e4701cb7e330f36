import { addDays, addMonths, addWorkingDays, atLocalTime, localDate } from '../domain/calendar.ts';
import type { Planned } from './blocks/planifier.ts';
import { once } from './path.ts';
import type { Run } from './run.ts';
import { evaluate } from './scope.ts';

/** A waiting time as staff write it. */
export type Delay = {
  readonly count: number;
  readonly unit: 'hours' | 'days' | 'workingDays' | 'months';
};

/** Plans the start of a script under a name; armed again when the date that it reads was corrected. */
export function schedule(run: Run, { name, when, script }: Planned): void {
  const reads = run.script.nodes[name]?.reads ?? [];
  const fresh = run.walk !== null && reads.some((one) => run.walk?.changed.has(one));
  once(run, `planifier:${name}`, { fresh }, () => {
    const due = 'on' in when ? dueOn(run, evaluate(run, when.on)) : dueAfter(run, when.after);
    if (due === null) {
      run.trace({ type: 'note', name: 'timer_without_date', detail: name });
      return null;
    }
    run.act({ type: 'arm_timer', name, due, timer: { kind: 'named', name, script } });
    return { type: 'cancel_timer', name };
  });
}

export function unschedule(run: Run, name: string): void {
  once(run, `annuler:${name}`, { fresh: false }, () => {
    run.act({ type: 'cancel_timer', name });
    return null;
  });
}

/** The instant at which a delay from now ends; days end at the hour when the CCAS opens. */
export function dueAfter(run: Run, { count, unit }: Delay): string {
  const { workingTime } = run.context;
  const at = run.event.at;
  if (unit === 'hours') return new Date(Date.parse(at) + count * 3_600_000).toISOString();
  const today = localDate(at, workingTime.timeZone);
  const day =
    unit === 'workingDays'
      ? addWorkingDays(today, count, workingTime)
      : unit === 'days'
        ? addDays(today, count)
        : addMonths(today, count);
  return atLocalTime(day, workingTime.from, workingTime.timeZone);
}

function dueOn(run: Run, date: unknown): string | null {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(date)) return null;
  return atLocalTime(date, run.context.workingTime.from, run.context.workingTime.timeZone);
}
