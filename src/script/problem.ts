/** A place in a file that staff edit. Lines and columns count from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/**
 * A finding about a script, a rule, a fact or a translation: a value, never thrown.
 * `sentence` says in French what was found and why it matters; `mend` what to write instead.
 */
export type Problem = {
  /** Stable, in kebab-case, the name of the rule's file: `cible-inconnue`. */
  readonly code: string;
  /** An `erreur` stops the start and fails `verifier`; a `conseil` does not. */
  readonly severity: 'erreur' | 'conseil';
  readonly sentence: string;
  readonly mend: string | null;
  readonly place: Place;
};
