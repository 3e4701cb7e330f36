import { z } from 'zod';
import { DANGERS } from '../domain/reading.ts';
import type { Project } from '../script/draft.ts';
import { readEntries } from '../script/entries.ts';
import type { Problem } from '../script/problem.ts';
import type { Vocabulary } from '../understanding/lexicon.ts';

const FILE = 'dialogs/dangers.yaml';

const dangerField = z.strictObject({
  mots_surs: z.array(z.string()).min(1),
  mots_possibles: z.array(z.string()).default([]),
  numeros: z.array(z.string()).min(1),
});

/** The words of danger, from `dialogs/dangers.yaml`. Every danger must have some: a list that is missing is an error. */
export function readDangers(text: string): {
  readonly dangers: Vocabulary['dangers'];
  readonly problems: readonly Problem[];
} {
  const { entries, problems } = readEntries(FILE, text, dangerField);
  const dangers = Object.fromEntries(
    entries.map(({ name, data }) => [name, { sure: data.mots_surs, maybe: data.mots_possibles }]),
  );
  const missing = DANGERS.filter((name) => !(name in dangers));
  const unknown = entries.filter(({ name }) => !DANGERS.some((one) => one === name));
  return {
    dangers,
    problems: [
      ...problems,
      ...missing.map((name) => problem(`Il manque les mots du danger « ${name} ».`)),
      ...unknown.map(({ name, place }) => ({
        ...problem(`« ${name} » n’est pas un danger connu.`),
        place,
      })),
    ],
  };
}

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

function problem(sentence: string): Problem {
  return {
    code: 'dangers',
    severity: 'erreur',
    sentence,
    mend: `Les dangers : ${DANGERS.join(', ')}.`,
    place: { file: FILE, line: 1, column: 1 },
  };
}
