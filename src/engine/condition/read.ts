import type { Expression, Sign, Unreadable } from './expression.ts';
import { bare, lex, type Token } from './lex.ts';

/**
 * Reads an expression. `et` binds tighter than `ou`, `non` tighter than both; comparisons do not chain.
 *
 *     raison = oubli
 *     montant > 3 000 € et non (projet = dettes ou projet = autre)
 *     date_possible ≤ aujourd'hui + 30 jours
 */
export function readExpression(source: string): Expression | Unreadable {
  const tokens = lex(source);
  if ('error' in tokens) return tokens;
  const reader = { tokens, index: 0, end: source.length };
  try {
    const expression = readOr(reader);
    const rest = reader.tokens[reader.index];
    if (rest)
      throw new Misread(
        `Je ne comprends pas la suite, à partir de « ${source.slice(rest.at)} ».`,
        rest.at,
      );
    return expression;
  } catch (error) {
    if (error instanceof Misread) return { error: error.message, at: error.at };
    throw error;
  }
}

type Reader = { readonly tokens: readonly Token[]; index: number; readonly end: number };

/** Leaves the recursive descent; never leaves this file. */
class Misread extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

function readOr(reader: Reader): Expression {
  let left = readAnd(reader);
  while (takeWord(reader, 'ou')) left = { op: 'or', at: left.at, left, right: readAnd(reader) };
  return left;
}

function readAnd(reader: Reader): Expression {
  let left = readNot(reader);
  while (takeWord(reader, 'et')) left = { op: 'and', at: left.at, left, right: readNot(reader) };
  return left;
}

function readNot(reader: Reader): Expression {
  const token = reader.tokens[reader.index];
  const next = reader.tokens[reader.index + 1];
  // « accord = non » ends with the value, not with a negation.
  if (token && isWord(token, 'non') && next && !isWord(next, 'et') && !isWord(next, 'ou')) {
    reader.index += 1;
    return { op: 'not', at: token.at, of: readNot(reader) };
  }
  return readComparison(reader);
}

function readComparison(reader: Reader): Expression {
  const left = readSum(reader);
  if (takeWord(reader, 'est')) return readKnown(reader, left);
  if (takeWord(reader, 'contient'))
    return { op: 'contains', at: left.at, left, right: readSum(reader) };
  const sign = SIGNS.find((one) => takeSign(reader, one));
  if (!sign) return left;
  const right = readSum(reader);
  const next = reader.tokens[reader.index];
  if (next?.type === 'sign' && SIGNS.some((one) => one === next.text))
    throw new Misread('Deux comparaisons se suivent. Écrivez « a ≤ b et b ≤ c ».', next.at);
  return { op: 'compare', at: left.at, sign, left, right };
}

const SIGNS: readonly Sign[] = ['=', '≠', '≤', '≥', '<', '>'];

function readKnown(reader: Reader, left: Expression): Expression {
  const known = takeWord(reader, 'connu') || takeWord(reader, 'connue');
  const unknown = !known && (takeWord(reader, 'inconnu') || takeWord(reader, 'inconnue'));
  if (left.op === 'word' && (known || unknown))
    return { op: 'known', at: left.at, name: left.word, known };
  throw new Misread(
    'Après « est », écrivez « connu » ou « inconnu ». Pour comparer, écrivez « = ».',
    left.at,
  );
}

function readSum(reader: Reader): Expression {
  let left = readProduct(reader);
  for (;;) {
    const sign = takeSign(reader, '+') ? '+' : takeSign(reader, '-') ? '-' : null;
    if (!sign) return left;
    left = { op: 'arithmetic', at: left.at, sign, left, right: readProduct(reader) };
  }
}

function readProduct(reader: Reader): Expression {
  let left = readAtom(reader);
  for (;;) {
    const sign = takeSign(reader, '*') ? '*' : takeSign(reader, '/') ? '/' : null;
    if (!sign) return left;
    left = { op: 'arithmetic', at: left.at, sign, left, right: readAtom(reader) };
  }
}

function readAtom(reader: Reader): Expression {
  const token = reader.tokens[reader.index];
  if (!token) throw new Misread('Il manque quelque chose à la fin.', reader.end);
  reader.index += 1;
  if (token.type === 'literal') return { ...token, op: 'literal' };
  if (token.type === 'sign') return readSigned(reader, token);
  const word = bare(token.text);
  if (word === "aujourd'hui") return { op: 'today', at: token.at };
  if (word === 'dans') {
    return {
      op: 'arithmetic',
      at: token.at,
      sign: '+',
      left: { op: 'today', at: token.at },
      right: readAtom(reader),
    };
  }
  if (word === 'oui' || word === 'non')
    return { op: 'literal', at: token.at, kind: 'oui/non', value: word === 'oui' };
  return { op: 'word', at: token.at, word: token.text };
}

function readSigned(reader: Reader, token: Token & { readonly type: 'sign' }): Expression {
  if (token.text === '(') {
    const inner = readOr(reader);
    if (!takeSign(reader, ')'))
      throw new Misread('Il manque une parenthèse fermante « ) ».', token.at);
    return inner;
  }
  const of = token.text === '-' ? readAtom(reader) : null;
  if (of?.op === 'literal' && typeof of.value === 'number')
    return { ...of, at: token.at, value: -of.value };
  throw new Misread(`« ${token.text} » ne peut pas commencer une valeur.`, token.at);
}

function takeWord(reader: Reader, word: string): boolean {
  const token = reader.tokens[reader.index];
  if (!token || !isWord(token, word)) return false;
  reader.index += 1;
  return true;
}

function takeSign(reader: Reader, text: string): boolean {
  const token = reader.tokens[reader.index];
  if (token?.type !== 'sign' || token.text !== text) return false;
  reader.index += 1;
  return true;
}

function isWord(token: Token, word: string): boolean {
  return token.type === 'word' && bare(token.text) === word;
}
