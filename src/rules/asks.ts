import type { Values } from '../domain/value.ts';
import type { Model } from './model.ts';
import { DERIVED } from './situation.ts';
import type { Standing } from './standing.ts';

/**
 * The facts still worth asking: those of criteria that are not known, in the staff's order, then by
 * Publicodes' score (what decides most), then in the order of the file.
 */
export function asksOf(
  { questions }: Pick<Model, 'questions'>,
  standings: readonly Standing[],
  facts: Values,
): readonly string[] {
  const open = standings.filter(({ met }) => met === null);
  const asked = open.flatMap(({ missing }) => {
    const scores = scoresOf(missing, facts);
    return questions
      .filter((name) => scores.has(name))
      .sort((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0));
  });
  return [...new Set(asked)];
}

/** Scores of what is missing; a computed fact stands for what it is computed from. */
function scoresOf(
  missing: Readonly<Record<string, number>>,
  facts: Values,
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const [name, score] of Object.entries(missing)) {
    const given = DERIVED[name]?.filter((source) => facts[source] === undefined) ?? [name];
    for (const source of given) scores.set(source, Math.max(score, scores.get(source) ?? 0));
  }
  return scores;
}
