import type { Values } from './value.ts';

/** What a pre-check may come to, best first. Never a decision: only the bank decides. */
export const OUTCOMES = ['ensemble', 'a_voir', 'hors_dispositif'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the rules say of the facts known so far. Names are those of `dialogs/<set>.publicodes.yaml`. */
export type Verdict = {
  /** The worst criterion among those that are known not to be met; `ensemble` when there is none. */
  readonly outcome: Outcome;
  /** Criteria not met, worst first, then in the staff's order. */
  readonly reasons: readonly string[];
  readonly near: readonly NearMiss[];
  /** What would be paid each month, in cents: an example, not an offer. Null without amount or duration. */
  readonly instalment: number | null;
  /** Where else to turn: names of `dialogs/aides.yaml`, in its order. */
  readonly aids: readonly string[];
  /**
   * Facts still to ask, best question first: those that can still worsen the outcome, or add the reason
   * that the person needs to hear. Empty when the verdict stands whatever the rest.
   */
  readonly asks: readonly string[];
  /** Facts that the verdict stands on: what was read of those that are known. */
  readonly reads: readonly string[];
};

/** One fact moved, and the outcome would be better. */
export type NearMiss = {
  /** The criterion that would be met. */
  readonly rule: string;
  readonly fact: string;
  /** The value that it would take, as `Value` holds it (cents, months…). */
  readonly value: number;
  /** What would be paid each month then, in cents; null when amount or duration are not known. */
  readonly instalment: number | null;
};

/**
 * The rules of one file, ready to be asked. Pure and total: the same facts on the same day give the same
 * verdict, whatever was asked before. Unknown facts are left out of `facts`. `today` is `2026-03-05`.
 */
export type Rules = {
  readonly evaluate: (facts: Values, today: string) => Verdict;
};
