import { z } from 'zod';
import { aller } from './aller.ts';
import { annuler } from './annuler.ts';
import { appeler } from './appeler.ts';
import { type Block, type BlockKind, blockOf } from './block.ts';
import { collecter } from './collecter.ts';
import { demander } from './demander.ts';
import { dire } from './dire.ts';
import { evaluer } from './evaluer.ts';
import { fin } from './fin.ts';
import { noter } from './noter.ts';
import { planifier } from './planifier.ts';
import { selon } from './selon.ts';
import { si } from './si.ts';
import { transmettre } from './transmettre.ts';

/** A kind of block as the parser sees it: its keyword, where blocks nest in it, and how to read one. */
export type BlockReader = {
  readonly keyword: string;
  readonly lists: readonly string[];
  readonly schema: z.ZodType;
  /** The keys that such a block may have in YAML. */
  readonly keys: readonly string[];
  /** The block, or what is wrong with its shape (paths are those of the YAML mapping). */
  readonly read: (raw: unknown) => { readonly block: Block } | { readonly error: z.ZodError };
};

/** Every kind of block, by keyword. `repondre` takes its place here. */
export const BLOCKS: Readonly<Record<string, BlockReader>> = byKeyword([
  reader(dire),
  reader(demander),
  reader(si),
  reader(selon),
  reader(noter),
  reader(evaluer),
  reader(collecter),
  reader(transmettre),
  reader(planifier),
  reader(annuler),
  reader(aller),
  reader(appeler),
  reader(fin),
]);

function reader<B>(kind: BlockKind<B>): BlockReader {
  return {
    keyword: kind.keyword,
    lists: kind.lists,
    schema: kind.schema,
    keys: Object.keys(
      z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }).properties ?? {},
    ),
    read(raw) {
      const read = kind.schema.safeParse(raw);
      if (!read.success) return { error: read.error };
      return { block: blockOf(kind, read.data) };
    },
  };
}

function byKeyword(readers: readonly BlockReader[]): Record<string, BlockReader> {
  return Object.fromEntries(readers.map((one) => [one.keyword, one]));
}
