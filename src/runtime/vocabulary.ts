import type { Project } from '../script/draft.ts';
import type { Vocabulary } from '../understanding/lexicon.ts';

/** The words by which people ask for things: those of `intentions.yaml`, and its buttons in every language. */
export function intentionWords({ intentions, translations }: Project): Vocabulary['intentions'] {
  const titles = translations.filter(({ space }) => space === 'intentions');
  return Object.values(intentions).map(({ name, title, words }) => ({
    name,
    title,
    words: [...words, ...titles.flatMap(({ entries }) => textOf(entries[name]?.text))],
  }));
}

function textOf(text: string | Readonly<Record<string, string>> | undefined): readonly string[] {
  return typeof text === 'string' ? [text.trim()] : [];
}
