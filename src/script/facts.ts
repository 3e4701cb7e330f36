import { z } from 'zod';
import { FACT_SOURCES, type FactDefinition, type FactDefinitions } from '../domain/fact.ts';
import { VALUE_KINDS } from '../domain/value.ts';
import { yesField } from '../engine/blocks/fields.ts';
import { readEntries } from './entries.ts';
import type { Problem } from './problem.ts';
import { fold } from './suggest.ts';

const factField = z.strictObject({
  type: z.enum(VALUE_KINDS, `Les types : ${VALUE_KINDS.join(', ')}.`),
  unite: z.enum(['mois', 'jours'], 'Les unités : mois, jours.').optional(),
  choix: z.record(z.string(), z.string()).optional(),
  qui: z.enum(FACT_SOURCES, `Possibles : ${FACT_SOURCES.join(', ')}.`),
  toujours: yesField.optional(),
  question: z.string().optional(),
  sens: z.string().optional(),
});

/** Reads `faits.yaml`. Two names that differ by accents or capitals only are refused. */
export function readFacts(
  file: string,
  text: string,
): { facts: FactDefinitions; problems: readonly Problem[] } {
  const { entries, problems } = readEntries(file, text, factField);
  const seen = new Map<string, string>();
  const collisions = entries.flatMap(({ name, place }): Problem[] => {
    const other = seen.get(fold(name));
    seen.set(fold(name), other ?? name);
    if (other === undefined) return [];
    const sentence = `« ${name} » et « ${other} » ne diffèrent que par un accent ou une majuscule.`;
    return [
      {
        code: 'fait-en-double',
        severity: 'erreur',
        sentence,
        mend: 'Gardez un seul des deux noms.',
        place,
      },
    ];
  });
  const facts = Object.fromEntries(entries.map(({ name, data }) => [name, definition(name, data)]));
  return { facts, problems: [...problems, ...collisions] };
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
