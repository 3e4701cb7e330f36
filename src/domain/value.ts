/**
 * What a fact, an answer or a parameter may hold. Plain JSON, so that state and journal carry it
 * unchanged. The type that goes with it (`ValueType`) says how to read it.
 *
 * | type                     | held as                                                    |
 * |--------------------------|------------------------------------------------------------|
 * | texte, téléphone, choix  | string (for `choix` the key of the choice, not its label)  |
 * | choix multiple           | string[] (keys)                                            |
 * | oui/non                  | boolean                                                    |
 * | nombre                   | number                                                     |
 * | montant                  | whole number of **cents**                                  |
 * | durée                    | whole number of **months** or **days** (the type's `unit`) |
 * | date                     | `2026-03-05`                                               |
 * | document, photo          | string (the id of the document)                            |
 * | position                 | `48.85,2.35`                                               |
 */
export type Value = string | number | boolean | readonly string[];

/** The types that staff write in `faits.yaml` and in `type:` of a question. */
export const VALUE_KINDS = [
  'texte',
  'choix',
  'choix multiple',
  'oui/non',
  'nombre',
  'montant',
  'durée',
  'date',
  'téléphone',
  'document',
  'photo',
  'position',
] as const;

export type ValueKind = (typeof VALUE_KINDS)[number];

/** Unit of a `durée`. Years are read and shown, and held as months. */
export type DurationUnit = 'mois' | 'jours';

export type ValueType = {
  readonly kind: ValueKind;
  /** Only for `durée`. */
  readonly unit?: DurationUnit;
  /** Only for `choix` and `choix multiple`: the keys, in the order shown. */
  readonly choices?: readonly string[];
};

export type Values = Readonly<Record<string, Value>>;
