import { holidays } from './holidays.ts';
import { atLocalTime, localDate, localTime } from './zone.ts';

export { atLocalTime, localDate, localTime };

/** When the CCAS works, and where: what working days and allowed hours are counted with. */
export type WorkingTime = {
  /** IANA name: `Europe/Paris`, `Indian/Reunion`. */
  readonly timeZone: string;
  /** Region of the public holidays, for Alsace-Moselle and overseas. */
  readonly region: HolidayRegion;
  /** ISO weekdays worked, 1 = Monday. */
  readonly days: readonly number[];
  /** Local hours, `09:00` to `19:00`, within which something may be sent unasked. */
  readonly from: string;
  readonly to: string;
};

export const HOLIDAY_REGIONS = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'guyane',
  'martinique',
  'mayotte',
  'reunion',
  'polynesie',
  'nouvelle-caledonie',
  'wallis-et-futuna',
  'saint-barthelemy',
  'saint-martin',
  'saint-pierre-et-miquelon',
] as const;
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];

const DAY_MS = 86_400_000;

/** The date `count` days later (earlier when negative). */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `count` months later, or the last day of that month: 31 January + 1 = 28 February. */
export function addMonths(date: string, count: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const months = year * 12 + (month - 1) + count;
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(months / 12), months % 12, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** Days from one date to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** True on a weekday that the CCAS works and that is no public holiday of its region. */
export function isWorkingDay(date: string, { days, region }: WorkingTime): boolean {
  return days.includes(weekday(date)) && !holidays(Number(date.slice(0, 4)), region).has(date);
}

/** The date `count` working days later; 0 gives the same day, or the next working day. */
export function addWorkingDays(date: string, count: number, time: WorkingTime): string {
  const known = counted.get(time) ?? new Map<string, string>();
  counted.set(time, known);
  const key = `${date}+${count}`;
  const found = known.get(key) ?? countWorkingDays(date, count, time);
  if (known.size > 1000) known.clear();
  known.set(key, found);
  return found;
}

/** Every question counts the same days from today: they are counted once. */
const counted = new WeakMap<WorkingTime, Map<string, string>>();

function countWorkingDays(date: string, count: number, time: WorkingTime): string {
  let day = nextWorkingDay(date, time);
  for (let left = day === date ? count : count - 1; left > 0; left -= 1) {
    day = nextWorkingDay(addDays(day, 1), time);
  }
  return day;
}

/** This date, or the first working day after it. */
export function nextWorkingDay(date: string, time: WorkingTime): string {
  let day = date;
  for (let tries = 0; tries < 366 && !isWorkingDay(day, time); tries += 1) day = addDays(day, 1);
  return day;
}

/** True when the CCAS is open at this instant. */
export function isOpen(instant: string, time: WorkingTime): boolean {
  const clock = localTime(instant, time.timeZone);
  return (
    isWorkingDay(localDate(instant, time.timeZone), time) && time.from <= clock && clock < time.to
  );
}

/** The instant from which something may be sent: this one when open, else the next opening. */
export function nextOpening(instant: string, time: WorkingTime): string {
  if (isOpen(instant, time)) return instant;
  const today = localDate(instant, time.timeZone);
  const later = localTime(instant, time.timeZone) < time.from ? today : addDays(today, 1);
  return atLocalTime(nextWorkingDay(later, time), time.from, time.timeZone);
}

/** The instant `hours` working hours later: only open hours count. */
export function addWorkingHours(instant: string, hours: number, time: WorkingTime): string {
  let left = hours * 3_600_000;
  let at = nextOpening(instant, time);
  for (let days = 0; days < 366; days += 1) {
    const day = localDate(at, time.timeZone);
    const room = Date.parse(atLocalTime(day, time.to, time.timeZone)) - Date.parse(at);
    if (left <= room) break;
    left -= room;
    at = atLocalTime(nextWorkingDay(addDays(day, 1), time), time.from, time.timeZone);
  }
  return new Date(Date.parse(at) + left).toISOString();
}
