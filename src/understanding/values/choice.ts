import type { ReadingHint } from '../../domain/reading.ts';
import { soundsOf } from '../lexicon.ts';
import { normalise, normalised } from '../normalise.ts';

type Choices = NonNullable<ReadingHint['choices']>;

/** The key of the choice that a message means: by its number, its words, its sound, or words of its own only. */
export function readChoice(text: string, choices: Choices): string | undefined {
  const words = normalised(text);
  if (words === '') return undefined;
  const keys = Object.keys(choices);
  const numbered = /^(?:le |la |numero |n |choix )?(\d{1,2})$/u.exec(words)?.[1];
  if (numbered !== undefined) return keys[Number(numbered) - 1];
  const entries = keys.map((key) => ({
    key,
    labels: (choices[key] ?? []).map((label) => normalise(label)),
  }));
  return (
    only(
      entries.filter(
        ({ key, labels }) =>
          normalised(key) === words || labels.some((label) => label.join(' ') === words),
      ),
    ) ??
    only(
      entries.filter(({ labels }) =>
        labels.some((label) => soundsOf(label) === soundsOf(words.split(' '))),
      ),
    ) ??
    only(entries.filter(({ labels }) => labels.some((label) => holds(label, words.split(' ')))))
  );
}

/** The keys that a message means when several may be given: « le permis, la voiture et 3 ». */
export function readChoices(text: string, choices: Choices): readonly string[] | undefined {
  const parts = text
    .split(/[,;/+&\n]|(?<!\p{L})(?:et|puis|and)(?!\p{L})/iu)
    .filter((part) => part.trim() !== '');
  const keys = parts.map((part) => readChoice(part, choices));
  const found = keys.filter((key) => key !== undefined);
  return found.length > 0 && found.length === keys.length ? [...new Set(found)] : undefined;
}

function only(entries: readonly { readonly key: string }[]): string | undefined {
  return entries.length === 1 ? entries[0]?.key : undefined;
}

/** True when the message's own words (those that say something) are all words of the label. */
function holds(label: readonly string[], words: readonly string[]): boolean {
  const telling = words.filter((word) => word.length > 3);
  const sounds = new Set(label.map((word) => soundsOf([word])));
  return telling.length > 0 && telling.every((word) => sounds.has(soundsOf([word])));
}
