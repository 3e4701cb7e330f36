import { z } from 'zod';
import { say } from '../say.ts';
import { type Text, textKeys } from '../text.ts';
import { type BlockKind, NOTHING } from './block.ts';
import { nameField, textField, withFallback } from './fields.ts';

type Dire = { readonly name: string; readonly formerName: string | null; readonly text: Text };

/** Says something. On a corrected path a text that was already said, with the same values, is not said twice. */
export const dire: BlockKind<Dire> = {
  keyword: 'dire',
  lists: [],
  schema: z
    .strictObject({
      dire: nameField,
      texte: textField,
      sinon_texte: z.string().min(1).optional(),
      ancien_nom: nameField.optional(),
    })
    .transform((raw) => ({
      name: raw.dire,
      formerName: raw.ancien_nom ?? null,
      text: withFallback(raw.texte, raw.sinon_texte),
    })),
  run(block, node, run) {
    say(run, block.name, block.text);
    return { to: node.next };
  },
  inspect: (block) => ({
    ...NOTHING,
    name: block.name,
    formerName: block.formerName,
    texts: [{ path: ['texte'], key: textKeys.text(block.name), as: 'message', text: block.text }],
  }),
};
