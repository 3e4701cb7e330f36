import { z } from 'zod';
import type { Validity } from '../../domain/piece.ts';
import { expressionField, nameField } from '../../engine/blocks/fields.ts';

const filled = z.string().min(1, 'Il manque le texte.');

const countField = z
  .string()
  .regex(/^[1-9]\d?$/u, 'Écrivez un nombre entier, de 1 à 99.')
  .transform(Number);

/** One answer to « je n'ai pas ce papier ». */
const alternativeField = z.strictObject({
  choix: filled,
  texte: filled,
  piece: nameField.optional(),
});

/** One paper of `dialogs/pieces.yaml`, as staff write it. */
export const pieceField = z.object({
  titre: filled,
  pour: filled,
  quand: expressionField.optional(),
  validite: filled.optional(),
  faces: z.enum(['recto', 'recto verso'], 'Possibles : recto, recto verso.').default('recto'),
  mois: countField.optional(),
  pages: countField.optional(),
  par: z.enum(['chaque emprunteur', 'foyer'], 'Possibles : chaque emprunteur, foyer.'),
  sinon: z.array(alternativeField).default([]),
  ordre: z
    .string()
    .regex(/^\d{1,4}$/u, 'Écrivez un nombre entier : les plus petits viennent d’abord.')
    .transform(Number),
});

export type PieceData = z.infer<typeof pieceField>;

export const PIECE_KEYS = [...Object.keys(pieceField.shape), 'notes'];

/** `quand: jamais` : asked only instead of another paper. */
export const NEVER = 'jamais';

/** « moins de 3 mois », « moins de 30 jours », « en cours » ; null for anything else. */
export function readValidity(written: string): Validity | null {
  const words = written.trim().toLowerCase().replace(/\s+/gu, ' ');
  if (words === 'en cours') return { kind: 'imprimée' };
  const age = /^moins de ([1-9]\d{0,2}) (mois|jours?)$/u.exec(words);
  if (!age) return null;
  return { kind: 'age', count: Number(age[1]), unit: age[2] === 'mois' ? 'mois' : 'jours' };
}
