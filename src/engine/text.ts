import type { Value, ValueType } from '../domain/value.ts';

/**
 * A text that leaves the engine: a key and its values, rendered later in the reader's language.
 *
 * `space` is the name of a script, or `systeme` for the words shared by all scripts
 * (`locales/<langue>/systeme.yaml`). `key` is a flat key in that space, see `textKeys` below.
 */
export type TextRef = {
  readonly space: string;
  readonly key: string;
  /** The values of the placeholders, by fact name; `count` for a plural. Raw: formats apply when rendered. */
  readonly params: Readonly<Record<string, Value>>;
  /** Placeholders that are texts or typed values themselves: put into words first, then inserted. */
  readonly parts?: Readonly<Record<string, Shown>>;
};

/** A value with its type, to be put into words (« 57 € », « mardi 3 mars », « 24 mois »). */
export type TypedValue = { readonly type: ValueType; readonly value: Value };

/** Several sentences, one a line. */
export type Lines = { readonly lines: readonly TextRef[] };

export type Shown = TextRef | TypedValue | Lines;

/**
 * Keys of a script's texts. The same keys head the entries of `locales/<langue>/<script>.yaml`.
 * `raison` · `raison.choix.oubli` · `raison.aide` · `raison.pas_compris` · `pas_passe.sinon_texte`
 */
export const textKeys = {
  text: (block: string) => block,
  choice: (block: string, choice: string) => `${block}.choix.${choice}`,
  help: (block: string) => `${block}.aide`,
  why: (block: string) => `${block}.pourquoi`,
  notUnderstood: (block: string) => `${block}.pas_compris`,
  fallback: (block: string) => `${block}.sinon_texte`,
};

/** A text as a script holds it, already split: what the engine needs to know to say it. */
export type Text = {
  /** French source; for a plural the texts of `un` and `plusieurs`. */
  readonly source: string | { readonly one: string; readonly many: string };
  /** Names that its placeholders read, without doubles. */
  readonly reads: readonly string[];
  /** For a plural: the name whose value is counted. */
  readonly count?: string;
  /** French source said instead when a placeholder has no value. */
  readonly fallback?: string;
};
