import type { Values } from '../domain/value.ts';
import { type NearMiss, OUTCOMES } from '../domain/verdict.ts';
import type { Machine } from './machine.ts';
import { instalmentOf } from './situation.ts';
import { type Standing, standingOf, worstOf } from './standing.ts';

/**
 * For each criterion not met that says which fact to move: the first of its values with which the
 * outcome would really be better. Asked again with the fact moved, so that a near miss is never a guess.
 * The machine holds `facts` when it comes, and others when it leaves.
 */
export function nearMisses(
  machine: Machine,
  standings: readonly Standing[],
  facts: Values,
): readonly NearMiss[] {
  // Before anything moves: values may depend on the facts as they are.
  const tries = standings.filter(isUnmet).flatMap((standing) => {
    const { near } = standing.criterion;
    return near ? [{ standing, fact: near.fact, values: valuesOf(machine, near.targets) }] : [];
  });
  const found = [...new Set(tries.map(({ fact }) => fact))].flatMap((fact) => {
    const after = afterMoving(machine, standings, facts, fact);
    return tries
      .filter((one) => one.fact === fact)
      .flatMap(({ standing: { criterion }, values }): readonly NearMiss[] => {
        const value = values.find((one) => after(one).has(criterion.name));
        if (value === undefined) return [];
        const instalment = instalmentOf({ ...facts, [fact]: value });
        return [{ rule: criterion.name, fact, value, instalment }];
      });
  });
  return found.filter(firstOfItsKind);
}

function valuesOf(machine: Machine, targets: readonly string[]): readonly number[] {
  return targets.flatMap((target) => {
    const { value } = machine.find(target);
    return typeof value === 'number' ? [Math.round(value)] : [];
  });
}

/** For each value of a fact: the criteria that it would meet, none when the outcome were no better. */
function afterMoving(
  machine: Machine,
  standings: readonly Standing[],
  facts: Values,
  fact: string,
): (value: number) => ReadonlySet<string> {
  const now = rank(standings.filter(isUnmet));
  const [reading, staying] = parted(standings, ({ criterion }) => criterion.reads.includes(fact));
  const [failed, others] = parted(reading, isUnmet);
  const tried = new Map<number, ReadonlySet<string>>();
  // What does not read the fact stays as it is: if it is as bad, nothing would be better.
  const hopeless = typeof facts[fact] !== 'number' || rank(staying.filter(isUnmet)) >= now;
  if (!hopeless) machine.set(facts);

  function met(value: number): ReadonlySet<string> {
    if (hopeless || value === facts[fact]) return new Set();
    machine.move(facts, fact, value);
    const again = failed.map(({ criterion }) => standingOf(machine, criterion));
    // Most values fail here: the others need not be asked.
    if (rank(again.filter(isUnmet)) >= now) return new Set();
    const rest = others.map(({ criterion }) => standingOf(machine, criterion));
    if (rank(rest.filter(isUnmet)) >= now) return new Set();
    return new Set(again.filter((one) => one.met === true).map(({ criterion }) => criterion.name));
  }

  return (value) => {
    const known = tried.get(value) ?? met(value);
    tried.set(value, known);
    return known;
  };
}

function isUnmet({ met }: Standing): boolean {
  return met === false;
}

function parted<Item>(
  items: readonly Item[],
  test: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function rank(unmet: readonly Standing[]): number {
  return OUTCOMES.indexOf(worstOf(unmet.map(({ criterion }) => criterion)));
}

function firstOfItsKind(one: NearMiss, index: number, all: readonly NearMiss[]): boolean {
  return all.findIndex(({ fact, value }) => fact === one.fact && value === one.value) === index;
}
