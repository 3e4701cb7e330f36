import { z } from 'zod';
import { type BlockKind, NOTHING } from './block.ts';

/** Ends the script here. A script that was called gives the talk back to its caller. */
export const fin: BlockKind<Record<string, never>> = {
  keyword: 'fin',
  lists: [],
  schema: z
    .strictObject({ fin: z.string().max(0, '« fin: » s’écrit seul, sans rien après.') })
    .transform(() => ({})),
  run: () => 'end',
  inspect: () => ({ ...NOTHING, fallsThrough: false }),
};
