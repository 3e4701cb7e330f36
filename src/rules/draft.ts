import type { Outcome } from '../domain/verdict.ts';

/**
 * What Publicodes computes, as staff wrote it: an expression, a list, or a construct of the language with
 * what it holds (`toutes ces conditions:`). Every leaf is a text.
 */
export type Formula = string | readonly Formula[] | { readonly [construct: string]: Formula };

/** One file of rules, read: plain data, nothing checked against the rest yet. */
export type RulesDraft = {
  /** Facts that the rules may ask of a person, by name. */
  readonly questions: readonly QuestionDraft[];
  /** Intermediate values that criteria read (`reste_a_vivre`), never asked. */
  readonly calculations: readonly CalculationDraft[];
  readonly criteria: readonly CriterionDraft[];
  readonly aids: readonly AidDraft[];
};

export type QuestionDraft = { readonly name: string };

export type CalculationDraft = { readonly name: string; readonly formula: Formula };

export type CriterionDraft = {
  readonly name: string;
  /** True when the criterion is met. What Publicodes finds not applicable counts as met. */
  readonly formula: Formula;
  /** What the pre-check comes to when it is not met. `ensemble`: an advice, that worsens nothing. */
  readonly outcome: Outcome;
  /** Its questions come before those of a higher one, and so does its reason. */
  readonly order: number;
  readonly near: NearDraft | null;
  /** Names of aids to show when it is not met. */
  readonly aids: readonly string[];
  readonly dates: Dates;
  /** The rule that this one comes after; they never hold on the same day. */
  readonly replaces: string | null;
};

/** Which fact is moved, and the values to try, best first, each an expression. */
export type NearDraft = { readonly fact: string; readonly to: readonly string[] };

export type AidDraft = {
  readonly name: string;
  /** Shown to whoever is in this situation, whatever the criteria say; null when criteria alone name it. */
  readonly formula: Formula | null;
  readonly dates: Dates;
};

/** First and last days on which something holds, `2026-03-05`; null when there is none. */
export type Dates = { readonly since: string | null; readonly until: string | null };

/** A path inside the entry of a rule: `['presque', 'vers']`; empty for the rule itself. */
export type RulePath = readonly (string | number)[];

/** A mistake in the rules, before it has a place in a file. */
export type RuleProblem = {
  readonly code: string;
  readonly severity: 'erreur' | 'conseil';
  /** The rule, question or calculation that holds it; or the aid, when `aid` says so. */
  readonly rule: string;
  readonly aid: boolean;
  readonly path: RulePath;
  /** The first sign to point at, when the path leads to a text. */
  readonly at?: number;
  readonly sentence: string;
  readonly mend: string;
  /** A name that nothing has, and those among which a likely one may be found. */
  readonly unknown?: { readonly word: string; readonly known: readonly string[] };
};
