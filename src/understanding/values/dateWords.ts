import { addDays, addMonths, weekday } from '../../domain/calendar.ts';
import { realDate } from '../../domain/realDate.ts';
import { normalised } from '../normalise.ts';
import { comingDay, comingDayOfMonth, endOfMonth, fullYear } from './civilDate.ts';
import { MONTH_NAMES, monthNumber, WEEKDAY_NAMES, weekdayNumber } from './dateNames.ts';

type Parts = Readonly<Record<string, string | undefined>>;
type Reader = (parts: Parts, today: string) => string | null;

const NEXT_MONTH = '(?<next>du mois (?:prochain|suivant|qui vient|d apres)|of next month)';

/** Ways to say a date, the longest first: what one has read, the next does not see. */
const WAYS: readonly (readonly [RegExp, Reader])[] = [
  way(
    `(?:(?<weekday>${WEEKDAY_NAMES}) )?(?:le )?(?<day>\\d{1,2})(?:er)? (?<month>${MONTH_NAMES})(?: (?<year>\\d{4}|\\d{2}))?`,
    inMonth,
  ),
  way(`(?<month>${MONTH_NAMES}) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\\d{4}))?`, inMonth),
  way(
    '(?:a la )?fin (?:du |de |de ce |ce )?mois (?:prochain|suivant|qui vient)|end of next month',
    (_, today) => endOfMonth(addMonths(today, 1)),
  ),
  way(
    '(?:a la )?fin (?:du |de |de ce |ce )?mois|end of (?:the |this )?month|اخر الشهر|نهايه الشهر',
    (_, today) => endOfMonth(today),
  ),
  way(`(?:a la )?fin (?:du mois )?(?:de |d )?(?<month>${MONTH_NAMES})`, ({ month = '' }, today) =>
    endOfComing(monthNumber(month), today),
  ),
  way('avant hier', (_, today) => addDays(today, -2)),
  way('hier|yesterday|امس', (_, today) => addDays(today, -1)),
  way('aujourd ?hui|aujourdui|ojd|ajd|auj|ce (?:soir|matin|midi)|today|اليوم', (_, today) => today),
  way('apres (?:demain|2m1)|بعد غد', (_, today) => addDays(today, 2)),
  way('demain|2m1|dem1|tomorrow|غدا|بكره', (_, today) => addDays(today, 1)),
  way(
    '(?:dans|d ici|sous|in|بعد) (?<count>\\d{1,4}) (?<unit>jours?|jrs?|j|semaines?|sem|mois|ans?|days?|weeks?|months?|يوم|ايام|اسبوع|اسابيع)',
    within,
  ),
  way(
    `(?:(?<weekday>${WEEKDAY_NAMES}) |le |the |يوم )+(?<day>\\d{1,2})(?:er|st|nd|rd|th)?(?! (?:fois|mois|jours?|ans?|semaines?|euros?|€))(?: (?:${NEXT_MONTH}|de ce mois|de chaque mois|du mois))?`,
    dayOfMonth,
  ),
  way(`le premier(?: (?:${NEXT_MONTH}|de ce mois|du mois))?`, ({ next }, today) =>
    comingDayOfMonth(1, next !== undefined, today),
  ),
  way(
    `(?:next |this |on )?(?<weekday>${WEEKDAY_NAMES})(?: (?:prochain|qui vient|القادم|المقبل))?(?: en (?<in>8|15))?`,
    onWeekday,
  ),
  way('^(?<day>\\d{1,2})(?:er)?$', dayOfMonth),
];

/** Dates in words: « 5 mars », « lundi prochain », « dans 15 jours », « le 5 ». Null marks what is not certain. */
export function spokenDates(text: string, today: string): readonly (string | null)[] {
  const dates: (string | null)[] = [];
  let rest = normalised(text);
  for (const [pattern, reader] of WAYS) {
    rest = rest.replace(pattern, (found, ...more) => {
      const parts: unknown = more.at(-1);
      const before = String(rest).slice(0, rest.indexOf(found));
      dates.push(/\bpas (?:avant |le )?$/u.test(before) ? null : reader(partsOf(parts), today));
      return ' ';
    });
  }
  // « le 10 ou 15 », « entre le 10 et 15 »: another day that no way has read.
  return dates.length > 0 && /(?:^|\s)(?:ou|et|a|jusqu au|or|to) +\d{1,2}(?=\s|$)/u.test(rest)
    ? [...dates, null]
    : dates;
}

function way(words: string, reader: Reader): readonly [RegExp, Reader] {
  const bounded = words.startsWith('^') ? words : `(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`;
  return [new RegExp(bounded, 'gu'), reader];
}

function partsOf(groups: unknown): Parts {
  const parts: Record<string, string> = {};
  if (typeof groups !== 'object' || groups === null) return parts;
  for (const [name, value] of Object.entries(groups)) {
    if (typeof value === 'string') parts[name] = value;
  }
  return parts;
}

/** « mardi 3 mars 2026 ». A weekday that is not that day's makes it uncertain, unless it just passed. */
function inMonth(
  { weekday: name, day = '', month = '', year }: Parts,
  today: string,
): string | null {
  const [at, number] = [Number(day), monthNumber(month)];
  const date = year ? realDate(fullYear(year, today), number, at) : comingDay(at, number, today);
  if (date === null || isOn(date, name)) return date;
  const past = year ? null : realDate(Number(today.slice(0, 4)), number, at);
  return past !== null && isOn(past, name) ? past : null;
}

function isOn(date: string, name: string | undefined): boolean {
  return name === undefined || weekdayNumber(name) === weekday(date);
}

function endOfComing(month: number, today: string): string | null {
  const year = Number(today.slice(0, 4)) + (month < Number(today.slice(5, 7)) ? 1 : 0);
  const first = realDate(year, month, 1);
  return first === null ? null : endOfMonth(first);
}

function within({ count = '', unit = '' }: Parts, today: string): string {
  const ahead = Number(count);
  if (/^(?:mois|month)/u.test(unit)) return addMonths(today, ahead);
  if (/^an/u.test(unit)) return addMonths(today, ahead * 12);
  return addDays(today, /^(?:sem|week|اسب|اساب)/u.test(unit) ? ahead * 7 : ahead);
}

function dayOfMonth({ weekday: name, day = '', next }: Parts, today: string): string | null {
  const date = comingDayOfMonth(Number(day), next !== undefined, today);
  return date !== null && isOn(date, name) ? date : null;
}

/** The next one, never today; « en huit » is a week later. */
function onWeekday({ weekday: name = '', in: later }: Parts, today: string): string {
  const next = addDays(today, ((weekdayNumber(name) - weekday(today) + 6) % 7) + 1);
  if (later === '8') return addDays(next, 7);
  return later === '15' ? addDays(next, 14) : next;
}
