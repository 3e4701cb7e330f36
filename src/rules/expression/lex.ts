import type { Units } from '../kind.ts';
import type { Unreadable } from './tree.ts';

export type Token =
  | { readonly type: 'number'; readonly at: number; readonly value: number; readonly units: Units }
  | { readonly type: 'word'; readonly at: number; readonly text: string }
  | { readonly type: 'name'; readonly at: number; readonly text: string }
  | { readonly type: 'sign'; readonly at: number; readonly text: string };

const SPACE = String.raw`[ \t\n\u00a0\u202f]`;
const PART = String.raw`\p{L}[\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*`;

const SPACES = new RegExp(`${SPACE}+`, 'uy');
const NAME = new RegExp(`${PART}(?:${SPACE}?\\.${SPACE}?${PART})*`, 'uy');
const NUMBER = new RegExp(String.raw`(?:\d{1,3}(?:${SPACE}\d{3})+|\d+)(?:[.,]\d+)?(?![\d])`, 'uy');
const UNIT = new RegExp(
  `${SPACE}*(€|euros?|%|(?:mois|ans?|jours?)(?![\\p{L}\\p{N}_]))(?!${SPACE}?[.][\\p{L}])`,
  'uy',
);
const WORD = /'([^']*)'|"([^"]*)"|’([^’]*)’|‘([^’]*)’/uy;
const SIGN = /<=|>=|!=|<>|[≤≥≠<>=+*/()×÷−-]/uy;

/** The signs of people's keyboards, as Publicodes spells them. */
const SPELLING: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '<>': '!=',
  '×': '*',
  '÷': '/',
  '−': '-',
};

/** Each unit that may be written: how much of ours it holds. */
const WRITTEN_UNITS: Readonly<Record<string, readonly [number, Units]>> = {
  '€': [100, { centimes: 1 }],
  euro: [100, { centimes: 1 }],
  euros: [100, { centimes: 1 }],
  '%': [0.01, {}],
  mois: [1, { mois: 1 }],
  an: [12, { mois: 1 }],
  ans: [12, { mois: 1 }],
  jour: [1, { jours: 1 }],
  jours: [1, { jours: 1 }],
};

/** Cuts an expression into its words, each with its offset. */
export function lex(source: string): readonly Token[] | Unreadable {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = match(SPACES, source, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const read = numberAt(source, at) ?? otherAt(source, at);
    if (!read)
      return {
        error: `Je ne comprends pas « ${[...source.slice(at)][0] ?? ''} » ici.`,
        mend: 'Une règle s’écrit par exemple « montant <= ccas.montant_max ».',
        at,
      };
    tokens.push(read.token);
    at += read.length;
  }
  return tokens;
}

type Read = { readonly token: Token; readonly length: number };

function numberAt(source: string, at: number): Read | null {
  const digits = match(NUMBER, source, at);
  if (!digits) return null;
  const unit = match(UNIT, source, at + digits[0].length);
  const [factor, units] = WRITTEN_UNITS[unit?.[1] ?? ''] ?? [1, {}];
  const written = Number(digits[0].replaceAll(/\s/gu, '').replace(',', '.'));
  return {
    token: { type: 'number', at, value: exact(written * factor), units },
    length: digits[0].length + (unit?.[0].length ?? 0),
  };
}

/** 57.1 × 100 is 5710.000000000001 for a computer. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

function otherAt(source: string, at: number): Read | null {
  const word = match(WORD, source, at);
  if (word) {
    const text = word.slice(1).find((one) => one !== undefined) ?? '';
    return { token: { type: 'word', at, text }, length: word[0].length };
  }
  const name = match(NAME, source, at);
  if (name) {
    const text = name[0].replaceAll(/\s/gu, '');
    return { token: { type: 'name', at, text }, length: name[0].length };
  }
  const sign = match(SIGN, source, at);
  if (!sign) return null;
  const text = SPELLING[sign[0]] ?? sign[0];
  return { token: { type: 'sign', at, text }, length: sign[0].length };
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
