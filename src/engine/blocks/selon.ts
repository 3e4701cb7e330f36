import { z } from 'zod';
import type { Value } from '../../domain/value.ts';
import { lookup } from '../scope.ts';
import { type Block, type BlockKind, NOTHING } from './block.ts';
import { blocksField, nameField } from './fields.ts';

type Selon = {
  readonly name: string;
  readonly cases: readonly { readonly value: string; readonly blocks: readonly Block[] }[];
  /** Null when the script has no `sinon`: every choice must then have its case. */
  readonly otherwise: readonly Block[] | null;
};

/** Takes the way of a choice. `oui` and `non` are the cases of a yes/no question. */
export const selon: BlockKind<Selon> = {
  keyword: 'selon',
  lists: ['cas.*', 'sinon'],
  schema: z
    .strictObject({
      selon: nameField,
      cas: z.record(nameField, blocksField),
      sinon: blocksField.optional(),
    })
    .transform((raw) => ({
      name: raw.selon,
      cases: Object.entries(raw.cas).map(([value, blocks]) => ({ value, blocks })),
      otherwise: raw.sinon ?? null,
    })),
  run(block, node, run) {
    const value = lookup(run, block.name);
    const branch = block.cases.find((one) => matches(value, one.value))?.value ?? 'sinon';
    run.trace({ type: 'block', script: run.script.name, node: node.id, branch });
    return { to: branch in node.branches ? (node.branches[branch] ?? null) : node.next };
  },
  inspect: (block) => ({
    ...NOTHING,
    names: [{ path: ['selon'], name: block.name, mayBeUnknown: true }],
    branches: [
      ...block.cases.map(({ value, blocks }) => ({
        path: ['cas', value],
        label: value,
        blocks,
        when: value,
      })),
      ...(block.otherwise === null
        ? []
        : [{ path: ['sinon'], label: 'sinon', blocks: block.otherwise, when: null }]),
    ],
  }),
};

function matches(value: Value | undefined, wanted: string): boolean {
  if (typeof value === 'boolean') return value === (wanted === 'oui');
  if (Array.isArray(value)) return value.includes(wanted);
  return value === wanted;
}
