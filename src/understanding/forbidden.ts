import { ibanSpans, type Span } from '../domain/iban.ts';
import { isCard } from '../domain/luhn.ts';
import type { ForbiddenData } from '../domain/reading.ts';
import { asciiDigits } from './digits.ts';

/**
 * Masks what the CCAS must not hold, before anything is stored, read or logged: bank cards (Luhn) and
 * numbers of social security (key), however they are spaced. An IBAN is left: it may be asked for.
 */
export function mask(text: string): {
  readonly text: string;
  readonly masked: readonly ForbiddenData[];
} {
  const digits = asciiDigits(text);
  const ibans = ibanSpans(digits);
  const free = ({ start, end }: Span) =>
    !ibans.some((iban) => start < iban.end && iban.start < end);
  const found = [
    ...nirSpans(digits).map((span) => ({ ...span, kind: 'securite_sociale' as const })),
    ...cardSpans(digits).map((span) => ({ ...span, kind: 'carte_bancaire' as const })),
  ].filter(free);
  return {
    text: hide(text, found),
    masked: [...new Set(found.map(({ kind }) => kind))],
  };
}

const HIDDEN = '••••';

/** What may stand between two digits of one number: spaces of any kind, points, dashes. */
const GAP = String.raw`[\s._\-\u2010-\u2015]{0,8}`;

/** Number of social security: sex, year, month, department (2A and 2B in Corsica), commune, order, key. */
const NIR = new RegExp(
  `(?<!\\d)[1-478](?:${GAP}\\d){4}${GAP}(?:\\d${GAP}\\d|2${GAP}[AaBb])(?:${GAP}\\d){8}(?!\\d)`,
  'gu',
);

/** Digits that follow each other with nothing but gaps, at least as many as the shortest card has. */
const DIGITS = new RegExp(`\\d(?:${GAP}\\d){12,}`, 'gu');

function nirSpans(text: string): readonly Span[] {
  return [...text.matchAll(NIR)]
    .filter(([found]) => isNir(found))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** The key is 97 minus the number modulo 97; Corsica counts as 19 and 18 (INSEE). */
function isNir(found: string): boolean {
  const compact = found.replace(/[^\dAaBb]/gu, '').toUpperCase();
  const number = Number(compact.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97 - (number % 97) === Number(compact.slice(13));
}

/** Cards alone, and cards with other digits after or before: « 4111 1111 1111 1111 12/27 123 ». */
function cardSpans(text: string): readonly Span[] {
  return [...text.matchAll(DIGITS)].flatMap(({ index, 0: run }) =>
    isCard(run.replace(/\D/gu, ''))
      ? [{ start: index, end: index + run.length }]
      : cardsInside(run).map(({ start, end }) => ({ start: index + start, end: index + end })),
  );
}

/** Cards made of whole groups of a longer run of digits; they begin with 2 to 6. */
function cardsInside(run: string): readonly Span[] {
  const groups = [...run.matchAll(/\d+/gu)];
  return groups.flatMap(({ index, 0: first }, from) => {
    const end = /^[2-6]/u.test(first) ? endOfCard(groups, from) : null;
    return end === null ? [] : [{ start: index, end }];
  });
}

function endOfCard(groups: readonly RegExpExecArray[], from: number): number | null {
  let digits = '';
  for (const { index, 0: group } of groups.slice(from, from + 19)) {
    digits += group;
    if (LENGTHS.has(digits.length) && isCard(digits)) return index + group.length;
  }
  return null;
}

/** Lengths of the cards that are used in France (ISO/IEC 7812; 16 nearly always). */
const LENGTHS: ReadonlySet<number> = new Set([14, 15, 16, 19]);

function hide(text: string, spans: readonly Span[]): string {
  const ordered = [...spans].sort((one, other) => one.start - other.start);
  let [clean, at] = ['', 0];
  for (const { start, end } of ordered) {
    if (start >= at) clean += text.slice(at, start) + HIDDEN;
    at = Math.max(at, end);
  }
  return clean + text.slice(at);
}
