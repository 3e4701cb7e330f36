import { lex, type Token } from './lex.ts';
import type { Tree, Unreadable } from './tree.ts';

/**
 * Reads an expression of Publicodes, as staff may type it: `≥` for `>=`, `3 000,50 €`, `ccas.montant_max`.
 * Comparisons do not chain; « et » and « ou » are lists in Publicodes.
 *
 *     montant <= ccas.montant_max
 *     projet = 'dettes'
 *     (revenus - charges) / personnes_foyer >= 7 €
 */
export function readTree(source: string): Tree | Unreadable {
  const tokens = lex(source);
  if ('error' in tokens) return tokens;
  const reader: Reader = { tokens, index: 0, end: source.length };
  try {
    const tree = readComparison(reader);
    const rest = tokens[reader.index];
    if (rest) throw unexpected(rest, source);
    return tree;
  } catch (error) {
    if (error instanceof Misread) return { error: error.message, mend: error.mend, at: error.at };
    throw error;
  }
}

type Reader = { readonly tokens: readonly Token[]; index: number; readonly end: number };

const EXAMPLE = 'Une règle s’écrit par exemple « montant <= ccas.montant_max ».';

/** Leaves the recursive descent; never leaves this file. */
class Misread extends Error {
  readonly mend: string;
  readonly at: number;
  constructor(message: string, mend: string, at: number) {
    super(message);
    this.mend = mend;
    this.at = at;
  }
}

function unexpected(token: Token, source: string): Misread {
  const word = token.type === 'name' ? token.text.toLowerCase() : '';
  if (word === 'et' || word === 'ou') {
    const list = word === 'et' ? 'toutes ces conditions' : 'une de ces conditions';
    const mend = `Écrivez :\n${list}:\n  - ${source.slice(0, token.at).trim()}\n  - ${source.slice(token.at + 2).trim()}`;
    return new Misread(`« ${word} » ne s’écrit pas dans une condition de règle.`, mend, token.at);
  }
  const rest = source.slice(token.at);
  if (/(?:^|\s)non\s*$/u.test(source.slice(0, token.at)))
    return new Misread(
      '« non » ne se met pas devant un nom.',
      `Écrivez « ${rest.trim()} = non ».`,
      token.at,
    );
  return new Misread(`Je ne comprends pas la suite, à partir de « ${rest} ».`, EXAMPLE, token.at);
}

const COMPARISONS = ['=', '!=', '<=', '>=', '<', '>'];

function readComparison(reader: Reader): Tree {
  const left = readSum(reader);
  const sign = takeSign(reader, COMPARISONS);
  if (sign === null) return left;
  const right = readSum(reader);
  const next = reader.tokens[reader.index];
  if (next?.type === 'sign' && COMPARISONS.includes(next.text))
    throw new Misread(
      'Deux comparaisons se suivent.',
      'Écrivez « toutes ces conditions: », et une comparaison par tiret.',
      next.at,
    );
  return { op: 'compare', at: left.at, sign, left, right };
}

function readSum(reader: Reader): Tree {
  let left = readProduct(reader);
  for (;;) {
    const sign = takeSign(reader, ['+', '-']);
    if (sign === null) return left;
    left = { op: 'sum', at: left.at, sign, left, right: readProduct(reader) };
  }
}

function readProduct(reader: Reader): Tree {
  let left = readAtom(reader);
  for (;;) {
    const sign = takeSign(reader, ['*', '/']);
    if (sign === null) return left;
    left = { op: 'product', at: left.at, sign, left, right: readAtom(reader) };
  }
}

function readAtom(reader: Reader): Tree {
  const token = reader.tokens[reader.index];
  if (!token) throw new Misread('Il manque quelque chose à la fin.', EXAMPLE, reader.end);
  reader.index += 1;
  const { at } = token;
  switch (token.type) {
    case 'number':
      return { op: 'number', at, value: token.value, units: token.units };
    case 'word':
      return { op: 'word', at, word: token.text };
    case 'name':
      if (token.text === 'oui' || token.text === 'non')
        return { op: 'yesNo', at, value: token.text === 'oui' };
      return { op: 'name', at, name: token.text };
    case 'sign':
      return readSigned(reader, token);
  }
}

function readSigned(reader: Reader, { at, text }: Token & { readonly type: 'sign' }): Tree {
  if (text === '-') return { op: 'minus', at, of: readAtom(reader) };
  if (text !== '(') throw new Misread(`« ${text} » ne peut pas commencer une valeur.`, EXAMPLE, at);
  const inner = readComparison(reader);
  if (takeSign(reader, [')']) === null)
    throw new Misread('Il manque une parenthèse fermante.', 'Écrivez « ) » à la fin.', at);
  return inner;
}

function takeSign(reader: Reader, signs: readonly string[]): string | null {
  const token = reader.tokens[reader.index];
  if (token?.type !== 'sign' || !signs.includes(token.text)) return null;
  reader.index += 1;
  return token.text;
}
