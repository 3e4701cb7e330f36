import { isMap, type Node, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import type { Place, Problem } from './problem.ts';
import { pairsOf, plainOf, readSource, type Source } from './source.ts';

/** One entry of a file that maps names to settings. */
export type Entry<Data> = { readonly name: string; readonly data: Data; readonly place: Place };

/** Reads a file that maps names to settings of one shape: facts, intentions, texts. */
export function readEntries<Data>(
  file: string,
  text: string,
  schema: z.ZodType<Data>,
): { entries: readonly Entry<Data>[]; problems: readonly Problem[] } {
  const source = readSource(file, text);
  if (!source.root) return { entries: [], problems: source.problems };
  if (!isMap(source.root)) {
    return {
      entries: [],
      problems: [
        ...source.problems,
        misshapen(source, source.root, 'Ce fichier doit être une liste de noms.'),
      ],
    };
  }
  const problems = [...source.problems];
  const entries = pairsOf(source.root).flatMap(({ key, keyNode, value }) => {
    const read = schema.safeParse(plainOf(value));
    const place = source.placeOf(keyNode);
    if (read.success) return [{ name: key, data: read.data, place }];
    problems.push(
      ...read.error.issues.map(({ path, message }) =>
        misshapen(source, value ?? keyNode, `« ${[key, ...path].join('.')} » : ${message}`),
      ),
    );
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
  const root: YAMLMap | null = isMap(source.root) ? source.root : null;
  const read = schema.safeParse(root ? plainOf(root) : {});
  if (read.success) return { data: read.data, problems: source.problems };
  const wrong = read.error.issues.map(({ path, message }) =>
    misshapen(source, root, `« ${path.join('.')} » : ${message}`),
  );
  return { data: null, problems: [...source.problems, ...wrong] };
}

function misshapen(source: Source, node: Node | null, sentence: string): Problem {
  return { code: 'forme', severity: 'erreur', sentence, mend: null, place: source.placeOf(node) };
}
