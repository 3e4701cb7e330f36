import { wordRule } from './rule.ts';

/** Easy reading (FALC, Inclusion Europe 2009): one idea a sentence, about 12 words; we warn well above. */
const WORDS = 18;

export const phraseTropLongue = wordRule(
  'phrase-trop-longue',
  (source, as) =>
    as === 'button'
      ? []
      : sentencesOf(source)
          .filter(({ words }) => words > WORDS)
          .map(({ at, start, words }) => ({
            at,
            sentence: `Cette phrase a ${words} mots : « ${start}… ». Elle est difficile à lire.`,
            mend: 'Coupez-la. Une idée par phrase, 12 mots si possible.',
          })),
  'conseil',
);

/** Where each sentence of a text begins, its first words, and how many there are. A placeholder counts as one. */
function sentencesOf(source: string): readonly { at: number; start: string; words: number }[] {
  const blanked = source.replace(/\{\{[^{}]*\}\}/gu, ({ length }) => 'x'.repeat(length));
  return [...blanked.matchAll(/\S(?:(?!\s:\s)[^.!?\n])*/gu)].map(({ 0: sentence, index }) => ({
    at: index,
    start: source
      .slice(index, index + sentence.length)
      .split(/\s+/u)
      .slice(0, 6)
      .join(' '),
    words: sentence.trim().split(/\s+/u).length,
  }));
}
