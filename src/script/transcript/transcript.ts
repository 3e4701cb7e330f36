import type { Value } from '../../domain/value.ts';
import type { Place } from '../problem.ts';

/** A conversation that staff wrote as a test: `dialogs/tests/*.yaml`. */
export type Transcript = {
  readonly title: string;
  readonly file: string;
  /** The script that is started; null when the person's first words decide. */
  readonly script: string | null;
  readonly language: string;
  /** When the conversation begins, ISO instant. */
  readonly at: string;
  readonly facts: Readonly<Record<string, Value>>;
  readonly lines: readonly Line[];
};

/** Who does what in a line of a test. `silence`: the robot says nothing more. */
export const LINE_KINDS = [
  'personne',
  'bouton',
  'photo',
  'corrige',
  'robot',
  'silence',
  'attend',
  'conseiller',
  'vérifie',
  'evenement',
] as const;

export type Line = {
  readonly place: Place;
  readonly who: (typeof LINE_KINDS)[number];
  readonly words: string;
};

/** Why a conversation did not go as written. */
export type Failure = { readonly place: Place; readonly sentence: string };
