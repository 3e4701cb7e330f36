import type { Value, ValueType } from './value.ts';

/** Who gives a fact its value. */
export const FACT_SOURCES = ['personne', 'conseiller', 'import', 'calcul'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** One entry of `dialogs/faits.yaml`: something that may be known of a person or of a loan. */
export type FactDefinition = {
  /** As staff write it, dots allowed: `echeance.montant`. Accents are folded when names are compared. */
  readonly name: string;
  readonly type: ValueType;
  readonly filledBy: FactSource;
  /** True when the fact has a value for everyone, at every moment: no `est connu` guard is asked for. */
  readonly alwaysKnown: boolean;
  /** In French, for staff: what the fact means. */
  readonly description?: string;
  /** Only for `choix` and `choix multiple`: what each key says, in French. */
  readonly labels?: Readonly<Record<string, string>>;
};

export type FactDefinitions = Readonly<Record<string, FactDefinition>>;

/** A value that is kept, with where it comes from. */
export type Fact = {
  readonly name: string;
  readonly value: Value;
  readonly source: FactSource;
  /** When it became known, ISO instant. */
  readonly at: string;
};
