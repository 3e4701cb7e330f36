import type { Values } from '../domain/value.ts';
import { OUTCOMES, type Verdict } from '../domain/verdict.ts';
import { asksOf } from './asks.ts';
import type { Machine } from './machine.ts';
import { type CompiledCriterion, holdsOn, type Model } from './model.ts';
import { nearMisses } from './near.ts';
import { type Standing, standingOf, worstOf } from './standing.ts';

/**
 * The verdict of the rules that hold on that day. A pure function of its arguments: the machine is given
 * the whole situation at each call.
 */
export function evaluate(model: Model, facts: Values, today: string): Verdict {
  const { machine } = model;
  machine.set(facts);
  const standings = model.criteria
    .filter(({ dates }) => holdsOn(dates, today))
    .map((criterion) => standingOf(machine, criterion));
  const unmet = standings.filter(({ met }) => met === false).map(({ criterion }) => criterion);
  const outcome = worstOf(unmet);
  return {
    outcome,
    reasons: [...unmet].sort(worstFirst).map(({ name }) => name),
    aids: aidsOf(model, unmet, today),
    asks: outcome === 'hors_dispositif' ? [] : asksOf(model, standings, facts),
    reads: readsOf(standings, facts),
    // Last: it gives the machine other facts.
    near: nearMisses(machine, standings, facts),
  };
}

function worstFirst(one: CompiledCriterion, other: CompiledCriterion): number {
  return OUTCOMES.indexOf(other.outcome) - OUTCOMES.indexOf(one.outcome);
}

function aidsOf(
  { machine, aids }: Model,
  unmet: readonly CompiledCriterion[],
  today: string,
): readonly string[] {
  const named = new Set(unmet.flatMap((criterion) => criterion.aids));
  return aids
    .filter(({ dates }) => holdsOn(dates, today))
    .filter(({ name, rule }) => named.has(name) || (rule !== null && holds(machine, rule)))
    .map(({ name }) => name);
}

function holds(machine: Machine, rule: string): boolean {
  const { value, missing } = machine.find(rule);
  return value === true && Object.keys(missing).length === 0;
}

function readsOf(standings: readonly Standing[], facts: Values): readonly string[] {
  const read = standings.flatMap(({ criterion, met }) => (met === null ? [] : criterion.reads));
  return [...new Set(read)].filter((name) => facts[name] !== undefined);
}
