import type { Value, ValueType } from '../../domain/value.ts';
import { compares } from './compare.ts';
import type { Expression, Sign } from './expression.ts';
import { choiceFacing, type Names, nameOf } from './names.ts';
import { spell } from './spell.ts';

/** A condition without `et`, `ou`, `non`: a test of one subject, with the values worth trying. */
export type Atom = {
  /** A name; for what compares no name with a value, the condition itself, then true or false. */
  readonly subject: string;
  readonly test: (value: Value | undefined) => boolean;
  readonly samples: readonly Value[];
  /** It asks whether the subject is known: « unknown » is then worth trying. */
  readonly asksKnown: boolean;
};

/** What an atomic condition tests. */
export function atomOf(expression: Expression, names: Names): Atom {
  if (expression.op === 'known') return knownAtom(expression, names);
  if (expression.op === 'compare') return compareAtom(expression, names) ?? free(expression);
  if (expression.op === 'literal') return constant(expression.value === true);
  const name = expression.op === 'word' ? nameOf(expression.word, names) : null;
  if (name === null || names[name]?.kind !== 'oui/non') return free(expression);
  return { subject: name, test: (value) => value === true, samples: YES_NO, asksKnown: false };
}

const YES_NO = [true, false];

/** Nothing is known of it: it may hold or not. */
function free(expression: Expression): Atom {
  const subject = `(${spell(expression)})`;
  return { subject, test: (value) => value === true, samples: YES_NO, asksKnown: false };
}

function constant(outcome: boolean): Atom {
  return { subject: '()', test: () => outcome, samples: [true], asksKnown: false };
}

function knownAtom({ name, known }: Expression & { op: 'known' }, names: Names): Atom {
  const subject = nameOf(name, names) ?? name;
  const test = (value: Value | undefined) => (value !== undefined) === known;
  const type = names[subject];
  return { subject, test, samples: type ? valuesAround([], type) : [true], asksKnown: true };
}

function compareAtom(
  { sign, left, right }: Expression & { op: 'compare' },
  names: Names,
): Atom | null {
  if (left.op === 'literal' && right.op === 'literal')
    return constant(compares(sign, left.value, right.value));
  if (left.op !== 'word') {
    return right.op === 'word' && left.op === 'literal'
      ? against(right, MIRRORED[sign], left.value, names)
      : null;
  }
  if (right.op === 'literal') return against(left, sign, right.value, names);
  const choice = choiceFacing(right, left, names);
  return choice === null ? null : against(left, sign, choice, names);
}

const MIRRORED: Readonly<Record<Sign, Sign>> = {
  '=': '=',
  '≠': '≠',
  '<': '>',
  '≤': '≥',
  '>': '<',
  '≥': '≤',
};

function against(
  { word }: Expression & { op: 'word' },
  sign: Sign,
  value: Value,
  names: Names,
): Atom | null {
  const subject = nameOf(word, names);
  const type = subject === null ? undefined : names[subject];
  if (subject === null || !type) return null;
  const test = (tried: Value | undefined) => tried !== undefined && compares(sign, tried, value);
  return { subject, test, samples: valuesAround([value], type), asksKnown: false };
}

/** Values of a type that tell apart what is compared with `values`: these, their neighbours, and another. */
function valuesAround(values: readonly Value[], { kind, choices }: ValueType): readonly Value[] {
  if (kind === 'oui/non') return YES_NO;
  if (kind === 'choix') return choices ?? values;
  return values.flatMap((value) => [value, ...neighbours(value, kind)]).concat(another(kind));
}

function neighbours(value: Value, kind: ValueType['kind']): readonly Value[] {
  if (typeof value === 'string') return kind === 'date' ? [before(value), `${value}+`] : [];
  if (typeof value !== 'number') return [];
  const step = kind === 'nombre' ? 1e-6 : 1;
  // Amounts and durations are never negative.
  return [value - step, value + step].filter((near) => kind === 'nombre' || near >= 0);
}

/** Just before a date, and after every earlier date: dates are compared as texts. */
function before(date: string): string {
  return `${date.slice(0, -1)}${String.fromCharCode(date.charCodeAt(date.length - 1) - 1)}~`;
}

function another(kind: ValueType['kind']): readonly Value[] {
  if (kind === 'date') return ['0001-01-01', '9999-12-31'];
  if (kind === 'nombre') return [-1e12, 1e12];
  if (kind === 'montant' || kind === 'durée') return [0, 1e12];
  return ['\u0000'];
}
