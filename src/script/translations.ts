import { z } from 'zod';
import type { Translation } from './draft.ts';
import { readEntries } from './entries.ts';
import type { Problem } from './problem.ts';

const entryField = z.strictObject({
  texte: z.union([z.string(), z.record(z.string(), z.string())]),
  de: z
    .string()
    .regex(/^[0-9a-f]{8}$/u, '« de: » est l’empreinte du français, 8 chiffres et lettres.')
    .optional(),
});

/** Reads `locales/<langue>/<espace>.yaml`. */
export function readTranslation(
  file: string,
  text: string,
): { translation: Translation; problems: readonly Problem[] } {
  const [name = '', language = ''] = file.split('/').reverse();
  const { entries, problems } = readEntries(file, text, entryField);
  return {
    problems,
    translation: {
      language,
      space: name.replace(/\.ya?ml$/u, ''),
      file,
      entries: Object.fromEntries(
        entries.map(({ name: key, data, place }) => [
          key,
          { text: data.texte, hash: data.de ?? null, place },
        ]),
      ),
    },
  };
}
