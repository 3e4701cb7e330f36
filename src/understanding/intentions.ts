import type { FoundIntention } from '../domain/reading.ts';
import { type Lexicon, soundsOf } from './lexicon.ts';
import { normalise } from './normalise.ts';

/** The intention that a message says in the words of `intentions.yaml`: exactly, or as it sounds. */
export function findIntentions(
  text: string,
  { exact, sounds }: Lexicon,
): readonly FoundIntention[] {
  const words = normalise(text);
  if (words.length === 0) return [];
  const same = exact.get(words.join(' '));
  if (same) return [{ name: same, certainty: 1 }];
  const bare = words.filter((word) => !POLITE.has(word));
  const polite = exact.get(bare.join(' '));
  if (polite) return [{ name: polite, certainty: 1 }];
  const alike = sounds.get(soundsOf(words)) ?? sounds.get(soundsOf(bare));
  return alike ? [{ name: alike, certainty: 0.9 }] : [];
}

/** Words around a request that change nothing in it. */
const POLITE = new Set([
  'bonjour',
  'bonsoir',
  'salut',
  'merci',
  's',
  'il',
  'vous',
  'plait',
  'te',
  'svp',
  'alors',
  'euh',
  'bon',
  'ben',
]);
