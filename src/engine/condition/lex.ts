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
    `(\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)|\\d+)(?:([,.])(\\d+))?(?:${SPACE}*(€|euros?|mois|ans?|années?|jours?|semaines?)(?!\\p{L}))?`,
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
    if (!read) return { error: unknownSign(source, at), at };
    if ('error' in read) return read;
    if (tokens.length >= LONGEST) return { error: 'Cette condition est trop longue.', at };
    tokens.push(read.token);
    at += read.length;
  }
  return tokens;
}

/** More pieces than anybody writes; it bounds the depth of the reader. */
const LONGEST = 400;

/** Beyond, numbers are not exact any more. */
const LARGEST = 1e12;

type Read = { readonly token: Token; readonly length: number } | Unreadable | null;

function unknownSign(source: string, at: number): string {
  const sign = source.slice(at, at + 2).toWellFormed();
  if (/^["“«]/u.test(sign)) return 'Ce texte n’est pas fermé : il manque un guillemet.';
  return `Le signe « ${[...sign][0] ?? ''} » n’a pas de sens ici.`;
}

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
  if (!isDate(Number(year), Number(month), Number(day)))
    return { error: `« ${text} » n’est pas une date du calendrier.`, at };
  return { token: { type: 'literal', at, kind: 'date', value }, length: text.length };
}

function isDate(year: number, month: number, day: number): boolean {
  const last = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30];
  const length = month <= 4 ? last[month - 1] : [31, 30, 31, 31, 30, 31, 30, 31][month - 5];
  return length !== undefined && day >= 1 && day <= length;
}

function readNumber(source: string, at: number): Read {
  const found = match(PATTERNS.number, source, at);
  if (!found) return null;
  const [text, whole = '', mark = '', decimals = '0', unit = ''] = found;
  if (mark === '.')
    return { error: `Écrivez « ${text.replace('.', ',')} », avec une virgule.`, at };
  const literal = withUnit(Number(`${whole.replace(/\D/gu, '')}.${decimals}`), unit);
  if (literal.value > LARGEST) return { error: `« ${text} » est trop grand.`, at };
  if (literal.kind === 'montant' && decimals.length > 2)
    return { error: `« ${text} » a plus de deux chiffres après la virgule.`, at };
  if (literal.kind === 'durée' && !Number.isInteger(literal.value))
    return { error: `« ${text} » ne fait pas un nombre entier de mois ou de jours.`, at };
  return { token: { type: 'literal', at, ...literal }, length: text.length };
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
