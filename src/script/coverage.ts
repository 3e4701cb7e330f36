import type { Step } from '../engine/turn.ts';
import type { Draft } from './draft.ts';
import { flatten } from './flow.ts';
import type { Place } from './problem.ts';

/** What the staff's conversations played of one script. */
export type Coverage = {
  readonly script: string;
  readonly played: number;
  readonly total: number;
  /** What was never played: a block, a branch or a choice, with its place. */
  readonly missing: readonly { readonly what: string; readonly place: Place }[];
};

/** Node ids of the blocks of a script, as the compiler gives them. */
export type IdOf = (block: Draft['blocks'][number]) => string;

/** Holds what was played against every block and branch of a script. */
export function coverageOf(draft: Draft, idOf: IdOf, trail: readonly Step[]): Coverage {
  const played = new Set(
    trail.flatMap((step) =>
      step.type === 'block' && step.script === draft.name
        ? [step.node, `${step.node}/${step.branch ?? ''}`]
        : [],
    ),
  );
  const wanted = flatten(draft.blocks).flatMap((block) => {
    const id = idOf(block);
    const { branches, name } = block.inspection;
    if (branches.length === 0)
      return [
        { key: id, what: `${block.kind} ${name ?? ''}`.trim(), place: draft.place(block, []) },
      ];
    return branches.map(({ label, path }) => ({
      key: `${id}/${label}`,
      what: `${block.kind} → ${label}`,
      place: draft.place(block, path),
    }));
  });
  const missing = wanted.filter(({ key }) => !played.has(key));
  return {
    script: draft.name,
    played: wanted.length - missing.length,
    total: wanted.length,
    missing,
  };
}
