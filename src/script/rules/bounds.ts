import type { FactDefinition } from '../../domain/fact.ts';
import type { Value } from '../../domain/value.ts';
import { checkExpression } from '../../engine/condition/check.ts';
import { compileExpression } from '../../engine/condition/compile.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from './ruleSet.ts';
import { told } from './told.ts';

type Read<Result> = { readonly value: Result; readonly problems: readonly Problem[] };

/** The lowest and highest values accepted, as values; null when there are none, or with what is wrong. */
export function readBounds(
  placed: Placed,
  between: readonly [string, string] | null,
  definition: FactDefinition | undefined,
): Read<readonly [number, number] | null> {
  if (!between || !definition) return { value: null, problems: [] };
  const { name } = placed;
  if (!['montant', 'nombre', 'durée'].includes(definition.type.kind)) {
    const sentence = `« entre: » ne va pas avec « ${name} », qui n’est ni un montant, ni une durée, ni un nombre.`;
    const mend = 'Enlevez cette ligne, ou écrivez un autre type dans faits.yaml.';
    return wrong(told('question-bornes', sentence, mend, placed.placeOf(['entre'])));
  }
  const [low, high] = between.map((written, index) =>
    literal(placed, ['entre', index], written, definition),
  );
  const problems = [...(low?.problems ?? []), ...(high?.problems ?? [])];
  if (typeof low?.value !== 'number' || typeof high?.value !== 'number')
    return { value: null, problems };
  if (low.value < high.value) return { value: [low.value, high.value], problems };
  return wrong(
    told(
      'question-bornes',
      `La plus petite valeur, « ${between[0]} », n’est pas plus petite que « ${between[1]} ».`,
      `Écrivez « entre: [plus petit, plus grand] ».`,
      placed.placeOf(['entre']),
    ),
  );
}

/** The answer of somebody for whom all goes well: examples in the documentation start from it. */
export function readExample(
  placed: Placed,
  written: string | null,
  definition: FactDefinition | undefined,
): Read<Value | null> {
  if (written === null || !definition) return { value: null, problems: [] };
  return literal(placed, ['exemple'], written, definition);
}

/** A value written in the file, of the fact's type. */
function literal(
  placed: Placed,
  path: readonly (string | number)[],
  written: string,
  { type }: FactDefinition,
): Read<Value | null> {
  const [finding] = checkExpression(written, {}, { wants: type });
  const compiled = compileExpression(written, {}, type);
  const value =
    finding || 'error' in compiled
      ? undefined
      : compiled.evaluate({ lookup: () => undefined, today: '' });
  if (value !== undefined) return { value, problems: [] };
  const mend = 'Écrivez une valeur, par exemple « 500 € », « 12 mois », « 3 » ou « oui ».';
  const sentence = `« ${written} » n’est pas une valeur de « ${placed.name} ».`;
  return wrong(told('question-bornes', sentence, finding?.mend ?? mend, placed.placeOf(path)));
}

function wrong(problem: Problem): Read<null> {
  return { value: null, problems: [problem] };
}
