import { addDays, addMonths } from '../../domain/calendar.ts';
import { realDate } from '../../domain/realDate.ts';

/**
 * The latest date of a text that is not after `today`: the best guess of when a paper was made, or null.
 * Dates to come (« à payer avant le… ») say nothing of its age; the latest one accuses nobody wrongly.
 * A month alone (« mars 2026 ») stands for its last day, or for today within that month.
 */
export function latestDate(text: string, today: string): string | null {
  const past = datesIn(text, today).filter((date) => date <= today);
  return past.reduce<string | null>(
    (latest, date) => ((latest ?? '') < date ? date : latest),
    null,
  );
}

/** True when a paper of this date has more than `months` months on the day of `today`. */
export function isOlderThan(date: string, months: number, today: string): boolean {
  return addMonths(date, months) < today;
}

const MONTHS: readonly string[] = [
  'janv(?:ier|\\.)?',
  'f[eé]vr?(?:ier|\\.)?',
  'mars',
  'avr(?:il|\\.)',
  'mai',
  'juin',
  'juil(?:let|\\.)',
  'ao[uû]t',
  'sept(?:embre|\\.)?',
  'oct(?:obre|\\.)',
  'nov(?:embre|\\.)',
  'd[eé]c(?:embre|\\.)',
];

const YEAR = '(?<year>(?:19|20)\\d{2})(?!\\d|[./-]\\d)';
const SPACE = '[\\s\\u00a0]{1,3}';

/** How papers write dates: 05/03/2026, 2026-03-05, 1er mars 2026, mars 2026. */
const WAYS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d/.-])(?<day>\\d{1,2})\\s?[/.-]\\s?(?<month>\\d{1,2})\\s?[/.-]\\s?${YEAR}`,
    'gu',
  ),
  /(?<!\d)(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/gu,
  new RegExp(
    `(?:(?<!\\d)(?<day>\\d{1,2})(?:er)?${SPACE})?(?<!\\p{L})(?<month>${MONTHS.join('|')})${SPACE}${YEAR}`,
    'giu',
  ),
];

function datesIn(text: string, today: string): readonly string[] {
  return WAYS.flatMap((way) => [...text.matchAll(way)]).flatMap(({ groups = {} }) => {
    const [year, month] = [Number(groups.year), monthOf(groups.month ?? '')];
    const date = groups.day
      ? realDate(year, month, Number(groups.day))
      : endOfMonth(realDate(year, month, 1), today);
    return date === null ? [] : [date];
  });
}

function monthOf(name: string): number {
  if (/^\d+$/u.test(name)) return Number(name);
  return MONTHS.findIndex((pattern) => new RegExp(`^${pattern}$`, 'iu').test(name)) + 1;
}

function endOfMonth(first: string | null, today: string): string | null {
  if (first === null) return null;
  return first.slice(0, 7) === today.slice(0, 7) ? today : addDays(addMonths(first, 1), -1);
}
