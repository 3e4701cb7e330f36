import type { FactDefinitions } from '../../domain/fact.ts';
import type { Value, Values } from '../../domain/value.ts';
import type { Starting } from '../../rules/boundaries.ts';
import type { RuleQuestion, RuleSet } from './ruleSet.ts';

/**
 * Somebody for whom all goes well, from the `exemple:` of each question: where boundaries and examples
 * start. `settings` are the facts of the CCAS (`ccas.montant_max`).
 */
export function startingOf(
  { questions }: Pick<RuleSet, 'questions'>,
  settings: Values,
  definitions: FactDefinitions,
): Starting {
  const answers = questions.map((question) => [
    question.name,
    question.example ?? anyAnswer(question, definitions),
  ]);
  const bounds = questions.flatMap(({ name, bounds: range }) => (range ? [[name, range]] : []));
  return {
    facts: { ...settings, ...Object.fromEntries(answers) },
    bounds: Object.fromEntries(bounds),
  };
}

/** For a question without `exemple:`. */
function anyAnswer({ name, bounds, choices }: RuleQuestion, definitions: FactDefinitions): Value {
  if (bounds) return bounds[0];
  return definitions[name]?.type.kind === 'oui/non' ? true : (choices[0]?.key ?? 1);
}
