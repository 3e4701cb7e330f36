import type { FactDefinitions } from '../../domain/fact.ts';
import { compileRules } from '../../rules/compile.ts';
import type { Problem } from '../problem.ts';
import type { Aid, RuleSet } from './ruleSet.ts';
import { readRulesFile } from './rulesFile.ts';
import { placedProblem } from './told.ts';

/**
 * Reads, checks and compiles one file of rules: the single way in. `aids` are those of `readAids`; their
 * situations are checked here, because they read facts as rules do. A rule with a mistake is told and
 * left out of `rules`: with an `erreur` the set must not be used.
 */
export function readRuleSet(
  file: string,
  text: string,
  definitions: FactDefinitions,
  aids: readonly Aid[],
): { readonly ruleSet: RuleSet; readonly problems: readonly Problem[] } {
  const read = readRulesFile(file, text, definitions);
  const { questions, calculations, criteria } = read;
  const draft = { questions, calculations, criteria, aids };
  const { rules, model, problems } = compileRules(draft, definitions);
  const entries = [...questions, ...calculations, ...criteria];
  return {
    ruleSet: {
      name: nameOfRules(file),
      file,
      questions,
      calculations,
      criteria,
      aids,
      rules,
      model,
    },
    problems: [
      ...read.problems,
      ...problems.map((problem) => placedProblem(problem, problem.aid ? aids : entries)),
    ],
  };
}

/** `dialogs/eligibilite.publicodes.yaml` → `eligibilite` */
function nameOfRules(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.publicodes\.ya?ml$/u, '');
}
