import { DANGERS, type Danger, type Safety } from '../domain/reading.ts';
import { beginning, type DangerPhrase, type Lexicon, NEGATIONS } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { sameWord } from './sameWord.ts';

/** Words that may stand between two words of a phrase: « je veux [vraiment] mourir ». */
const GAP = 2;

type Hit = Safety & { readonly length: number };

/**
 * Danger in a message. Recall comes first: a false alarm costs an advisor a minute. A phrase found
 * with a negation inside that it does not have itself (« je ne veux pas mourir ») is only `maybe`. Of
 * several, what is sure comes before what may be, then the longest phrase, which says most.
 */
export function findDanger(text: string, { dangers }: Lexicon): Safety | null {
  const words = normalise(text);
  let best: Hit | null = null;
  for (const [start, word] of words.entries()) {
    for (const phrase of dangers.get(beginning(word)) ?? []) {
      const hit = hitAt(phrase, words, start);
      if (hit && (best === null || outranks(hit, best))) best = hit;
    }
  }
  return best && { danger: best.danger, level: best.level };
}

/** A phrase that begins here, with how sure it is; null when it does not. */
function hitAt(phrase: DangerPhrase, words: readonly string[], start: number): Hit | null {
  const end = matchFrom(phrase.words, words, start);
  if (end === null) return null;
  // Of two words (« en finir ») the one before counts too: « pas en finir ».
  const inside = words.slice(phrase.words.length > 2 ? start : Math.max(start - 1, 0), end);
  const negated = !phrase.negative && inside.some((word) => NEGATIONS.has(word));
  return {
    danger: phrase.danger,
    level: negated ? 'maybe' : phrase.level,
    length: phrase.words.length,
  };
}

/** Index after the last word of the phrase, found in order from `start` with small gaps; null when it is not there. */
function matchFrom(
  phrase: readonly string[],
  words: readonly string[],
  start: number,
): number | null {
  let at = start;
  for (const [index, wanted] of phrase.entries()) {
    const last = index === 0 ? at : at + GAP;
    while (at <= last && at < words.length && !sameWord(words[at] ?? '', wanted)) at += 1;
    if (at > last || at >= words.length) return null;
    at += 1;
  }
  return at;
}

function outranks(one: Hit, other: Hit): boolean {
  if (one.level !== other.level) return one.level === 'sure';
  if (one.length !== other.length) return one.length > other.length;
  return rank(one.danger) < rank(other.danger);
}

function rank(danger: Danger): number {
  return DANGERS.indexOf(danger);
}
