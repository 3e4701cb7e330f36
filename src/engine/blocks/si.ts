import { z } from 'zod';
import { evaluate } from '../scope.ts';
import { type Block, type BlockKind, NOTHING } from './block.ts';
import { blocksField, expressionField } from './fields.ts';

type Si = {
  readonly condition: string;
  readonly taken: readonly Block[];
  readonly otherwise: readonly Block[];
};

/** Takes one of two ways. Something unknown makes the condition false. */
export const si: BlockKind<Si> = {
  keyword: 'si',
  lists: ['alors', 'sinon'],
  schema: z
    .strictObject({ si: expressionField, alors: blocksField, sinon: blocksField.optional() })
    .transform((raw) => ({ condition: raw.si, taken: raw.alors, otherwise: raw.sinon ?? [] })),
  run(block, node, run) {
    const branch = evaluate(run, block.condition) === true ? 'alors' : 'sinon';
    run.trace({ type: 'block', script: run.script.name, node: node.id, branch });
    return { to: node.branches[branch] ?? null };
  },
  inspect: (block) => ({
    ...NOTHING,
    expressions: [{ path: ['si'], source: block.condition, wants: 'condition' }],
    branches: [
      { path: ['alors'], label: 'alors', blocks: block.taken, when: block.condition },
      { path: ['sinon'], label: 'sinon', blocks: block.otherwise, when: null },
    ],
  }),
};
