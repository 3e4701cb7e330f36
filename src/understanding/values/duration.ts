import type { DurationUnit } from '../../domain/value.ts';
import { normalised } from '../normalise.ts';
import { findNumbers } from './numbers.ts';

/**
 * A duration in the wanted unit: « 2 ans », « un an et demi », « 2 ans et 6 mois », « 15 jours ». A bare
 * number counts in that unit. Undefined when it says none, or one that the unit cannot hold.
 */
export function readDuration(text: string, unit: DurationUnit): number | undefined {
  const words = normalised(text);
  const half = /\ban(?:s|nees?)?\b.* et demie?\b/u.test(words) ? 6 : 0;
  const years = count(words, 'ans?|annees?');
  const months = count(words, 'mois');
  const weeks = count(words, 'semaines?');
  const days = count(words, 'jours?');
  if (unit === 'mois') {
    if (years !== undefined || months !== undefined)
      return (years ?? 0) * 12 + (months ?? 0) + half;
    return weeks === undefined && days === undefined ? bareNumber(text) : undefined;
  }
  if (weeks !== undefined || days !== undefined) return (weeks ?? 0) * 7 + (days ?? 0);
  return years === undefined && months === undefined ? bareNumber(text) : undefined;
}

function count(words: string, unit: string): number | undefined {
  const before = new RegExp(
    `([\\p{L}\\d]+(?: [\\p{L}\\d]+){0,3}) (?:${unit})(?![\\p{L}])`,
    'u',
  ).exec(words)?.[1];
  if (before === undefined) return undefined;
  const tail = before.split(' ').slice(-2).join(' ');
  return (
    findNumbers(before.split(' ').at(-1) ?? '').at(-1)?.value ?? findNumbers(tail).at(-1)?.value
  );
}

function bareNumber(text: string): number | undefined {
  const found = findNumbers(text);
  const value = found.length === 1 ? found[0]?.value : undefined;
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}
