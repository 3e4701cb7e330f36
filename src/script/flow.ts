import type { Block } from '../engine/blocks/block.ts';

/** The ways that a talk can take through a script: who comes after whom. Built from blocks alone. */
export type Flow = {
  /** Every block, outer ones before those inside them. */
  readonly blocks: readonly Block[];
  /** The first block; null for an empty script. */
  readonly first: Block | null;
  readonly after: ReadonlyMap<Block, readonly Way[]>;
};

/** One way out of a block. `to` is null at the end of the script. */
export type Way = {
  readonly to: Block | null;
  /** The branch taken, null for simply going on. */
  readonly branch: string | null;
};

/** Follows a script's blocks, branches and jumps. A jump to an unknown block leads nowhere. */
export function flowOf(top: readonly Block[]): Flow {
  const blocks = flatten(top);
  const named = new Map(
    blocks.flatMap((block) =>
      block.inspection.name === null ? [] : [[block.inspection.name, block] as const],
    ),
  );
  const after = new Map<Block, readonly Way[]>();
  link(top, null, named, after);
  return { blocks, first: top[0] ?? null, after };
}

/** Every block of a list, those inside branches included. */
export function flatten(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [
    block,
    ...block.inspection.branches.flatMap((branch) => flatten(branch.blocks)),
  ]);
}

/** The blocks that a talk can come to. */
export function reachable({ first, after }: Flow): ReadonlySet<Block> {
  const seen = new Set<Block>();
  const queue = first ? [first] : [];
  for (let block = queue.pop(); block; block = queue.pop()) {
    if (seen.has(block)) continue;
    seen.add(block);
    for (const { to } of after.get(block) ?? []) if (to) queue.push(to);
  }
  return seen;
}

function link(
  blocks: readonly Block[],
  next: Block | null,
  named: ReadonlyMap<string, Block>,
  after: Map<Block, readonly Way[]>,
): void {
  blocks.forEach((block, index) => {
    const following = blocks[index + 1] ?? next;
    const { branches, targets, fallsThrough } = block.inspection;
    const jumps = targets.map(
      (target): Way => ({ to: named.get(target.block) ?? null, branch: null }),
    );
    const taken = branches.map(
      (branch): Way => ({ to: branch.blocks[0] ?? following, branch: branch.label }),
    );
    const hasElse = branches.some(({ when }) => when === null);
    const goesOn = fallsThrough && (branches.length === 0 || !hasElse);
    after.set(block, [...jumps, ...taken, ...(goesOn ? [{ to: following, branch: null }] : [])]);
    for (const { blocks: inside, comesBack } of branches) {
      if (comesBack) for (const one of inside) link([one], block, named, after);
      else link(inside, following, named, after);
    }
  });
}
