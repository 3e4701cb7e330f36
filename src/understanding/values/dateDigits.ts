import { realDate } from '../../domain/realDate.ts';
import { comingDay, fullYear } from './civilDate.ts';

/** Dates found in a text; null for one whose day does not exist. `rest` is the text without them. */
export type FoundDates = { readonly dates: readonly (string | null)[]; readonly rest: string };

type Reader = (parts: readonly string[], today: string) => string | null;

/** Ways to write a date in digits, the most certain first. */
const WAYS: readonly (readonly [RegExp, Reader])[] = [
  [
    /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu,
    ([year, month, day]) => realDate(Number(year), Number(month), Number(day)),
  ],
  [
    /(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)/gu,
    ([day, month, year = ''], today) => realDate(fullYear(year, today), Number(month), Number(day)),
  ],
  [
    /(?<!\d)(\d{1,2}) (\d{1,2}) ((?:19|20)\d{2})(?!\d)/gu,
    ([day, month, year]) => realDate(Number(year), Number(month), Number(day)),
  ],
  [
    /(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/gu,
    ([day, month, year]) => realDate(Number(year), Number(month), Number(day)),
  ],
  [
    /(?<![\d/.,-])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?![\d/-]|[.,]\d|\s*(?:€|euros?|e\b))/gu,
    ([day, month], today) => comingDay(Number(day), Number(month), today),
  ],
];

/** Dates in digits: « 05/03 », « 5.3.27 », « 2026-03-05 », « 12051985 ». Without a year, the next such day. */
export function writtenDates(text: string, today: string): FoundDates {
  const dates: (string | null)[] = [];
  let rest = text;
  for (const [pattern, reader] of WAYS) {
    rest = rest.replace(pattern, (_, ...parts) => {
      dates.push(reader(parts.slice(0, 3).map(String), today));
      return ' § ';
    });
  }
  return { dates, rest };
}
