import type { Values } from '../domain/value.ts';
import { type NearMiss, OUTCOMES } from '../domain/verdict.ts';
import type { Machine } from './machine.ts';
import { instalmentOf } from './situation.ts';
import { type Standing, standingOf, worstOf } from './standing.ts';

/**
 * For each criterion not met that says which fact to move: the first of its values with which the
 * outcome would really be better. Asked again with the fact moved, so that a near miss is never a guess.
 * Leaves other facts in the machine.
 */
export function nearMisses(
  machine: Machine,
  standings: readonly Standing[],
  facts: Values,
): readonly NearMiss[] {
  const unmet = standings.filter(({ met }) => met === false);
  const now = rank(unmet);
  const movable = unmet.filter(({ criterion: { near } }) => {
    // What does not read the fact stays as it is: if it is as bad, nothing would be better.
    const staying = unmet.filter(({ criterion }) => !near || !criterion.reads.includes(near.fact));
    return near && typeof facts[near.fact] === 'number' && rank(staying) < now;
  });
  // Before anything moves: values may depend on the facts as they are.
  const tries = movable.map((standing) => ({
    standing,
    values: (standing.criterion.near?.targets ?? []).flatMap((target) => {
      const { value } = machine.find(target);
      return typeof value === 'number' ? [Math.round(value)] : [];
    }),
  }));
  const found = tries.flatMap(({ standing: { criterion }, values }) => {
    const fact = criterion.near?.fact ?? '';
    const value = values.find((one) => {
      if (one === facts[fact]) return false;
      machine.set({ ...facts, [fact]: one });
      // Most values fail here: the others need not be asked.
      if (standingOf(machine, criterion).met !== true) return false;
      return rank(unmetAfter(machine, standings, fact)) < now;
    });
    if (value === undefined) return [];
    const instalment = instalmentOf({ ...facts, [fact]: value });
    return [{ rule: criterion.name, fact, value, instalment }];
  });
  return found.filter(firstOfItsKind);
}

/** Criteria not met once a fact has moved; only those that read it are asked again. */
function unmetAfter(
  machine: Machine,
  standings: readonly Standing[],
  fact: string,
): readonly Standing[] {
  return standings
    .map((standing) =>
      standing.criterion.reads.includes(fact) ? standingOf(machine, standing.criterion) : standing,
    )
    .filter(({ met }) => met === false);
}

function rank(unmet: readonly Standing[]): number {
  return OUTCOMES.indexOf(worstOf(unmet.map(({ criterion }) => criterion)));
}

function firstOfItsKind(one: NearMiss, index: number, all: readonly NearMiss[]): boolean {
  return all.findIndex(({ fact, value }) => fact === one.fact && value === one.value) === index;
}
