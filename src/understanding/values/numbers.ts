import { asciiDigits } from '../digits.ts';
import { writtenInDigits } from './numberWords.ts';

/** A number found in a text, with what stands around it. */
export type FoundNumber = {
  readonly value: number;
  /** The text before, in small letters, its number words turned to digits. */
  readonly before: string;
  readonly after: string;
};

/** Every number of a text, in digits (`1 500`, `1.500,50`, `1,5k`, `1k5`) or in French words. */
export function findNumbers(text: string): readonly FoundNumber[] {
  const plain = inDigits(text);
  return [...plain.matchAll(DIGITS)].map((match) => ({
    value: numberOf(match),
    before: plain.slice(0, match.index),
    after: plain.slice(match.index + match[0].length),
  }));
}

/** The same text with small letters and our digits: « Vingt-quatre mois » → « 24 mois ». */
export function inDigits(text: string): string {
  return writtenInDigits(asciiDigits(text).toLowerCase());
}

/** Thousands in groups, or one number with its decimals, and « k » for thousands. */
const DIGITS =
  /(?<![\d,.])(?:\d{1,3}(?:(?:[ \u00a0\u202f]|[.,](?=\d{3}(?!\d)))\d{3})+(?:,\d{1,2})?(?!\d)|\d+(?:[,.]\d+)?)(?:\s*k(\d)?(?!\p{L}))?/gu;

function numberOf([found, hundreds]: RegExpExecArray): number {
  const digits = found.replace(/k.*$|[\s\u00a0\u202f]/gu, '');
  const grouped = /^\d{1,3}(?:[.,]\d{3})+(?:,|$)/u.test(digits);
  const plain = grouped ? digits.replace(/[.,](?=\d{3}(?:\D|$))/gu, '') : digits;
  const value = Number(plain.replace(',', '.'));
  return found.includes('k') ? value * 1000 + Number(hundreds ?? 0) * 100 : value;
}
