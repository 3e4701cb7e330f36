import { z } from 'zod';
import { nameField, yesField } from '../engine/blocks/fields.ts';
import type { IntentionDraft } from './draft.ts';
import { readEntries } from './entries.ts';
import type { Problem } from './problem.ts';

export const INTENTION_COMMANDS = [
  'humain',
  'stop',
  'retour',
  'corriger',
  'aide',
  'langue',
  'annuler',
  'reprendre',
  'recommencer',
  'pourquoi',
  'papiers',
] as const;

const intentionField = z.strictObject({
  titre: z.string().min(1),
  mots: z.array(z.string()).default([]),
  commande: z
    .enum(INTENTION_COMMANDS, `Les commandes : ${INTENTION_COMMANDS.join(', ')}.`)
    .optional(),
  petit: yesField.optional(),
});

/** Reads `intentions.yaml`: what people ask for, with the words that they use. */
export function readIntentions(
  file: string,
  text: string,
): { intentions: Readonly<Record<string, IntentionDraft>>; problems: readonly Problem[] } {
  const { entries, problems } = readEntries(file, text, intentionField, nameField);
  const intentions = entries.map(({ name, data, place }): [string, IntentionDraft] => [
    name,
    {
      name,
      title: data.titre,
      words: data.mots,
      command: data.commande ?? null,
      small: data.petit ?? false,
      place,
    },
  ]);
  return { intentions: Object.fromEntries(intentions), problems };
}
