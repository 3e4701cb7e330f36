import { textRule } from './rule.ts';

/** Easy reading (FALC, Inclusion Europe 2009): one idea a sentence, about 12 words; we warn well above. */
const WORDS = 18;

export const phraseTropLongue = textRule(
  'phrase-trop-longue',
  ({ as }, source) =>
    source
      .replace(/\{\{[^{}]*\}\}/gu, 'mot')
      .split(/[.!?\n]+|\s:\s/u)
      .map((sentence) => ({
        sentence: sentence.trim(),
        words: sentence.trim().split(/\s+/u).length,
      }))
      .filter(({ words }) => as !== 'button' && words > WORDS)
      .map(({ sentence, words }) => ({
        sentence: `Cette phrase a ${words} mots : « ${sentence.slice(0, 40)}… ».`,
        mend: 'Coupez-la. Une idée par phrase, 12 mots si possible.',
      })),
  'conseil',
);
