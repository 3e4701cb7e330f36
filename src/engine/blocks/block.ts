import type { z } from 'zod';
import type { DurationUnit, ValueKind, ValueType } from '../../domain/value.ts';
import type { Bindings } from '../evaluation/binding.ts';
import type { Run } from '../run.ts';
import type { Node, Silence } from '../script.ts';
import type { SystemText } from '../systemTexts.ts';
import type { Text, TextRef } from '../text.ts';

/** Where the talk goes after a block. */
export type Next =
  | { readonly to: string | null }
  /** The block asked something: the turn ends here. */
  | 'wait'
  /** A script was put on the stack: play its first block. */
  | 'enter'
  /** The script is over. */
  | 'end';

/**
 * One kind of block. One file each, all with the same three parts.
 *
 * To add a kind: write `<keyword>.ts` here with `schema`, `run`, `inspect`; add it to `BLOCKS` in
 * `index.ts`; give it its table in `test/blocks/<keyword>.yaml` and its example in
 * `docs/guide-redaction.md`. The linter, graph, coverage, translations and documentation read `inspect`.
 */
export type BlockKind<B> = {
  readonly keyword: string;
  /** Keys that hold lists of blocks; `cas.*` means every value of the mapping `cas`. */
  readonly lists: readonly string[];
  /** From the YAML mapping (keys folded, every scalar a text, lists of blocks already read) to the block. */
  readonly schema: z.ZodType<B>;
  readonly run: (block: B, node: Node, run: Run) => Next;
  readonly inspect: (block: B) => Inspection;
  /** Only for blocks that ask: what is needed to ask again, and to check an answer. */
  readonly question?: (block: B) => Question;
  readonly sentences?: (block: B) => Readonly<Record<string, Sentences>>;
  /** Only for blocks that need more than their file: the block made whole, or null when it is not there. */
  readonly bind?: (block: B, bindings: Bindings) => Block | null;
};

/** A block in a script: read, and bound to its kind. */
export type Block = {
  readonly kind: string;
  readonly inspection: Inspection;
  readonly question: Question | null;
  readonly play: (node: Node, run: Run) => Next;
  /** Names that hold lists of sentences: `{{v.raisons}}` is a text in each language. */
  readonly sentences?: Readonly<Record<string, Sentences>>;
  readonly bind?: (bindings: Bindings) => Block | null;
};

/** A list of sentences: what an advisor reads above it, and how one of them is said. */
export type Sentences = {
  readonly label: SystemText;
  readonly say: (run: Run, key: string) => TextRef;
};

/** What a question is, for asking it, asking it again, and checking what comes back. */
export type Question = {
  readonly name: string;
  readonly text: Text;
  /** Null when the type is the fact's of the same name. */
  readonly kind: ValueKind | null;
  readonly unit: DurationUnit;
  readonly choices: readonly Choice[];
  /** Sources of the lowest and highest values accepted. */
  readonly between: readonly [string, string] | null;
  readonly help: Text | null;
  /** Why it is asked, said to whoever wants to know. */
  readonly why: Text | null;
  readonly notUnderstood: Text | null;
  readonly optional: boolean;
  readonly silence: Silence | null;
};

export type Choice = {
  readonly key: string;
  readonly label: Text;
  /** The choice is shown only when this condition holds. */
  readonly when: string | null;
  readonly formerName: string | null;
};

/** A path inside the block's YAML mapping, to point at: `['choix', 'emploi']`, `['entre', 0]`. */
export type BlockPath = readonly (string | number)[];

/** What a block holds, told once for everybody who walks scripts. */
export type Inspection = {
  /** The block's name, null when it has none. */
  readonly name: string | null;
  readonly formerName: string | null;
  readonly texts: readonly InspectedText[];
  readonly expressions: readonly InspectedExpression[];
  /** Blocks that it jumps to. */
  readonly targets: readonly { readonly path: BlockPath; readonly block: string }[];
  /** Scripts that it calls or launches. */
  readonly scripts: readonly InspectedScript[];
  readonly branches: readonly InspectedBranch[];
  /** The names that it gives a value to, with their type when it is the block's to say. */
  readonly defines: readonly {
    readonly path: BlockPath;
    readonly name: string;
    readonly type: ValueType | null;
    /** It has a value as soon as the block is over. */
    readonly surely?: true;
  }[];
  /** Facts that it changes. */
  readonly writes: readonly { readonly path: BlockPath; readonly fact: string }[];
  /** Timers that it arms or cancels. */
  readonly timers: readonly {
    readonly path: BlockPath;
    readonly name: string;
    readonly does: 'arms' | 'cancels';
  }[];
  /** Names read without an expression (`resume`, `selon`, `compte`). */
  readonly names: readonly {
    readonly path: BlockPath;
    readonly name: string;
    readonly mayBeUnknown: boolean;
  }[];
  readonly waits: boolean;
  /** False when the talk never goes on to the block below (`aller`, `fin`). */
  readonly fallsThrough: boolean;
};

export type InspectedScript = {
  readonly path: BlockPath;
  readonly script: string;
  /** `calls` comes back here; `launches` starts it later. */
  readonly does: 'calls' | 'launches';
  /** What `avec` hands over and `donne` brings back, for checking their types: theirs → ours. */
  readonly gives: Readonly<Record<string, string>>;
};

export type InspectedText = {
  readonly path: BlockPath;
  /** Its key, see `textKeys`. */
  readonly key: string;
  readonly as: 'message' | 'question' | 'button' | 'help';
  readonly text: Text;
  /** Names that surely have a value whenever it is said. */
  readonly knows?: readonly string[];
};

export type InspectedExpression = {
  readonly path: BlockPath;
  readonly source: string;
  /** `condition`: true or false. `bound`: the type of the question. Else the type of the named fact. */
  readonly wants: 'condition' | 'bound' | 'date' | 'any' | { readonly fact: string };
};

export type InspectedBranch = {
  readonly path: BlockPath;
  readonly label: string;
  readonly blocks: readonly Block[];
  /** The condition under which it is taken, or the value of `selon`. Null for `sinon`. */
  readonly when: string | null;
  /** After each of its blocks the talk comes back to the block that holds the branch. */
  readonly comesBack?: true;
};

export const NOTHING: Inspection = {
  name: null,
  formerName: null,
  texts: [],
  expressions: [],
  targets: [],
  scripts: [],
  branches: [],
  defines: [],
  writes: [],
  timers: [],
  names: [],
  waits: false,
  fallsThrough: true,
};

/** A block of a kind, from its data. */
export function blockOf<B>(kind: BlockKind<B>, data: B): Block {
  const { bind } = kind;
  return {
    kind: kind.keyword,
    inspection: kind.inspect(data),
    question: kind.question?.(data) ?? null,
    play: (node, run) => kind.run(data, node, run),
    ...(kind.sentences ? { sentences: kind.sentences(data) } : {}),
    ...(bind ? { bind: (bindings: Bindings) => bind(data, bindings) } : {}),
  };
}
