import { fold } from './suggest.ts';

/** A line of a YAML file, taken apart. Columns count from 0. */
export type Line = {
  /** What stands before the text: `      texte:` or `  -`. */
  readonly head: string;
  /** Folded; null for `- texte`. */
  readonly key: string | null;
  /** Where the key, or the dash, stands: what belongs to this line is further right. */
  readonly column: number;
  readonly text: string;
  readonly textColumn: number;
};

const KEY = /^([^\s:#"'{}[\],|>&*!%@`-][^:"'{}[\]]*?) *:(?: +|$)/u;

/** Takes a line apart: `clé: texte`, `- clé: texte`, or `- texte` (always so when `isText`). Null for others. */
export function cutLine(line: string, isText: boolean): Line | null {
  const before = /^ *(?:- +)*/u.exec(line)?.[0] ?? '';
  const rest = line.slice(before.length);
  const key = isText ? null : KEY.exec(rest);
  if (key) {
    const textColumn = before.length + key[0].length;
    const head = line.slice(0, textColumn).trimEnd();
    return {
      head,
      key: fold(key[1] ?? ''),
      column: before.length,
      text: line.slice(textColumn),
      textColumn,
    };
  }
  const dash = before.lastIndexOf('-');
  if (dash < 0 || rest === '') return null;
  return {
    head: before.trimEnd(),
    key: null,
    column: dash,
    text: rest,
    textColumn: before.length,
  };
}

/** How far right the first sign of a line stands. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const SPACES = '[ \\t\\u00a0\\u202f\\u2007\\u2009]';
const MARGIN = new RegExp(`^${SPACES}+`, 'u');
const DASH = new RegExp(`^( *)-${SPACES}+`, 'u');
const COLON = new RegExp(`^( *(?:- +)*[\\p{L}\\p{N}_.-]+)[\\u00a0\\u202f]+:(?=${SPACES}|$)`, 'u');
const AFTER = /^( *(?:- +)*[\p{L}\p{N}_.-]+:)[\u00a0\u202f\u2007\u2009]+ */u;

/** The same line with plain spaces in the margin, where YAML wants them. A tab becomes two. */
export function withPlainMargin(line: string): string {
  return line.replace(MARGIN, (margin) => margin.replaceAll('\t', '  ').replace(/[^ ]/gu, ' '));
}

/** The same line with a plain space after its `-`. */
export function withPlainDash(line: string): string {
  return line.replace(DASH, (dash) => dash.replace(/[^ -]/gu, ' '));
}

/** The same line with plain spaces around its `clé:`, and the one forgotten after `-` or a word of ours. */
export function withPlainKey(line: string, words: readonly string[]): string {
  const known = (word: unknown) => typeof word === 'string' && words.includes(fold(word));
  return line
    .replace(COLON, '$1:')
    .replace(AFTER, '$1 ')
    .replace(/^( *)-(?=([\p{L}_]+) ?:)/u, (all, margin, word) =>
      known(word) ? `${margin}- ` : all,
    )
    .replace(/^( *(?:- +)*)([\p{L}_]+):(?=[^\s:/])/u, (all, before, word) =>
      known(word) ? `${before}${word}: ` : all,
    );
}
