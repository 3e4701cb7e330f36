import { isMap } from 'yaml';
import { z } from 'zod';
import { pairsOf, plainOf } from './nodes.ts';
import type { Place, Problem } from './problem.ts';
import { misshapen, shapeProblems } from './shape.ts';
import { readSource } from './source.ts';

/** One entry of a file that maps names to settings. */
export type Entry<Data> = { readonly name: string; readonly data: Data; readonly place: Place };

/**
 * Reads a file that maps names to settings of one shape: facts, intentions, texts. An entry that has not
 * this shape is a problem, and left out. `names` says what a name may be; any by default.
 */
export function readEntries<Data>(
  file: string,
  text: string,
  schema: z.ZodType<Data>,
  names: z.ZodType<string> = z.string(),
): { entries: readonly Entry<Data>[]; problems: readonly Problem[] } {
  const source = readSource(file, text);
  if (!source.root) return { entries: [], problems: source.problems };
  if (!isMap(source.root)) {
    return {
      entries: [],
      problems: [
        ...source.problems,
        misshapen(
          source,
          source.root,
          'Ce fichier doit être une liste de noms.',
          'Chaque nom est suivi de « : », et ses réglages sont décalés de deux espaces.',
        ),
      ],
    };
  }
  const problems = [...source.problems];
  const entries = pairsOf(source.root).flatMap(({ key, keyNode, value }) => {
    const read = schema.safeParse(plainOf(value));
    const place = source.placeOf(keyNode);
    const named = names.safeParse(key);
    if (!named.success)
      problems.push(
        misshapen(source, keyNode, `« ${key} » : ${named.error.issues[0]?.message}`, null),
      );
    if (read.success) return [{ name: key, data: read.data, place }];
    const from = value ?? keyNode;
    if (from) problems.push(...shapeProblems(source, from, read.error, key));
    return [];
  });
  return { entries, problems };
}

/** Reads a file that is one mapping of one shape: the settings of the CCAS. */
export function readSettings<Data>(
  file: string,
  text: string,
  schema: z.ZodType<Data>,
): { data: Data | null; problems: readonly Problem[] } {
  const source = readSource(file, text);
  if (!isMap(source.root)) {
    const wrong = misshapen(source, source.root, 'Ce fichier est vide, ou illisible.', null);
    return { data: null, problems: source.problems.length > 0 ? source.problems : [wrong] };
  }
  const read = schema.safeParse(plainOf(source.root));
  if (read.success) return { data: read.data, problems: source.problems };
  const wrong = shapeProblems(source, source.root, read.error, null);
  return { data: null, problems: [...source.problems, ...wrong] };
}
