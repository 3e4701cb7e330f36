import { addDays, addMonths, weekday } from '../../domain/calendar.ts';
import { normalised } from '../normalise.ts';
import { findNumbers } from './numbers.ts';

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];
const SHORT_MONTHS = [
  'janv',
  'fevr',
  'mars',
  'avr',
  'mai',
  'juin',
  'juil',
  'aout',
  'sept',
  'oct',
  'nov',
  'dec',
];
const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/**
 * A date said in French, seen from `today`: « le 5 » and « 5 mars » are the next ones, « lundi » the next
 * Monday, « fin du mois » its last day. Undefined for none, and for a day that does not exist.
 */
export function readDate(text: string, today: string): string | undefined {
  const found = written(text, today);
  return found === null ? relative(normalised(text), today) : found;
}

/** A date in digits; undefined when its day does not exist, null when there is none. */
function written(text: string, today: string): string | undefined | null {
  const iso = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u.exec(text);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const compact = /(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/u.exec(text);
  if (compact) return real(Number(compact[3]), Number(compact[2]), Number(compact[1]));
  const slashes = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?(?!\d)/u.exec(
    text,
  );
  if (!slashes) return null;
  const [day, month] = [Number(slashes[1]), Number(slashes[2])];
  return slashes[3] ? real(fullYear(slashes[3], today), month, day) : coming(day, month, today);
}

function relative(words: string, today: string): string | undefined {
  if (/\b(?:aujourd hui|aujourdhui|ce soir|maintenant)\b/u.test(words)) return today;
  if (/\bapres demain\b/u.test(words)) return addDays(today, 2);
  if (/\bdemain\b/u.test(words)) return addDays(today, 1);
  const next = /\bmois (?:prochain|suivant|qui vient|d apres)\b/u.test(words);
  if (/\bfin (?:du |de ce |de |ce )?mois\b/u.test(words))
    return endOfMonth(next ? addMonths(today, 1) : today);
  return (
    within(words, today) ??
    inMonth(words, today) ??
    dayOfMonth(words, next, today) ??
    onWeekday(words, today)
  );
}

/** « dans 15 jours », « dans deux semaines », « dans un mois » */
function within(words: string, today: string): string | undefined {
  const found = /\bdans (.{1,20}?) (jours?|semaines?|mois)\b/u.exec(words);
  const count = found ? findNumbers(found[1] ?? '')[0]?.value : undefined;
  if (!found || count === undefined || !Number.isInteger(count) || count > 4000) return undefined;
  if (found[2] === 'mois') return addMonths(today, count);
  return addDays(today, found[2]?.startsWith('semaine') ? count * 7 : count);
}

/** « 5 mars », « 1er avril 2026 » */
function inMonth(words: string, today: string): string | undefined {
  const names = [...MONTHS, ...SHORT_MONTHS];
  const found = new RegExp(
    `\\b(\\d{1,2})(?:er)? (${names.join('|')})(?: (\\d{4}|\\d{2}))?(?!\\p{L}|\\d)`,
    'u',
  ).exec(words);
  if (!found) return undefined;
  const month = (names.indexOf(found[2] ?? '') % 12) + 1;
  const day = Number(found[1]);
  return found[3] ? real(fullYear(found[3], today), month, day) : coming(day, month, today);
}

/** « le 5 », « le 5 du mois prochain », « 5 » */
function dayOfMonth(words: string, next: boolean, today: string): string | undefined {
  const found =
    /(?:\ble |^)(\d{1,2})(?:er)?(?= |$)(?! (?:€|euros?|mois|jours?|ans?|semaines?)\b)/u.exec(words);
  const day = Number(found?.[1] ?? Number.NaN);
  if (!found || !(day >= 1 && day <= 31)) return undefined;
  const [year = 0, month = 0, now = 0] = today.split('-').map(Number);
  for (let ahead = next || day < now ? 1 : 0; ahead < 4; ahead += 1) {
    const months = year * 12 + month - 1 + ahead;
    const date = real(Math.floor(months / 12), (months % 12) + 1, day);
    if (date) return date;
  }
  return undefined;
}

/** « lundi », « vendredi prochain »: the next one, never today. */
function onWeekday(words: string, today: string): string | undefined {
  const wanted = DAYS.findIndex((day) => new RegExp(`\\b${day}\\b`, 'u').test(words)) + 1;
  if (wanted === 0) return undefined;
  return addDays(today, ((wanted - weekday(today) + 6) % 7) + 1);
}

/** The next day of this month and day, today included. */
function coming(day: number, month: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1, year + 2, year + 3, year + 4];
  return years
    .map((one) => real(one, month, day))
    .find((date) => date !== undefined && date >= today);
}

function real(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year > 1900 && year < 2200 ? date.toISOString().slice(0, 10) : undefined;
}

/** « 26 » is 2026, « 85 » is 1985: the century that is not more than ten years ahead. */
function fullYear(text: string, today: string): number {
  if (text.length === 4) return Number(text);
  const ahead = 2000 + Number(text);
  return ahead > Number(today.slice(0, 4)) + 10 ? ahead - 100 : ahead;
}

function endOfMonth(date: string): string {
  return addDays(`${addMonths(`${date.slice(0, 7)}-01`, 1)}`, -1);
}
