import { z } from 'zod';
import { FACT_SOURCES, type FactDefinition, type FactDefinitions } from '../domain/fact.ts';
import { VALUE_KINDS } from '../domain/value.ts';
import { nameField, yesField } from '../engine/blocks/fields.ts';
import { readEntries } from './entries.ts';
import type { Problem } from './problem.ts';

const factField = z
  .strictObject({
    type: z.enum(VALUE_KINDS, `Les types : ${VALUE_KINDS.join(', ')}.`),
    unite: z.enum(['mois', 'jours'], 'Les unités : mois, jours.').optional(),
    choix: z.record(z.string(), z.string()).optional(),
    qui: z.enum(FACT_SOURCES, `Possibles : ${FACT_SOURCES.join(', ')}.`),
    toujours: yesField.optional(),
    question: z.string().optional(),
    sens: z.string().optional(),
  })
  .refine(
    ({ type, choix }) => type.startsWith('choix') === (choix !== undefined),
    '« choix: » va avec « type: choix » ou « type: choix multiple », et seulement là.',
  )
  .refine(
    ({ type, unite }) => unite === undefined || type === 'durée',
    '« unité: » va seulement avec « type: durée ».',
  );

/** Reads `faits.yaml`. Two names that differ by accents or capitals only are refused, as everywhere. */
export function readFacts(
  file: string,
  text: string,
): { facts: FactDefinitions; problems: readonly Problem[] } {
  const { entries, problems } = readEntries(file, text, factField, nameField);
  const facts = entries.map(({ name, data }) => [name, definition(name, data)] as const);
  return { facts: Object.fromEntries(facts), problems };
}

function definition(name: string, data: z.infer<typeof factField>): FactDefinition {
  const unit = data.type === 'durée' ? { unit: data.unite ?? ('mois' as const) } : {};
  const choices = data.choix ? { choices: Object.keys(data.choix) } : {};
  return {
    name,
    type: { kind: data.type, ...unit, ...choices },
    filledBy: data.qui,
    alwaysKnown: data.toujours ?? false,
    ...(data.sens === undefined ? {} : { description: data.sens }),
    ...(data.choix ? { labels: data.choix } : {}),
  };
}
