import { z } from 'zod';
import { unschedule } from '../schedule.ts';
import { type BlockKind, NOTHING } from './block.ts';
import { nameField } from './fields.ts';

/** Cancels what `planifier` planned under this name; nothing happens when nothing was planned. */
export const annuler: BlockKind<{ readonly timer: string }> = {
  keyword: 'annuler',
  lists: [],
  schema: z.strictObject({ annuler: nameField }).transform((raw) => ({ timer: raw.annuler })),
  run(block, node, run) {
    unschedule(run, block.timer);
    return { to: node.next };
  },
  inspect: (block) => ({
    ...NOTHING,
    timers: [{ path: ['annuler'], name: block.timer, does: 'cancels' }],
  }),
};
