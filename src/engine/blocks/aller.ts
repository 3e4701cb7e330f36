import { z } from 'zod';
import { type BlockKind, NOTHING } from './block.ts';
import { nameField } from './fields.ts';

/** Goes on at another named block of the same script. */
export const aller: BlockKind<{ readonly to: string }> = {
  keyword: 'aller',
  lists: [],
  schema: z.strictObject({ aller: nameField }).transform((raw) => ({ to: raw.aller })),
  run: (block) => ({ to: block.to }),
  inspect: (block) => ({
    ...NOTHING,
    targets: [{ path: ['aller'], block: block.to }],
    fallsThrough: false,
  }),
};
