import type { Value, ValueKind } from './value.ts';

/** The dangers that are recognised in what people write; each has its numbers to show. */
export const DANGERS = ['suicide', 'violence', 'enfant', 'rue_faim', 'sante', 'feu'] as const;
export type Danger = (typeof DANGERS)[number];

/** What was found about danger. `sure` shows the numbers at once; `maybe` asks softly, with a button. */
export type Safety = { readonly danger: Danger; readonly level: 'sure' | 'maybe' };

/** An intention of `intentions.yaml` that fits the message, the best one first. */
export type FoundIntention = {
  readonly name: string;
  /** From 0 to 1. 1 for exact words and buttons. */
  readonly certainty: number;
};

/**
 * What `understanding.read` found in one message. The engine checks it against the pending question
 * (type, bounds, choices); it never reads the raw text for meaning.
 */
export type Reading = {
  /** The text, well-formed, with forbidden data (bank card, social-security number) masked. */
  readonly text: string;
  readonly safety: Safety | null;
  readonly intentions: readonly FoundIntention[];
  /**
   * Values found, by the kind of question that they would answer. For `choix` the key of the choice;
   * for `choix multiple` the keys. Only what is certain: « entre 1000 et 1500 » gives no `montant`.
   */
  readonly values: Readonly<Partial<Record<ValueKind, Value>>>;
  /** Kinds of forbidden data that were masked, empty when there were none. */
  readonly masked: readonly ForbiddenData[];
};

export const FORBIDDEN_DATA = ['carte_bancaire', 'securite_sociale'] as const;
export type ForbiddenData = (typeof FORBIDDEN_DATA)[number];

/** What the reader is told about the pending question, so that « 12 » or « le 5 » can be read. */
export type ReadingHint = {
  readonly kind: ValueKind;
  readonly unit?: 'mois' | 'jours';
  /** For `choix` and `choix multiple`: each key with the labels that the person saw, in their language. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
};
