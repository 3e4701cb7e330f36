import { z } from 'zod';
import { namesRead } from '../placeholder.ts';
import type { Text } from '../text.ts';
import type { Block } from './block.ts';

/** The name of a block, a fact or a script: letters, digits, `_`, `-`, dots between parts. */
export const nameField = z
  .string()
  .regex(
    /^[\p{L}][\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)*$/u,
    'Un nom s’écrit avec des lettres, des chiffres et « _ », sans espace.',
  );

/** A plain text, or a plural (`compte`, `un`, `plusieurs`). */
export const textField = z
  .union([
    z.string().min(1, 'Ce texte est vide.'),
    z.strictObject({ compte: nameField, un: z.string().min(1), plusieurs: z.string().min(1) }),
  ])
  .transform(toText);

export const yesField = z
  .enum(['oui', 'non'], 'Écrivez « oui » ou « non ».')
  .transform((word) => word === 'oui');

/** A list of blocks, already read by the parser. */
export const blocksField = z.array(
  z.custom<Block>((value) => typeof value === 'object' && value !== null && 'inspection' in value),
);

/** An expression: kept as its source; compiled with the whole script. */
export const expressionField = z.string().min(1, 'Il manque la condition ou la valeur.');

/** The same text, said differently when a placeholder has no value. */
export function withFallback(text: Text, fallback: string | undefined): Text {
  return fallback === undefined ? text : { ...text, fallback };
}

function toText(raw: string | { compte: string; un: string; plusieurs: string }): Text {
  if (typeof raw === 'string') return { source: raw, reads: namesRead(raw) };
  return {
    source: { one: raw.un, many: raw.plusieurs },
    reads: [...new Set([raw.compte, ...namesRead(raw.un, raw.plusieurs)])],
    count: raw.compte,
  };
}
