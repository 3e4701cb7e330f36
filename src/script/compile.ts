import type { FactDefinitions } from '../domain/fact.ts';
import type { Block } from '../engine/blocks/block.ts';
import { compileExpression } from '../engine/condition/compile.ts';
import type { Evaluate, Node, Script } from '../engine/script.ts';
import type { Draft } from './draft.ts';
import { flatten } from './flow.ts';
import { namesOf, ownNames } from './names.ts';

/**
 * Links a script and compiles its expressions: what the engine plays. Call it for a project without
 * errors; an expression that cannot be read is left out, and the engine throws if it comes to it.
 */
export function compileScript(
  draft: Draft,
  drafts: Readonly<Record<string, Draft>>,
  facts: FactDefinitions,
): Script {
  const names = namesOf(draft, drafts, facts);
  const ids = blockIds(draft.blocks);
  const expressions: Record<string, Evaluate> = {};
  const nodes: Record<string, Node> = {};
  const reads = new Map<string, readonly string[]>();
  for (const { inspection } of flatten(draft.blocks)) {
    for (const { source, wants } of inspection.expressions) {
      const wanted = typeof wants === 'object' ? (facts[wants.fact]?.type ?? null) : null;
      const compiled = compileExpression(source, names, wanted);
      if ('error' in compiled) continue;
      expressions[source] = compiled.evaluate;
      reads.set(source, compiled.reads);
    }
  }
  link(draft.blocks, null, { ids, nodes, reads });
  const first = draft.blocks[0];
  return Object.freeze({
    name: draft.name,
    version: draft.version,
    title: draft.title,
    interrupts: draft.interrupts,
    starts: draft.starts.map(({ start }) => start),
    silence: draft.silence,
    nodes,
    first: first ? (ids.get(first) ?? null) : null,
    expressions,
    variables: ownNames(draft, drafts, facts),
    sentences: Object.assign({}, ...flatten(draft.blocks).map(({ sentences }) => sentences ?? {})),
    renamed: draft.renamed,
  });
}

/** Ids of blocks: the name of a named one, else its path (`#3.alors.0`). */
export function blockIds(blocks: readonly Block[]): ReadonlyMap<Block, string> {
  const ids = new Map<Block, string>();
  const walk = (list: readonly Block[], prefix: string): void => {
    list.forEach((block, index) => {
      const path = `${prefix}${index}`;
      ids.set(block, block.inspection.name ?? path);
      for (const branch of block.inspection.branches)
        walk(branch.blocks, `${path}.${branch.label}.`);
    });
  };
  walk(blocks, '#');
  return ids;
}

type Linking = {
  readonly ids: ReadonlyMap<Block, string>;
  readonly nodes: Record<string, Node>;
  readonly reads: ReadonlyMap<string, readonly string[]>;
};

function link(blocks: readonly Block[], after: string | null, linking: Linking): void {
  const { ids, nodes, reads } = linking;
  blocks.forEach((block, index) => {
    const id = ids.get(block) ?? '';
    const following = blocks[index + 1];
    const next = following ? (ids.get(following) ?? null) : after;
    const { branches, expressions, texts, names } = block.inspection;
    const read = new Set([
      ...expressions.flatMap(({ source }) => reads.get(source) ?? []),
      ...texts.flatMap(({ text }) => text.reads),
      ...names.map(({ name }) => name),
    ]);
    const ways = branches.map(({ label, blocks: inside }) => [
      label,
      inside[0] ? (ids.get(inside[0]) ?? null) : next,
    ]);
    nodes[id] = Object.freeze({
      id,
      block,
      next,
      branches: Object.fromEntries(ways),
      reads: [...read],
    });
    for (const branch of branches) {
      if (branch.comesBack) for (const one of branch.blocks) link([one], id, linking);
      else link(branch.blocks, next, linking);
    }
  });
}
