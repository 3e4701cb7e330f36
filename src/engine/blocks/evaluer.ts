import { z } from 'zod';
import { boundEvaluation } from '../evaluation/bound.ts';
import type { Text } from '../text.ts';
import { type BlockKind, NOTHING } from './block.ts';
import { nameField, textField } from './fields.ts';

/** A verdict of rules, reached by asking. */
export type Evaluer = {
  readonly name: string;
  readonly formerName: string | null;
  /** The file of rules: `dialogs/<rules>.publicodes.yaml`. */
  readonly rules: string;
  /** Asked before anything else when facts are known from before; null: they are used as they are. */
  readonly confirm: Text | null;
};

/**
 * Asks what can still change the verdict of a set of rules, best question first, then gives it under its
 * name, with `.raisons`, `.conseils`, `.presque` and `.autres_aides`. Never a decision.
 */
export const evaluer: BlockKind<Evaluer> = {
  keyword: 'evaluer',
  lists: [],
  schema: z
    .strictObject({
      evaluer: nameField,
      regles: nameField.optional(),
      confirmer: textField.optional(),
      ancien_nom: nameField.optional(),
    })
    .transform((raw) => ({
      name: raw.evaluer,
      formerName: raw.ancien_nom ?? null,
      rules: raw.regles ?? raw.evaluer,
      confirm: raw.confirmer ?? null,
    })),
  run({ name, rules }) {
    throw new Error(`evaluer ${name}: no rules « ${rules} » were bound to it`);
  },
  inspect: ({ name, formerName }) => ({ ...NOTHING, name, formerName, waits: true }),
  bind(block, { rules }) {
    const binding = rules[block.rules];
    return binding ? boundEvaluation(block, binding) : null;
  },
};
