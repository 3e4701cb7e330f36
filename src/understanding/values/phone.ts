import { asciiDigits } from '../digits.ts';

const GAP = String.raw`[\s.\-/]*`;
const FRENCH = new RegExp(
  `(?<![\\d+])(?:(?:\\+|00)${GAP}33${GAP}(?:\\(0\\)|0)?|0)${GAP}([1-9](?:${GAP}\\d){8})(?!\\d)`,
  'gu',
);
const FOREIGN = new RegExp(`(?<!\\d)(?:\\+|00)${GAP}([1-9](?:${GAP}\\d){7,14})(?!\\d)`, 'gu');

/**
 * The one phone number of a text, as `+33612345678`; undefined for none or two. Numbers of overseas
 * departments get their own code; a mobile may be written without its 0.
 */
export function readPhone(text: string): string | undefined {
  const digits = asciiDigits(text);
  const french = numbersOf(FRENCH, digits).map(international);
  const foreign = french.length === 0 ? numbersOf(FOREIGN, digits).map((one) => `+${one}`) : [];
  const found = new Set([...french, ...foreign]);
  const [only] = found;
  if (found.size > 1) return undefined;
  return only ?? withoutZero(digits);
}

function numbersOf(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].map(([, number = '']) => number.replace(/\D/gu, ''));
}

/** Codes of countries by the first digits of the national number (plan de numérotation, Arcep). */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^(?:590|69[01])/u, '590'],
  [/^(?:594|694)/u, '594'],
  [/^(?:596|69[67])/u, '596'],
  [/^(?:262|263|269|639|69[23])/u, '262'],
];

function international(national: string): string {
  const code = OVERSEAS.find(([pattern]) => pattern.test(national))?.[1] ?? '33';
  return `+${code}${national}`;
}

function withoutZero(text: string): string | undefined {
  const compact = text.replace(/[\s.\-/]/gu, '');
  return /^[67]\d{8}$/u.test(compact) ? international(compact) : undefined;
}
