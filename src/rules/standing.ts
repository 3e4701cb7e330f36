import { OUTCOMES, type Outcome } from '../domain/verdict.ts';
import type { Machine } from './machine.ts';
import type { CompiledCriterion } from './model.ts';

/** A criterion, and how it stands with the facts that are known. */
export type Standing = {
  readonly criterion: CompiledCriterion;
  /** Null while it is not known. */
  readonly met: boolean | null;
  /** Facts that it still depends on, with Publicodes' score. */
  readonly missing: Readonly<Record<string, number>>;
};

/** How a criterion stands in the situation that the machine was given. What does not apply is met. */
export function standingOf(machine: Machine, criterion: CompiledCriterion): Standing {
  const { value, missing } = machine.find(criterion.name);
  const known = value !== undefined && Object.keys(missing).length === 0;
  return { criterion, met: known ? value !== false : null, missing };
}

/** What criteria not met come to. */
export function worstOf(unmet: readonly Pick<CompiledCriterion, 'outcome'>[]): Outcome {
  const ranks = unmet.map(({ outcome }) => OUTCOMES.indexOf(outcome));
  return OUTCOMES[Math.max(0, ...ranks)] ?? 'ensemble';
}
