import type { FactDefinitions } from '../domain/fact.ts';
import type { Piece } from '../domain/piece.ts';
import type { ValueType } from '../domain/value.ts';
import type { Block, BlockPath } from '../engine/blocks/block.ts';
import type { Silence, Start } from '../engine/script.ts';
import type { DangerLists } from './dangersFile.ts';
import type { Place, Problem } from './problem.ts';

/** A script as it was read: shapes are right, nothing is checked against the rest yet. */
export type Draft = {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly version: string;
  readonly title: string;
  readonly interrupts: boolean;
  readonly starts: readonly { readonly start: Start; readonly place: Place }[];
  readonly silence: Silence | null;
  readonly blocks: readonly Block[];
  /** Where something of a block stands in the file; an empty path is the block itself. */
  readonly place: (block: Block, path: BlockPath) => Place;
  /** Where the sign at an offset of a text or of an expression stands. */
  readonly placeIn: (block: Block, path: BlockPath, offset: number) => Place;
  readonly renamed: {
    readonly blocks: Readonly<Record<string, string>>;
    readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
};

/** A translation file `locales/<langue>/<script>.yaml`: under each key the text, and the hash of the French it translates. */
export type Translation = {
  readonly language: string;
  readonly space: string;
  readonly file: string;
  readonly entries: Readonly<
    Record<
      string,
      {
        readonly text: string | Readonly<Record<string, string>>;
        readonly hash: string | null;
        readonly place: Place;
      }
    >
  >;
};

/** One entry of `dialogs/intentions.yaml`. */
export type IntentionDraft = {
  readonly name: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly command: string | null;
  readonly small: boolean;
  readonly place: Place;
};

/** Everything that staff wrote, read once: what each rule checks. */
export type Project = {
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly facts: FactDefinitions;
  readonly intentions: Readonly<Record<string, IntentionDraft>>;
  /** The papers of `dialogs/pieces.yaml`. */
  readonly pieces: readonly Piece[];
  readonly translations: readonly Translation[];
  readonly languages: readonly string[];
  /** The phrases of danger, and the numbers that their texts must give. */
  readonly dangers: DangerLists;
  /** Types of the names that each script can read: its own, then facts. */
  readonly names: (
    script: string,
  ) => Readonly<Record<string, ValueType & { readonly maybeUnknown: boolean }>>;
};

/** One rule of `verifier`. A file in `src/script/lint/`, a golden in `test/problems/`. */
export type LintRule = {
  readonly code: string;
  readonly check: (project: Project) => readonly Problem[];
};
