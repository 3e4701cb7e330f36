import type { Value, ValueType } from '../domain/value.ts';
import type { Block, Sentences } from './blocks/block.ts';

/** What makes a script start. `command` is a Telegram command or one of its typed words. */
export type Start =
  | { readonly by: 'intention'; readonly name: string }
  | { readonly by: 'evenement'; readonly name: string };

/** Waiting times of a question, in working days; `null`: never. */
export type Silence = {
  readonly remindAfterDays: number | null;
  readonly expireAfterDays: number | null;
};

/** A dialog, checked and compiled: what the engine plays. Frozen; shared by all turns. */
export type Script = {
  readonly name: string;
  /** 12 hex digits of the hash of its source. */
  readonly version: string;
  readonly title: string;
  /** May start in the middle of another script's question, and gives the talk back when it ends. */
  readonly interrupts: boolean;
  readonly starts: readonly Start[];
  readonly silence: Silence | null;
  /** Every block by its id. Named blocks have their name for id; others a path such as `#3.alors.0`. */
  readonly nodes: Readonly<Record<string, Node>>;
  /** Where the script begins; null for an empty script. */
  readonly first: string | null;
  /** Conditions and computed values, by their source text. Typed and checked when the script was loaded. */
  readonly expressions: Readonly<Record<string, Evaluate>>;
  /** Types of the script's own names (its questions, what `avec` and `donne` bring), for reading and showing. */
  readonly variables: Readonly<Record<string, ValueType>>;
  /** Names that hold lists of sentences, and how one of them is said. */
  readonly sentences: Readonly<Record<string, Sentences>>;
  /** `ancien_nom` of blocks and of choices: old name → new name. */
  readonly renamed: {
    readonly blocks: Readonly<Record<string, string>>;
    readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
};

/** One block in its place, linked: `next` is where the talk goes on after it, null at the end of the script. */
export type Node = {
  readonly id: string;
  readonly block: Block;
  readonly next: string | null;
  /** First block of each branch, by label (`alors`, `sinon`, the values of `cas`). An empty branch leads to `next`. */
  readonly branches: Readonly<Record<string, string | null>>;
  /** Names that this block reads (placeholders, conditions, bounds, choices), without doubles. */
  readonly reads: readonly string[];
};

/**
 * A compiled condition or value. Total: it never throws.
 * A comparison with an unknown name is false; a value with an unknown name is `undefined`.
 */
export type Evaluate = (scope: Scope) => Value | undefined;

/** What expressions and placeholders can read during a turn. */
export type Scope = {
  /** The script's own names first, then facts. Undefined when unknown. */
  readonly lookup: (name: string) => Value | undefined;
  /** Today's date for the person, `2026-03-05`. */
  readonly today: string;
};
