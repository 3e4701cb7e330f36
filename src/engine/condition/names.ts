import type { ValueType } from '../../domain/value.ts';
import type { Expression } from './expression.ts';
import { bare } from './lex.ts';

/** The names that an expression may read, with their types. */
export type Names = Readonly<Record<string, ValueType & { readonly maybeUnknown: boolean }>>;

/** The name that a word means, accents and capitals aside; null when there is none. */
export function nameOf(word: string, names: Names): string | null {
  if (Object.hasOwn(names, word)) return word;
  return Object.keys(names).find((name) => bare(name) === bare(word)) ?? null;
}

/** A whole expression that is the bare word of a choice, where a choice is wanted (`noter`). */
export function choiceWanted(
  expression: Expression,
  wants: Pick<ValueType, 'choices'> | null,
  names: Names,
): string | null {
  if (expression.op !== 'word' || !wants?.choices) return null;
  const choice = wants.choices.find((one) => bare(one) === bare(expression.word));
  return choice ?? (nameOf(expression.word, names) === null ? expression.word : null);
}

/**
 * Tells names from choices: a bare word facing a name that has choices is one of its choices, when it
 * is one, or when it is no name at all.
 */
export function choiceFacing(word: Expression, other: Expression, names: Names): string | null {
  if (word.op !== 'word' || other.op !== 'word') return null;
  const name = nameOf(other.word, names);
  const choices = name === null ? undefined : names[name]?.choices;
  if (!choices) return null;
  const choice = choices.find((one) => bare(one) === bare(word.word));
  return choice ?? (nameOf(word.word, names) === null ? word.word : null);
}
