import type { Expression } from './expression.ts';
import { type Names, nameOf } from './names.ts';

/**
 * Names that surely have a value once a condition was found true (`outcome`), or not true. A comparison
 * with something unknown is false: what a true one reads is known.
 */
export function knownWhen(
  expression: Expression,
  outcome: boolean,
  names: Names,
): readonly string[] {
  switch (expression.op) {
    case 'known':
      return expression.known === outcome
        ? [nameOf(expression.name, names) ?? expression.name]
        : [];
    case 'not':
      return knownWhen(expression.of, !outcome, names);
    case 'and':
    case 'or': {
      const left = knownWhen(expression.left, outcome, names);
      const right = knownWhen(expression.right, outcome, names);
      const both = outcome === (expression.op === 'and');
      return both ? [...left, ...right] : left.filter((name) => right.includes(name));
    }
    default:
      return outcome ? wordsOf(expression, names) : [];
  }
}

function wordsOf(expression: Expression, names: Names): readonly string[] {
  if (expression.op === 'word') return [nameOf(expression.word, names) ?? expression.word];
  if (!('left' in expression)) return [];
  return [...wordsOf(expression.left, names), ...wordsOf(expression.right, names)];
}
