import { z } from 'zod';
import { call } from '../call.ts';
import { type BlockKind, NOTHING } from './block.ts';
import { expressionField, nameField } from './fields.ts';

/** A script played inside another, and what is handed over both ways. */
export type Call = {
  readonly name: string;
  readonly script: string;
  /** Their name → our expression. */
  readonly given: Readonly<Record<string, string>>;
  /** Our name → their name. */
  readonly brings: Readonly<Record<string, string>>;
};

/** Plays another script, then goes on. Named after the script unless `nom` says otherwise. */
export const appeler: BlockKind<Call> = {
  keyword: 'appeler',
  lists: [],
  schema: z
    .strictObject({
      appeler: nameField,
      nom: nameField.optional(),
      avec: z.record(nameField, expressionField).optional(),
      donne: z.union([z.array(nameField), z.record(nameField, nameField)]).optional(),
    })
    .transform((raw) => ({
      name: raw.nom ?? raw.appeler,
      script: raw.appeler,
      given: raw.avec ?? {},
      brings: Array.isArray(raw.donne)
        ? Object.fromEntries(raw.donne.map((name) => [name, name]))
        : (raw.donne ?? {}),
    })),
  run: (block, node, run) => call(run, node, block),
  inspect: (block) => ({
    ...NOTHING,
    name: block.name,
    expressions: Object.entries(block.given).map(([name, source]) => ({
      path: ['avec', name],
      source,
      wants: 'any' as const,
    })),
    scripts: [
      { path: ['appeler'], script: block.script, does: 'calls', gives: invert(block.brings) },
    ],
    defines: Object.keys(block.brings).map((name) => ({ path: ['donne'], name, type: null })),
  }),
};

function invert(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([ours, theirs]) => [theirs, ours]));
}
