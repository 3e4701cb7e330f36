import type { Value, Values } from '../domain/value.ts';
import type { CompiledCriterion, Model } from './model.ts';
import { standingOf } from './standing.ts';

/** Where one fact changes what a criterion comes to, the other facts staying as they are. */
export type Boundary = {
  readonly rule: string;
  readonly fact: string;
  /** All the facts; that of the boundary stands there as for somebody for whom all goes well. */
  readonly facts: Values;
  /** Just below, at, just above; for a choice or a yes or no, every value. */
  readonly examples: readonly Example[];
};

export type Example = { readonly value: Value; readonly met: boolean };

/** Somebody for whom all goes well, and between which values each number may be answered. */
export type Starting = {
  /** Settings of the CCAS and an answer to every question. */
  readonly facts: Values;
  readonly bounds: Readonly<Record<string, readonly [number, number]>>;
};

/**
 * Every boundary of every criterion, found by asking the rules themselves around their own numbers. What
 * never changes with these settings has none. Tests and the documentation are written from it.
 */
export function boundaries(model: Model, starting: Starting): readonly Boundary[] {
  return model.criteria.flatMap((criterion) => boundariesOf(model, criterion, starting));
}

/** Combinations of choices that are tried, so that a criterion with many of them does not last for ever. */
const MOST_CONTEXTS = 300;

function boundariesOf(
  model: Model,
  criterion: CompiledCriterion,
  starting: Starting,
): readonly Boundary[] {
  const asked = model.questions.filter((name) => criterion.reads.includes(name));
  const found = asked.map((fact) => {
    const others = asked.filter((name) => name !== fact);
    const contexts = contextsOf(model, others, starting.facts);
    for (const facts of contexts) {
      const boundary = alongFact(model, criterion, fact, { ...starting, facts });
      if (boundary.length > 0) return boundary;
    }
    return [];
  });
  return found.flat();
}

/** The starting facts, then the same with other choices and other yes or no. */
function contextsOf(model: Model, names: readonly string[], facts: Values): readonly Values[] {
  let contexts: readonly Values[] = [facts];
  for (const name of names) {
    const values = valuesOf(model, name).filter((value) => value !== facts[name]);
    const more = contexts.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
    contexts = [...contexts, ...more].slice(0, MOST_CONTEXTS);
  }
  return contexts;
}

function valuesOf({ facts }: Model, name: string): readonly Value[] {
  const type = facts[name];
  if (type?.kind === 'oui/non') return [true, false];
  return type?.kind === 'choix' ? (type.choices ?? []) : [];
}

function alongFact(
  model: Model,
  criterion: CompiledCriterion,
  fact: string,
  { facts, bounds }: Starting,
): readonly Boundary[] {
  const isMet = (value: Value): boolean => {
    model.machine.set({ ...facts, [fact]: value });
    return standingOf(model.machine, criterion).met !== false;
  };
  const values = valuesOf(model, fact);
  if (values.length > 0) {
    const examples = values.map((value) => ({ value, met: isMet(value) }));
    return differ(examples) ? [{ rule: criterion.name, fact, facts, examples }] : [];
  }
  const range = bounds[fact] ?? [0, LARGEST];
  const own = ownNumbers(criterion, facts);
  const grid = gridOf([...own, facts[fact]], range).map((value) => ({ value, met: isMet(value) }));
  return grid.slice(1).flatMap((above, index) => {
    const below = grid[index];
    if (!below || below.met === above.met) return [];
    const at = turningPoint(below, above.value, isMet, own);
    const around = [at - 1, at, at + 1].filter((one) => one >= range[0] && one <= range[1]);
    const examples = around.map((value) => ({ value, met: isMet(value) }));
    return [{ rule: criterion.name, fact, facts, examples }];
  });
}

/** Cents, months or persons: beyond, nobody answers. */
const LARGEST = 10_000_000;

/** The numbers that a criterion holds, and those of the settings and answers that it reads. */
function ownNumbers({ numbers, reads }: CompiledCriterion, facts: Values): ReadonlySet<number> {
  const read = reads.map((name) => facts[name]).filter((value) => typeof value === 'number');
  return new Set([...numbers, ...read]);
}

/** Values to try, in order: the ends, the rule's own numbers, and their neighbours. */
function gridOf(
  own: readonly (Value | undefined)[],
  [low, high]: readonly [number, number],
): readonly number[] {
  const whole = own.filter((value) => typeof value === 'number' && Number.isInteger(value));
  const near = whole.map(Number).flatMap((value) => [value - 1, value, value + 1]);
  const inside = [low, ...near, high].filter((value) => value >= low && value <= high);
  return [...new Set(inside)].sort((one, other) => one - other);
}

/** Between two values that differ: the rule's own number where it turns, or else the last one that is met. */
function turningPoint(
  below: { readonly value: number; readonly met: boolean },
  above: number,
  isMet: (value: number) => boolean,
  own: ReadonlySet<number>,
): number {
  let [low, high] = [below.value, above];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isMet(middle) === below.met) low = middle;
    else high = middle;
  }
  if (own.has(low) !== own.has(high)) return own.has(low) ? low : high;
  return below.met ? low : high;
}

function differ(examples: readonly Example[]): boolean {
  return new Set(examples.map(({ met }) => met)).size > 1;
}
