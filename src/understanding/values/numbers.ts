import { normalise } from '../normalise.ts';

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  nonante: 90,
};

/** A number found in a text, and the words that follow it. */
export type FoundNumber = {
  readonly value: number;
  readonly after: string;
  readonly before: string;
};

/** Every number of a text, in digits (`1 500`, `1.500`, `1,5k`, `57,50`) or in French words. */
export function findNumbers(text: string): readonly FoundNumber[] {
  const ascii = text
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  const digits = [...ascii.matchAll(DIGITS)].map((match) => ({
    value: numberOf(match),
    before: ascii.slice(0, match.index),
    after: ascii.slice(match.index + match[0].length),
  }));
  return digits.length > 0 ? digits : inWords(text);
}

const DIGITS =
  /(?<![\d,.\p{L}])-?\d{1,3}(?:(?:[ \u00a0\u202f]|\.(?=\d{3}(?!\d)))\d{3})+(?:,\d+)?(?!\d)|(?<![\d,.])-?\d+(?:[,.]\d+)?(?:\s*(k)(?!\p{L}))?/giu;

function numberOf(match: RegExpExecArray): number {
  const text = match[0]
    .replace(/[\s\u00a0\u202f]|k/giu, '')
    .replace(/\.(?=\d{3}(?:\D|$))/gu, '')
    .replace(',', '.');
  return Number(text) * (match[1] ? 1000 : 1);
}

/** « mille cinq cents » → 1500; « deux cent cinquante » → 250. One number a text: words have no commas. */
function inWords(text: string): readonly FoundNumber[] {
  const words = normalise(text);
  const start = words.findIndex((word) => word in UNITS || word === 'cent' || word === 'mille');
  if (start === -1) return [];
  let [total, current, end] = [0, 0, start];
  for (; end < words.length; end += 1) {
    const word = words[end] ?? '';
    if (word === 'et' && (words[end + 1] ?? '') in UNITS && current > 0) continue;
    const unit = UNITS[word];
    if (word === 'mille') [total, current] = [(total + (current || 1)) * 1000, 0];
    else if (word === 'cent' || word === 'cents') current = (current || 1) * 100;
    else if (unit === undefined) break;
    // « quatre-vingt » multiplies; « soixante-dix » adds.
    else current = unit === 20 && current % 100 === 4 ? current - 4 + 80 : current + unit;
  }
  return [
    {
      value: total + current,
      before: words.slice(0, start).join(' '),
      after: ` ${words.slice(end).join(' ')}`,
    },
  ];
}
