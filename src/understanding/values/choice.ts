import type { ReadingHint } from '../../domain/reading.ts';
import { normalise, normalised } from '../normalise.ts';
import { oneLetterApart, sameWord } from '../sameWord.ts';
import { soundsOf } from '../sound.ts';
import { inDigits } from './numbers.ts';

type Choices = NonNullable<ReadingHint['choices']>;
type Entry = { readonly key: string; readonly labels: readonly (readonly string[])[] };

/**
 * The key of the one choice that a message means: by its number (« le 2 », « deux », « la deuxième »), its
 * words, their sound, or some of its words when no other choice has them.
 */
export function readChoice(text: string, choices: Choices): string | undefined {
  const words = normalise(text);
  if (words.length === 0) return undefined;
  const entries: readonly Entry[] = Object.entries(choices).map(([key, labels]) => ({
    key,
    labels: labels.map((label) => normalise(label)).filter(({ length }) => length > 0),
  }));
  const said = words.join(' ');
  const heard = soundsOf(words);
  return (
    only(entries, (label) => label.join(' ') === said) ??
    entries.find(({ key }) => normalised(key) === said)?.key ??
    byNumber(text, entries) ??
    only(entries, (label) => label.length > 1 && soundsOf(label) === heard) ??
    only(entries, (label) => holds(label, words))
  );
}

/** The keys that a message means when several may be given: « le permis, la voiture et 3 », « 1 3 ». */
export function readChoices(text: string, choices: Choices): readonly string[] | undefined {
  const one = readChoice(text, choices);
  if (one !== undefined) return [one];
  const parts = text
    .split(/[,;/+&\n]|(?<!\p{L})(?:et|puis|and|و)(?!\p{L})/iu)
    .flatMap((part) => (/^[\d\s]+$/u.test(part) ? part.split(/\s+/u) : [part]))
    .filter((part) => part.trim() !== '');
  const keys = parts.map((part) => readChoice(part, choices));
  const found = keys.filter((key) => key !== undefined);
  return found.length > 0 && found.length === keys.length ? [...new Set(found)] : undefined;
}

const ORDINALS = ['premier', 'deuxieme', 'troisieme', 'quatrieme', 'cinquieme', 'sixieme'];
const NUMBERED = /^(?:(?:le|la|numero|no|choix|reponse|option) )*(\d{1,2})(?:er|ere|e|eme|ieme)?$/u;

function byNumber(text: string, entries: readonly Entry[]): string | undefined {
  const said = normalised(inDigits(text));
  const rank = NUMBERED.exec(said)?.[1];
  if (rank !== undefined) return entries[Number(rank) - 1]?.key;
  const word = /^(?:(?:le|la) )?(\p{L}+)$/u.exec(said)?.[1] ?? '';
  if (/^derni?ere?$/u.test(word)) return entries.at(-1)?.key;
  const place = ORDINALS.indexOf(
    word.replace(/^premiere$/u, 'premier').replace(/^seconde?$/u, 'deuxieme'),
  );
  return place === -1 ? undefined : entries[place]?.key;
}

/** The key of the only entry with a label that fits; undefined when two have one. */
function only(
  entries: readonly Entry[],
  fits: (label: readonly string[]) => boolean,
): string | undefined {
  const found = entries.filter(({ labels }) => labels.some(fits));
  return found.length === 1 ? found[0]?.key : undefined;
}

/** True when the message's telling words are all words of the label. */
function holds(label: readonly string[], words: readonly string[]): boolean {
  const telling = words.filter((word) => !SMALL.has(word));
  return (
    telling.length > 0 &&
    telling.some((word) => word.length > 2) &&
    telling.every((word) => label.some((one) => isMeant(word, one)))
  );
}

/** Looser than for danger: only a few words are at stake, and two that fit choose nothing. */
function isMeant(typed: string, wanted: string): boolean {
  return sameWord(typed, wanted) || (wanted.length >= 6 && oneLetterApart(typed, wanted));
}

/** Words around a choice that do not choose. « pas » and « sans » are not among them. */
const SMALL: ReadonlySet<string> = new Set([
  ...['le', 'la', 'les', 'l', 'un', 'une', 'des', 'du', 'de', 'd', 'mon', 'ma', 'mes', 'et', 'ou'],
  ...[
    'je',
    'j',
    'ai',
    'veux',
    'voudrais',
    'suis',
    'c',
    'est',
    'ce',
    'ca',
    'pour',
    'par',
    'en',
    'a',
  ],
  ...[
    'au',
    'sur',
    'plutot',
    'surtout',
    's',
    'il',
    'vous',
    'te',
    'plait',
    'merci',
    'bonjour',
    'oui',
  ],
  ...['the', 'my', 'for', 'please', 'i', 'want'],
]);
