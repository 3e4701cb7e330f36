import type { DurationUnit } from '../../domain/value.ts';
import { findNumbers, inDigits } from './numbers.ts';

/**
 * A duration in the wanted unit: « 2 ans », « un an et demi », « 2 ans et 6 mois », « 15 jours ». A bare
 * number counts in that unit. Undefined for none, for several (« 12 ou 24 »), and for one that the unit
 * does not hold whole.
 */
export function readDuration(text: string, unit: DurationUnit): number | undefined {
  const plain = inDigits(text);
  const parts = partsOf(plain);
  const others = findNumbers(text).filter((one) => !isAmount(one.value, one.after));
  if (parts.length === 0) return others.length === 1 ? whole(others[0]?.value) : undefined;
  if (others.length !== parts.length || !areOneDuration(parts, plain)) return undefined;
  const counts = parts.map(({ value, name }) => IN_UNIT[unit][name] * value);
  return whole(counts.reduce((total, count) => total + count, halfMore(plain, unit)));
}

/** « un an et demi » adds 6 months; « un mois et demi » is no whole number of anything. */
function halfMore(plain: string, unit: DurationUnit): number {
  if (!/ et demie?(?!\p{L})/u.test(plain)) return 0;
  return /(?:ans?|ann[ée]es?) et demi/u.test(plain) ? IN_UNIT[unit].years / 2 : Number.NaN;
}

type UnitName = 'years' | 'months' | 'weeks' | 'days';
type Part = {
  readonly value: number;
  readonly name: UnitName;
  readonly start: number;
  readonly end: number;
};

/** How many of the wanted unit one unit is; NaN when it cannot be said. */
const IN_UNIT: Readonly<Record<DurationUnit, Readonly<Record<UnitName, number>>>> = {
  mois: { years: 12, months: 1, weeks: Number.NaN, days: Number.NaN },
  jours: { years: Number.NaN, months: Number.NaN, weeks: 7, days: 1 },
};

const NAMES: readonly (readonly [UnitName, string])[] = [
  ['years', 'ans?|ann[ée]es?|a|years?|yrs?|سنة|سنوات|عام|أعوام'],
  ['months', 'mois|moi|m|months?|شهرا?|أشهر|شهور'],
  ['weeks', 'semaines?|sem|weeks?|أسابيع|أسبوع'],
  ['days', 'jours?|j|jrs?|days?|يوما?|أيام'],
];

function partsOf(plain: string): readonly Part[] {
  return NAMES.flatMap(([name, words]) =>
    [
      ...plain.matchAll(
        new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(?:de\\s+)?(?:${words})(?!\\p{L})`, 'gu'),
      ),
    ].map(({ index, 0: found, 1: digits = '' }) => ({
      value: Number(digits.replace(',', '.')),
      name,
      start: index,
      end: index + found.length,
    })),
  ).sort((one, other) => one.start - other.start);
}

/** « 2 ans et 6 mois »: from the larger unit to the smaller, nothing but « et » between. */
function areOneDuration(parts: readonly Part[], plain: string): boolean {
  return parts.every((part, index) => {
    const before = parts[index - 1];
    if (!before) return true;
    const order = NAMES.findIndex(([name]) => name === part.name);
    const orderBefore = NAMES.findIndex(([name]) => name === before.name);
    return (
      order > orderBefore && /^\s*(?:et|,|\+|and)?\s*$/u.test(plain.slice(before.end, part.start))
    );
  });
}

/** A number of euros beside the duration: « 1500 € sur 24 mois ». */
function isAmount(value: number, after: string): boolean {
  return value >= 300 || /^\s*(?:€|e(?:uros?|ur)?(?!\p{L}))/u.test(after);
}

function whole(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}
