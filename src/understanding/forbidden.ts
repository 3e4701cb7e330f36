import type { ForbiddenData } from '../domain/reading.ts';

/** What the CCAS must not hold is masked before anything is stored, read or logged. */
export function mask(text: string): {
  readonly text: string;
  readonly masked: readonly ForbiddenData[];
} {
  const masked = new Set<ForbiddenData>();
  const withoutNir = text.replace(NIR, (found) => {
    if (!isNir(found)) return found;
    masked.add('securite_sociale');
    return HIDDEN;
  });
  const clean = withoutNir.replace(DIGITS, (found) => {
    const digits = found.replace(/\D/gu, '');
    if (!isCard(digits)) return found;
    masked.add('carte_bancaire');
    return HIDDEN;
  });
  return { text: clean, masked: [...masked] };
}

const HIDDEN = '••••';
const GAP = String.raw`[ \u00a0\u202f.\-/]?`;

/** 13 to 19 digits, alone or in groups; not those of an IBAN, whose letters come first. */
const DIGITS = new RegExp(
  `(?<![\\p{L}\\d]|[A-Z]{2}\\d{2}${GAP}(?:\\d{1,4}${GAP})*)\\d(?:${GAP}\\d){12,18}(?!\\d)`,
  'gu',
);

/** Number of social security: sex, year, month, department (2A and 2B in Corsica), commune, order, key. */
const NIR = new RegExp(
  `(?<!\\d)[12]${GAP}\\d${GAP}\\d${GAP}\\d${GAP}\\d${GAP}(?:\\d${GAP}\\d|2${GAP}[AaBb])(?:${GAP}\\d){8}(?!\\d)`,
  'gu',
);

/** Luhn's sum over 13 to 19 digits (ISO/IEC 7812-1). */
export function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/u.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The key is 97 minus the number modulo 97; Corsica counts as 19 and 18 (INSEE). */
function isNir(found: string): boolean {
  const compact = found.replace(/[^\dAaBb]/gu, '').toUpperCase();
  const number = BigInt(compact.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97n - (number % 97n) === BigInt(compact.slice(13));
}
