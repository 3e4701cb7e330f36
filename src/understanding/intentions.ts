import type { FoundIntention } from '../domain/reading.ts';
import type { Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { oneLetterApart } from './sameWord.ts';
import { soundsOf } from './sound.ts';

/** Messages this long may be one letter away from the words that staff wrote. */
const LONG = 6;

/**
 * The intention that a message says in the words of `intentions.yaml`: exactly (certainty 1), as it
 * sounds or behind « je voudrais » (0.9), or with one letter wrong (0.8). Words of politeness around it
 * change nothing.
 */
export function findIntentions(text: string, lexicon: Lexicon): readonly FoundIntention[] {
  const words = normalise(text);
  const bare = words.filter((word) => !POLITE.has(word));
  const spoken = [words, bare].filter(({ length }) => length > 0);
  const tries = [...spoken, askedFor(bare)].filter(({ length }) => length > 0);
  return (
    first(spoken, 1, (said) => lexicon.exact.get(said.join(' '))) ??
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

/** What comes after « je voudrais », « can I »: the thing that is asked for. Nothing when it is not said so. */
function askedFor(words: readonly string[]): readonly string[] {
  const said = `${words.join(' ')} `;
  const asking = ASKING.find((one) => said.startsWith(`${one} `));
  return asking === undefined ? [] : words.slice(asking.split(' ').length);
}

function oneTypoAway(said: string, { exact }: Lexicon): string | undefined {
  if (said.length < LONG) return undefined;
  for (const [words, name] of exact) {
    if (Math.abs(words.length - said.length) <= 1 && oneLetterApart(said, words)) return name;
  }
  return undefined;
}

/** How a request begins, longest first; as `normalise` gives it. */
const ASKING: readonly string[] = [
  ...['est ce que je peux', 'est ce que je pourrais', 'est ce qu on peut', 'puis je', 'on peut'],
  ...['je veux', 'je veu', 'je ve', 'je voudrais', 'je voudrai', 'j aimerais', 'j aimerai'],
  ...['je souhaite', 'je peux', 'je peu', 'je pourrais', 'pouvez', 'pourriez', 'tu peux'],
  ...['i want to', 'i want', 'i would like to', 'i would like', 'i need', 'can i', 'could i'],
  ...['اريد ان', 'اريد', 'بدي'],
];

/** Words around a request that change nothing in it. */
const POLITE: ReadonlySet<string> = new Set([
  ...['bonjour', 'bonsoir', 'salut', 'coucou', 'merci', 's', 'il', 'vous', 'te', 'plait'],
  ...['alors', 'euh', 'bon', 'ben', 'bah', 'madame', 'monsieur', 'hello', 'please', 'thanks'],
]);
