import type { FoundIntention } from '../domain/reading.ts';
import type { Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { oneLetterApart } from './sameWord.ts';
import { soundsOf } from './sound.ts';

/** Messages this long may be one letter away from the words that staff wrote. */
const LONG = 6;

/**
 * The intention that a message says in the words of `intentions.yaml`: exactly (certainty 1), as it
 * sounds (0.9), or with one letter wrong (0.8). Words of politeness around it change nothing.
 */
export function findIntentions(text: string, lexicon: Lexicon): readonly FoundIntention[] {
  const words = normalise(text);
  const bare = words.filter((word) => !POLITE.has(word));
  const tries = [words, bare].filter(({ length }) => length > 0);
  return (
    first(tries, 1, (said) => lexicon.exact.get(said.join(' '))) ??
    first(tries, 0.9, (said) => lexicon.sounds.get(soundsOf(said))) ??
    first(tries, 0.8, (said) => oneTypoAway(said.join(' '), lexicon)) ??
    []
  );
}

function first(
  tries: readonly (readonly string[])[],
  certainty: number,
  find: (words: readonly string[]) => string | undefined,
): readonly FoundIntention[] | undefined {
  for (const words of tries) {
    const name = find(words);
    if (name !== undefined) return [{ name, certainty }];
  }
  return undefined;
}

function oneTypoAway(said: string, { exact }: Lexicon): string | undefined {
  if (said.length < LONG) return undefined;
  for (const [words, name] of exact) {
    if (Math.abs(words.length - said.length) <= 1 && oneLetterApart(said, words)) return name;
  }
  return undefined;
}

/** Words around a request that change nothing in it. */
const POLITE: ReadonlySet<string> = new Set([
  ...['bonjour', 'bonsoir', 'salut', 'coucou', 'merci', 's', 'il', 'vous', 'te', 'plait'],
  ...['alors', 'euh', 'bon', 'ben', 'bah', 'madame', 'monsieur', 'hello', 'please', 'thanks'],
]);
