import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { nameField } from '../../engine/blocks/fields.ts';
import { nodeAt, pairsOf, plainOf } from '../nodes.ts';
import type { Problem } from '../problem.ts';
import { misshapen, shapeProblems, unknownKeys, withoutEchoes } from '../shape.ts';
import type { Source } from '../source.ts';
import { fold } from '../suggest.ts';
import type { Placed } from './ruleSet.ts';

/** One entry of a file of names, with its node: formulas are read from it as they stand. */
export type NamedEntry = {
  readonly placed: Placed;
  readonly node: YAMLMap;
  readonly keys: readonly string[];
};

/** The entries of a file that maps names to settings, and what is no entry. */
export function namedEntries(source: Source): {
  readonly entries: readonly NamedEntry[];
  readonly problems: readonly Problem[];
} {
  if (!isMap(source.root)) {
    if (source.root === null && source.problems.length > 0) return { entries: [], problems: [] };
    return {
      entries: [],
      problems: [
        misshapen(
          source,
          source.root,
          'Ce fichier est vide, ou n’est pas une liste de noms.',
          'Chaque nom est suivi de « : », et ses réglages sont décalés de deux espaces.',
        ),
      ],
    };
  }
  const problems: Problem[] = [];
  const entries = pairsOf(source.root).flatMap(({ key, keyNode, value }) => {
    const named = nameField.safeParse(key);
    if (!named.success)
      problems.push(
        misshapen(source, keyNode, `« ${key} » : ${named.error.issues[0]?.message}`, null),
      );
    else if (isMap(value))
      return [
        {
          placed: placedAt(source, key, keyNode, value),
          node: value,
          keys: pairsOf(value).map(({ folded }) => folded),
        },
      ];
    else
      problems.push(
        misshapen(
          source,
          keyNode,
          `« ${key} » n’a pas de réglages.`,
          'Écrivez-les dessous, décalés de deux espaces.',
        ),
      );
    return [];
  });
  return { entries, problems };
}

/** The fields of an entry; null, with what is wrong, when they have not the right shape. */
export function fieldsOf<Data>(
  source: Source,
  { node, placed }: NamedEntry,
  schema: z.ZodType<Data>,
  known: readonly string[],
): { readonly data: Data | null; readonly problems: readonly Problem[] } {
  const read = schema.safeParse(plainOf(node));
  const wrong = read.success ? [] : shapeProblems(source, node, read.error, placed.name);
  const problems = withoutEchoes([...unknownKeys(source, node, known), ...wrong]);
  return { data: read.success ? read.data : null, problems };
}

function placedAt(source: Source, name: string, keyNode: Node | null, node: YAMLMap): Placed {
  const find = (path: readonly (string | number)[]) =>
    path.length === 0
      ? keyNode
      : nodeAt(
          node,
          path.map((step) => (typeof step === 'string' ? fold(step) : step)),
        );
  return {
    name,
    place: source.placeOf(keyNode ?? node),
    placeOf: (path) => source.placeOf(find(path)),
    placeIn: (path, offset) => {
      const value = find(path);
      return isScalar(value) && path.length > 0
        ? source.placeIn(value, offset)
        : source.placeOf(value);
    },
  };
}
