import type { DurationUnit, Value, ValueKind } from '../../domain/value.ts';
import type { Unreadable } from './expression.ts';

/** A piece of an expression. */
export type Token = { readonly at: number } & (
  | { readonly type: 'sign'; readonly text: string }
  | { readonly type: 'word'; readonly text: string }
  | {
      readonly type: 'literal';
      readonly kind: ValueKind;
      readonly unit?: DurationUnit;
      readonly value: Value;
    }
);

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

const SPACE = String.raw`[ \t\n\r\u00a0\u202f]`;
const PATTERNS = {
  space: new RegExp(`${SPACE}+`, 'uy'),
  isoDate: /(\d{4})-(\d{2})-(\d{2})(?!\d)/uy,
  slashDate: /(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/uy,
  wordDate: new RegExp(`(\\d{1,2})(?:er)?${SPACE}+(\\p{L}+)${SPACE}+(\\d{4})(?!\\d)`, 'uy'),
  number: new RegExp(
    `(\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)|\\d+)(?:[,.](\\d+))?(?:${SPACE}*(€|euros?|mois|ans?|années?|jours?|semaines?)(?!\\p{L}))?`,
    'uy',
  ),
  quoted: /«[ \u00a0\u202f]*([^»]*?)[ \u00a0\u202f]*»|"([^"]*)"|“([^”]*)”/uy,
  today: /aujourd['’]hui(?!\p{L})/iuy,
  word: /\p{L}[\p{L}\p{N}_]*(?:[.-][\p{L}\p{N}_]+)*/uy,
  sign: /<=|>=|!=|<>|[=≠<≤>≥()+*/×÷−-]/uy,
};

/** Cuts a source into tokens. French spaces, quotes and apostrophes are those of everyday typing. */
export function lex(source: string): readonly Token[] | Unreadable {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = match(PATTERNS.space, source, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const read = readDate(source, at) ?? readNumber(source, at) ?? readWords(source, at);
    if (!read) return { error: `Le signe « ${source[at]} » n’a pas de sens ici.`, at };
    tokens.push(read.token);
    at += read.length;
  }
  return tokens;
}

type Read = { readonly token: Token; readonly length: number } | null;

function readDate(source: string, at: number): Read {
  const iso = match(PATTERNS.isoDate, source, at);
  if (iso) return dateToken(at, iso[0], iso[1], iso[2], iso[3]);
  const slash = match(PATTERNS.slashDate, source, at);
  if (slash) return dateToken(at, slash[0], slash[3], slash[2], slash[1]);
  const words = match(PATTERNS.wordDate, source, at);
  const month = words ? MONTHS.indexOf(bare(words[2] ?? '')) + 1 : 0;
  return words && month > 0 ? dateToken(at, words[0], words[3], String(month), words[1]) : null;
}

function dateToken(at: number, text: string, year = '', month = '', day = ''): Read {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { token: { type: 'literal', at, kind: 'date', value }, length: text.length };
}

function readNumber(source: string, at: number): Read {
  const found = match(PATTERNS.number, source, at);
  if (!found) return null;
  const whole = (found[1] ?? '').replace(/\D/gu, '');
  const value = Number(`${whole}.${found[2] ?? '0'}`);
  return {
    token: { type: 'literal', at, ...withUnit(value, found[3] ?? '') },
    length: found[0].length,
  };
}

function withUnit(
  value: number,
  unit: string,
): { kind: ValueKind; unit?: DurationUnit; value: number } {
  if (unit === '') return { kind: 'nombre', value };
  if (unit === '€' || unit.startsWith('euro'))
    return { kind: 'montant', value: Math.round(value * 100) };
  if (unit === 'mois') return { kind: 'durée', unit: 'mois', value };
  if (unit.startsWith('an')) return { kind: 'durée', unit: 'mois', value: value * 12 };
  return { kind: 'durée', unit: 'jours', value: unit.startsWith('semaine') ? value * 7 : value };
}

function readWords(source: string, at: number): Read {
  const quoted = match(PATTERNS.quoted, source, at);
  if (quoted) {
    const value = quoted[1] ?? quoted[2] ?? quoted[3] ?? '';
    return { token: { type: 'literal', at, kind: 'texte', value }, length: quoted[0].length };
  }
  const today = match(PATTERNS.today, source, at);
  if (today) return { token: { type: 'word', at, text: "aujourd'hui" }, length: today[0].length };
  const word = match(PATTERNS.word, source, at);
  if (word) return { token: { type: 'word', at, text: word[0] }, length: word[0].length };
  const sign = match(PATTERNS.sign, source, at);
  return sign
    ? { token: { type: 'sign', at, text: SPELLING[sign[0]] ?? sign[0] }, length: sign[0].length }
    : null;
}

const SPELLING: Readonly<Record<string, string>> = {
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '<>': '≠',
  '×': '*',
  '÷': '/',
  '−': '-',
};

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Without accents nor capitals. */
export function bare(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
