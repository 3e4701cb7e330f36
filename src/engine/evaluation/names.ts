import type { RuleBinding } from './binding.ts';

/** The names that a verdict `v` gives beside its own. */
export const given = {
  reasons: (verdict: string) => `${verdict}.raisons`,
  advices: (verdict: string) => `${verdict}.conseils`,
  near: (verdict: string) => `${verdict}.presque`,
  aids: (verdict: string) => `${verdict}.autres_aides`,
  /** What would be paid each month: an example. */
  example: (verdict: string) => `${verdict}.mensualite`,
  /** What is known from before, and the question whether it still holds. */
  known: (verdict: string) => `${verdict}.deja_dit`,
  confirmed: (verdict: string) => `${verdict}.toujours_vrai`,
  /** The value to which a near miss moves its fact, and what would be paid each month then. */
  moved: (verdict: string, rule: string) => `${verdict}.presque.${rule}`,
  instalment: (verdict: string, rule: string) => `${verdict}.presque.${rule}.mensualite`,
};

/** The lists of sentences of a verdict, with the keys that each may hold. */
export function listsOf(
  verdict: string,
  binding: RuleBinding,
): readonly (readonly [string, readonly string[]])[] {
  const rules = Object.keys(binding.reasons);
  return [
    [given.reasons(verdict), rules.filter((rule) => !binding.advices.has(rule))],
    [given.advices(verdict), rules.filter((rule) => binding.advices.has(rule))],
    [given.near(verdict), Object.keys(binding.near)],
    [given.aids(verdict), Object.keys(binding.aids)],
    [given.known(verdict), binding.questions.map(({ name }) => name)],
  ];
}
