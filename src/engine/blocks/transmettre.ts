import { z } from 'zod';
import { MOTIVES, type Motive, URGENCIES, type Urgency } from '../../domain/escalation.ts';
import { transmit } from '../handOver.ts';
import { type Text, textKeys } from '../text.ts';
import { type BlockKind, NOTHING } from './block.ts';
import { nameField, textField } from './fields.ts';

/** What a script hands to an advisor. */
export type Transmission = {
  readonly name: string;
  readonly motive: Motive;
  readonly urgency: Urgency;
  /** Names whose answers stand on the card; what was not asked does not appear. */
  readonly summary: readonly string[];
  /** What the person is told; null for the words that all scripts share. */
  readonly text: Text | null;
};

/** Hands a concern to the advisor, with its summary. The person is told honestly who answers and when. */
export const transmettre: BlockKind<Transmission & { readonly formerName: string | null }> = {
  keyword: 'transmettre',
  lists: [],
  schema: z
    .strictObject({
      transmettre: nameField,
      motif: z.enum(MOTIVES),
      urgence: z.enum(URGENCIES).optional(),
      resume: z.array(nameField).optional(),
      texte: textField.optional(),
      ancien_nom: nameField.optional(),
    })
    .transform((raw) => ({
      name: raw.transmettre,
      formerName: raw.ancien_nom ?? null,
      motive: raw.motif,
      urgency: raw.urgence ?? ('normale' as const),
      summary: raw.resume ?? [],
      text: raw.texte ?? null,
    })),
  run(block, node, run) {
    transmit(run, block);
    return { to: node.next };
  },
  inspect: (block) => ({
    ...NOTHING,
    name: block.name,
    formerName: block.formerName,
    texts:
      block.text === null
        ? []
        : [{ path: ['texte'], key: textKeys.text(block.name), as: 'message', text: block.text }],
    names: block.summary.map((name, index) => ({
      path: ['resume', index],
      name,
      mayBeUnknown: true,
    })),
  }),
};
