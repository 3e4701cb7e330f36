import { DANGERS, type Danger, type Safety } from '../domain/reading.ts';
import { beginning, type DangerPhrase, type Lexicon, NEGATIONS } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { sameWord } from './sameWord.ts';

/** Words that may stand between two words of a phrase: « je veux [vraiment] mourir ». */
const GAP = 2;

/** A phrase found in a message: from which word to which, `end` not included. */
type Hit = Safety & { readonly start: number; readonly end: number; readonly length: number };

/**
 * Danger in a message. Recall comes first: a false alarm costs an advisor a minute. A phrase found
 * with a negation inside that it does not have itself (« je ne veux pas mourir ») is only `maybe`. Of
 * several, what is sure comes before what may be, then the longest phrase, which says most.
 */
export function findDanger(text: string, { dangers }: Lexicon): Safety | null {
  const words = normalise(text);
  const hits = words.flatMap((word, start) =>
    (dangers.get(beginning(word)) ?? [])
      .map((phrase) => hitAt(phrase, words, start))
      .filter((hit) => hit !== null),
  );
  const [best] = hits.filter((hit) => !hits.some((other) => covers(other, hit))).sort(byWeight);
  return best ? { danger: best.danger, level: best.level } : null;
}

/** « en finir avec ce crédit » says what « veux en finir » is about: its first word may stand before. */
function covers(long: Hit, short: Hit): boolean {
  return long.length > short.length && long.start <= short.start + 1 && long.end >= short.end;
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
    start,
    end,
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

function byWeight(one: Hit, other: Hit): number {
  if (one.level !== other.level) return one.level === 'sure' ? -1 : 1;
  return other.length - one.length || rank(one.danger) - rank(other.danger);
}

function rank(danger: Danger): number {
  return DANGERS.indexOf(danger);
}
