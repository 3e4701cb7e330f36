import { z } from 'zod';
import { noteFact } from '../facts.ts';
import { evaluate } from '../scope.ts';
import { type BlockKind, NOTHING } from './block.ts';
import { expressionField, nameField } from './fields.ts';

type Noter = { readonly fact: string; readonly value: string };

/** Keeps a fact. Undone by a correction that leaves its path: the former value comes back. */
export const noter: BlockKind<Noter> = {
  keyword: 'noter',
  lists: [],
  schema: z
    .strictObject({ noter: nameField, valeur: expressionField })
    .transform((raw) => ({ fact: raw.noter, value: raw.valeur })),
  run(block, node, run) {
    noteFact(run, block.fact, evaluate(run, block.value) ?? null);
    return { to: node.next };
  },
  inspect: (block) => ({
    ...NOTHING,
    expressions: [{ path: ['valeur'], source: block.value, wants: { fact: block.fact } }],
    writes: [{ path: ['noter'], fact: block.fact }],
  }),
};
