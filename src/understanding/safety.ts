import type { Safety } from '../domain/reading.ts';
import type { DangerPhrase, Lexicon } from './lexicon.ts';
import { NEGATIONS } from './lexicon.ts';
import { normalise, sound } from './normalise.ts';

/** Words that may stand between two words of a phrase: « je veux [vraiment] mourir ». */
const GAP = 2;

/**
 * Danger in a message. Recall comes first: a false alarm costs an advisor a minute. A phrase found
 * with a negation inside that it does not have itself (« je ne veux pas mourir ») is only `maybe`.
 */
export function findDanger(text: string, { dangers }: Lexicon): Safety | null {
  const words = normalise(text);
  const sounds = words.map(sound);
  let found: Safety | null = null;
  for (const [first, phrases] of dangers) {
    for (let start = 0; start < sounds.length; start += 1) {
      if (!sameWord(sounds[start] ?? '', first)) continue;
      for (const phrase of phrases) {
        const level = levelAt(phrase, words, sounds, start);
        if (level === 'sure') return { danger: phrase.danger, level };
        if (level === 'maybe') found ??= { danger: phrase.danger, level };
      }
    }
  }
  return found;
}

/** How sure a phrase that begins here is; null when it does not. */
function levelAt(
  phrase: DangerPhrase,
  words: readonly string[],
  sounds: readonly string[],
  start: number,
): Safety['level'] | null {
  const end = matchFrom(phrase.words, sounds, start);
  if (end === null) return null;
  // « mourir de faim » says enough alone; of « en finir » the word before counts too.
  const inside = words.slice(phrase.words.length > 2 ? start : Math.max(start - 1, 0), end);
  const negated = !phrase.negative && inside.some((word) => NEGATIONS.has(word));
  return negated ? 'maybe' : phrase.level;
}

/** Index after the last word of the phrase, found in order from `start` with small gaps; null when it is not there. */
function matchFrom(
  phrase: readonly string[],
  sounds: readonly string[],
  start: number,
): number | null {
  let at = start;
  for (const [index, wanted] of phrase.entries()) {
    const room = index === 0 ? 0 : GAP;
    const found = sounds.slice(at, at + room + 1).findIndex((one) => sameWord(one, wanted));
    if (found === -1) return null;
    at += found + 1;
  }
  return at;
}

/**
 * The same sound, or one letter apart for words that are long enough to be sure. The first two letters
 * are right: « me plaindre » is not « me pendre ».
 */
export function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1)
    return false;
  return one.slice(0, 2) === other.slice(0, 2) && oneLetterApart(one, other);
}

function oneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = long.length === short.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1) || swapped(short, long, at);
}

function swapped(one: string, other: string, at: number): boolean {
  return (
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}
