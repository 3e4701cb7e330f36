import { writtenDates } from './dateDigits.ts';
import { spokenDates } from './dateWords.ts';
import { inDigits } from './numbers.ts';

/**
 * The one date that a text says, seen from `today`: « le 5 » and « 5 mars » are the next ones, « lundi » the
 * next Monday, « fin du mois » its last day. Undefined for none, for two (« entre le 5 et le 10 »), for a
 * day that does not exist, and for what is vague (« début avril »).
 */
export function readDate(text: string, today: string): string | undefined {
  const { dates, rest } = writtenDates(inDigits(text), today);
  const found = new Set([...dates, ...spokenDates(rest, today)]);
  const [only] = found;
  return found.size === 1 && only !== null ? only : undefined;
}
