import { addDays, addMonths, daysBetween } from '../../domain/calendar.ts';
import type { ValueType } from '../../domain/value.ts';
import type { Evaluate } from '../script.ts';
import { compares } from './compare.ts';
import type { Expression, Sign, Unreadable } from './expression.ts';
import { choiceFacing, choiceWanted, type Names, nameOf } from './names.ts';
import { readExpression } from './read.ts';
import { typeOfExpression } from './types.ts';

/** An expression ready to be evaluated, and the names that it reads. */
export type Compiled = { readonly evaluate: Evaluate; readonly reads: readonly string[] };

/**
 * Compiles an expression to closures. Total: evaluation never throws; a comparison with something
 * unknown is false, a value with something unknown is undefined. Types only tell names from choices
 * here; whether they fit is `checkExpression`'s to say. `wants` is the type that its place asks for.
 */
export function compileExpression(
  source: string,
  names: Names,
  wants: ValueType | null = null,
): Compiled | Unreadable {
  const expression = readExpression(source);
  if ('error' in expression) return expression;
  const choice = choiceWanted(expression, wants, names);
  if (choice !== null) return { evaluate: () => choice, reads: [] };
  const reads = new Set<string>();
  return { evaluate: compile(expression, { names, reads }), reads: [...reads] };
}

type Compiling = { readonly names: Names; readonly reads: Set<string> };

function compile(expression: Expression, compiling: Compiling): Evaluate {
  switch (expression.op) {
    case 'literal':
      return () => expression.value;
    case 'today':
      return (scope) => scope.today;
    case 'word':
      return compileName(expression.word, compiling);
    case 'known': {
      const read = compileName(expression.name, compiling);
      return (scope) => (read(scope) !== undefined) === expression.known;
    }
    case 'not': {
      const of = compile(expression.of, compiling);
      return (scope) => of(scope) !== true;
    }
    case 'and':
    case 'or':
      return compileLogic(expression.op, expression.left, expression.right, compiling);
    case 'compare':
      return compileCompare(expression.sign, expression.left, expression.right, compiling);
    case 'contains':
      return compileContains(expression.left, expression.right, compiling);
    case 'arithmetic':
      return compileArithmetic(expression, compiling);
  }
}

function compileName(word: string, { names, reads }: Compiling): Evaluate {
  const name = nameOf(word, names) ?? word;
  reads.add(name);
  return (scope) => scope.lookup(name);
}

function compileLogic(
  op: 'and' | 'or',
  left: Expression,
  right: Expression,
  compiling: Compiling,
): Evaluate {
  const [one, other] = [compile(left, compiling), compile(right, compiling)];
  if (op === 'and') return (scope) => one(scope) === true && other(scope) === true;
  return (scope) => one(scope) === true || other(scope) === true;
}

function compileSides(
  left: Expression,
  right: Expression,
  compiling: Compiling,
): readonly [Evaluate, Evaluate] {
  const leftChoice = choiceFacing(left, right, compiling.names);
  const rightChoice = choiceFacing(right, left, compiling.names);
  return [
    leftChoice !== null && rightChoice === null ? () => leftChoice : compile(left, compiling),
    rightChoice === null ? compile(right, compiling) : () => rightChoice,
  ];
}

function compileCompare(
  sign: Sign,
  left: Expression,
  right: Expression,
  compiling: Compiling,
): Evaluate {
  const [one, other] = compileSides(left, right, compiling);
  return (scope) => {
    const [a, b] = [one(scope), other(scope)];
    return a !== undefined && b !== undefined && compares(sign, a, b);
  };
}

function compileContains(left: Expression, right: Expression, compiling: Compiling): Evaluate {
  const [one, other] = compileSides(left, right, compiling);
  return (scope) => {
    const [whole, part] = [one(scope), other(scope)];
    if (
      typeof part !== 'string' ||
      whole === undefined ||
      typeof whole === 'number' ||
      typeof whole === 'boolean'
    )
      return false;
    return whole.includes(part);
  };
}

function compileArithmetic(
  expression: Expression & { op: 'arithmetic' },
  compiling: Compiling,
): Evaluate {
  const { sign, left, right } = expression;
  const [one, other] = [compile(left, compiling), compile(right, compiling)];
  const type = typeOfExpression(right, compiling.names);
  return (scope) => {
    const [a, b] = [one(scope), other(scope)];
    if (typeof a === 'string' && typeof b === 'string')
      return sign === '-' ? daysFrom(b, a) : undefined;
    if (typeof b !== 'number') return undefined;
    if (typeof a === 'string') return shift(a, sign === '-' ? -b : b, type);
    return typeof a === 'number' ? calculate(sign, a, b) : undefined;
  };
}

function calculate(sign: '+' | '-' | '*' | '/', a: number, b: number): number | undefined {
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  if (sign === '*') return Math.round(a * b);
  return b === 0 ? undefined : Math.round(a / b);
}

function daysFrom(from: string, to: string): number | undefined {
  return DATE.test(from) && DATE.test(to) ? daysBetween(from, to) : undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

/** A date some days or months later; undefined when it is no date. */
function shift(date: string, count: number, type: ValueType | null): string | undefined {
  if (!DATE.test(date) || !Number.isInteger(count) || Math.abs(count) > 40_000) return undefined;
  return type?.unit === 'mois' ? addMonths(date, count) : addDays(date, count);
}
