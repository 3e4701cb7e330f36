import type { Value } from '../../domain/value.ts';
import { type Atom, atomOf } from './atom.ts';
import type { Expression } from './expression.ts';
import type { Names } from './names.ts';
import { spell } from './spell.ts';

/** A part of a condition that never holds, or always does. `at` is where it begins. */
export type Contradiction = { readonly at: number; readonly sentence: string };

/**
 * Finds the smallest part of a condition that can never hold, or always holds; null when every part
 * may do either. Each fact is tried with every value that can make a difference: those that it is
 * compared with, those between, and « unknown » when it may be.
 */
export function contradiction(expression: Expression, names: Names): Contradiction | null {
  for (const part of parts(expression)) {
    const found = contradiction(part, names);
    if (found) return found;
  }
  const seen = outcomes(expression, names);
  if (seen.size !== 1) return null;
  const always = seen.has(true) ? 'est toujours vrai' : 'n’est jamais vrai';
  return { at: expression.at, sentence: `« ${spell(expression)} » ${always}.` };
}

/** Trials beyond which a condition is believed to be fine. */
const TRIALS = 5_000;

function parts(expression: Expression): readonly Expression[] {
  if (expression.op === 'not') return [expression.of];
  return expression.op === 'and' || expression.op === 'or'
    ? [expression.left, expression.right]
    : [];
}

/** What the condition can give: true, false, or both. Empty when there is too much to try. */
function outcomes(expression: Expression, names: Names): ReadonlySet<boolean> {
  const atoms = new Map(
    leaves(expression).map((leaf): [Expression, Atom] => [leaf, atomOf(leaf, names)]),
  );
  const samples = new Map<string, readonly (Value | undefined)[]>();
  for (const { subject } of atoms.values())
    samples.set(subject, samplesOf(subject, [...atoms.values()], names));
  const seen = new Set<boolean>();
  const count = [...samples.values()].reduce((product, { length }) => product * length, 1);
  if (count > TRIALS) return seen;
  for (let trial = 0; trial < count && seen.size < 2; trial += 1)
    seen.add(holds(expression, atoms, pick(samples, trial)));
  return seen;
}

function leaves(expression: Expression): readonly Expression[] {
  const inside = parts(expression);
  return inside.length === 0 ? [expression] : inside.flatMap(leaves);
}

type Trial = ReadonlyMap<string, Value | undefined>;

/** The nth combination of samples. */
function pick(samples: ReadonlyMap<string, readonly (Value | undefined)[]>, nth: number): Trial {
  const trial = new Map<string, Value | undefined>();
  let rest = nth;
  for (const [subject, values] of samples) {
    trial.set(subject, values[rest % values.length]);
    rest = Math.floor(rest / values.length);
  }
  return trial;
}

function holds(
  expression: Expression,
  atoms: ReadonlyMap<Expression, Atom>,
  trial: Trial,
): boolean {
  switch (expression.op) {
    case 'not':
      return !holds(expression.of, atoms, trial);
    case 'and':
      return holds(expression.left, atoms, trial) && holds(expression.right, atoms, trial);
    case 'or':
      return holds(expression.left, atoms, trial) || holds(expression.right, atoms, trial);
    default: {
      const atom = atoms.get(expression);
      return atom?.test(trial.get(atom.subject)) ?? false;
    }
  }
}

function samplesOf(
  subject: string,
  atoms: readonly Atom[],
  names: Names,
): readonly (Value | undefined)[] {
  const own = atoms.filter((atom) => atom.subject === subject);
  const values = new Set(own.flatMap((atom) => atom.samples));
  const unknown = own.some(({ asksKnown }) => asksKnown) || (names[subject]?.maybeUnknown ?? false);
  return unknown ? [...values, undefined] : [...values];
}
