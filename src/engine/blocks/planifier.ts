import { z } from 'zod';
import { type Delay, schedule } from '../schedule.ts';
import { type BlockKind, NOTHING } from './block.ts';
import { expressionField, nameField } from './fields.ts';

/** A script to launch later, under a name by which it can be cancelled or armed again. */
export type Planned = {
  readonly name: string;
  readonly when: { readonly after: Delay } | { readonly on: string };
  readonly script: string;
};

const delayField = z
  .string()
  .regex(
    /^\d{1,3}\s+(heures?|jours?|jours?\s+ouvrés?|semaines?|mois)$/u,
    'Écrivez par exemple « 3 jours ouvrés » ou « 2 semaines ».',
  )
  .transform(readDelay);

/** Plans the start of another script. It knocks first, outside an open talk. */
export const planifier: BlockKind<Planned & { readonly formerName: string | null }> = {
  keyword: 'planifier',
  lists: [],
  schema: z
    .strictObject({
      planifier: nameField,
      dans: delayField.optional(),
      le: expressionField.optional(),
      lance: nameField,
      ancien_nom: nameField.optional(),
    })
    .refine(
      (raw) => (raw.dans === undefined) !== (raw.le === undefined),
      'Écrivez « dans: » ou « le: », l’un des deux.',
    )
    .transform((raw) => ({
      name: raw.planifier,
      formerName: raw.ancien_nom ?? null,
      when: raw.dans === undefined ? { on: raw.le ?? '' } : { after: raw.dans },
      script: raw.lance,
    })),
  run(block, node, run) {
    schedule(run, block);
    return { to: node.next };
  },
  inspect: (block) => ({
    ...NOTHING,
    name: block.name,
    formerName: block.formerName,
    expressions: 'on' in block.when ? [{ path: ['le'], source: block.when.on, wants: 'date' }] : [],
    scripts: [{ path: ['lance'], script: block.script, does: 'launches', gives: {} }],
    timers: [{ path: ['planifier'], name: block.name, does: 'arms' }],
  }),
};

function readDelay(words: string): Delay {
  const count = Number.parseInt(words, 10);
  if (words.includes('ouvré')) return { count, unit: 'workingDays' };
  if (words.includes('heure')) return { count, unit: 'hours' };
  if (words.includes('mois')) return { count, unit: 'months' };
  return { count: words.includes('semaine') ? count * 7 : count, unit: 'days' };
}
