import { z } from 'zod';
import { expressionField, nameField, textField, withFallback } from '../../engine/blocks/fields.ts';

/** A day, as staff write it: `2026-03-05`. */
const dayField = z
  .string()
  .refine(isDay, 'Écrivez la date ainsi : 2026-03-05 (année, mois, jour).');

const filled = z.string().min(1, 'Il manque le texte.');

/** A question: what is asked, how to answer, why. */
export const questionField = z.object({
  question: textField,
  sinon_texte: z.string().min(1).optional(),
  aide: textField.optional(),
  pourquoi: textField.optional(),
  choix: z.record(nameField, textField).optional(),
  entre: z
    .tuple([expressionField, expressionField], 'Écrivez « entre: [plus petit, plus grand] ».')
    .optional(),
  exemple: expressionField.optional(),
});

const nearField = z
  .strictObject({
    fait: nameField,
    vers: z.union([expressionField.transform((one) => [one]), z.array(expressionField).min(1)]),
    texte: textField,
    sinon_texte: z.string().min(1).optional(),
  })
  .transform(({ fait, vers, texte, sinon_texte }) => ({
    fact: fait,
    to: vers,
    text: withFallback(texte, sinon_texte),
  }));

export const criterionField = z.object({
  titre: filled,
  ordre: z
    .string()
    .regex(/^\d{1,4}$/u, 'Écrivez un nombre entier : les plus petits viennent d’abord.')
    .transform(Number),
  sinon: z
    .enum(['hors_dispositif', 'a_voir', 'conseil'], 'Possibles : hors_dispositif, a_voir, conseil.')
    .transform((word) => (word === 'conseil' ? ('ensemble' as const) : word)),
  raison: textField,
  presque: nearField.optional(),
  aides: z
    .array(nameField, 'Écrivez « aides: [nom, nom] », avec des noms de aides.yaml.')
    .default([]),
  source: filled,
  depuis: dayField,
  "jusqu'a": dayField.optional(),
  remplace: nameField.optional(),
});

export const aidField = z.object({
  titre: textField,
  texte: textField,
  source: filled,
  verifie_le: dayField,
  depuis: dayField.optional(),
  "jusqu'a": dayField.optional(),
});

/** A calculation holds nothing but its formula, and notes. */
export const NO_FIELDS = z.object({});

/** Keys that each kind of entry may hold, formulas aside. */
export const KEYS = {
  question: [...Object.keys(questionField.shape), 'notes'],
  criterion: [...Object.keys(criterionField.shape), 'notes'],
  calculation: ['notes'],
  aid: [...Object.keys(aidField.shape), 'quand', 'notes'],
} as const;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
