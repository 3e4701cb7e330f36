import { z } from 'zod';
import { BLOCKS } from '../engine/blocks/index.ts';

/**
 * The JSON Schema of a script, for the completion and the hints of editors. Made from the same zod
 * schemas that read scripts; blocks inside blocks refer back to the list.
 */
export function scriptSchema(): Record<string, unknown> {
  const blocks = { type: 'array', items: { $ref: '#/$defs/etape' } };
  const kinds = Object.values(BLOCKS).map(({ schema, lists }) =>
    withLists(inputSchema(schema), lists, blocks),
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Un script de Compagnon',
    type: 'object',
    required: ['titre', 'etapes'],
    additionalProperties: false,
    properties: {
      titre: { type: 'string', description: 'Le nom du script, pour l’équipe.' },
      commence: {
        type: 'array',
        description: 'Ce qui fait commencer le script.',
        items: {
          type: 'object',
          properties: { intention: { type: 'string' }, evenement: { type: 'string' } },
        },
      },
      interrompt: {
        enum: ['oui', 'non'],
        description: 'Peut commencer au milieu d’une autre question.',
      },
      silence: {
        type: 'object',
        properties: { rappel: { type: 'string' }, expire: { type: 'string' } },
      },
      notes: { type: 'string', description: 'Pour l’équipe ; personne d’autre ne les lit.' },
      etapes: blocks,
    },
    $defs: { etape: { anyOf: kinds } },
  };
}

type Json = Record<string, unknown>;

function inputSchema(schema: z.ZodType): Json {
  const { $schema: _draft, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-7',
  });
  return json;
}

/** Puts the list of blocks where the reader reads blocks. */
function withLists(json: Json, lists: readonly string[], blocks: Json): Json {
  const nested = lists.map((list) => {
    const [key = '', every] = list.split('.');
    return [key, every === undefined ? blocks : { type: 'object', additionalProperties: blocks }];
  });
  const properties = typeof json.properties === 'object' ? json.properties : {};
  return { ...json, properties: { ...properties, ...Object.fromEntries(nested) } };
}
