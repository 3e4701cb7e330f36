import type { ValueType } from '../domain/value.ts';
import type { AidDraft, CriterionDraft, Dates } from './draft.ts';
import type { Machine } from './machine.ts';

/** A file of rules ready to be asked: what holds no mistake. */
export type Model = {
  readonly machine: Machine;
  /** In the staff's order. */
  readonly criteria: readonly CompiledCriterion[];
  /** In the order of `aides.yaml`. */
  readonly aids: readonly CompiledAid[];
  /** Facts that may be asked, in the order of the file. */
  readonly questions: readonly string[];
  /** Types of the facts that rules read. */
  readonly facts: Readonly<Record<string, ValueType>>;
};

export type CompiledCriterion = Omit<CriterionDraft, 'formula' | 'near'> & {
  /** Facts that it stands on. */
  readonly reads: readonly string[];
  readonly near: { readonly fact: string; readonly targets: readonly string[] } | null;
};

/** `rule` is what the machine is asked; null when criteria alone name the aid. */
export type CompiledAid = Omit<AidDraft, 'formula'> & { readonly rule: string | null };

/** True when something holds on that day. */
export function holdsOn({ since, until }: Dates, today: string): boolean {
  return (since === null || since <= today) && (until === null || today <= until);
}
