import type { RuleProblem } from '../../rules/draft.ts';
import type { Place, Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';
import type { Placed } from './ruleSet.ts';

/** A mistake in a file of rules or of aids. */
export function told(code: string, sentence: string, mend: string, place: Place): Problem {
  return { code, severity: 'erreur', sentence, mend, place };
}

/** A mistake that the rules found, at its place; `entries` are those of the file that holds it. */
export function placedProblem(problem: RuleProblem, entries: readonly Placed[]): Problem {
  const { code, severity, rule, path, at, sentence, mend, unknown } = problem;
  const entry = entries.find(({ name }) => name === rule);
  if (!entry) throw new Error(`no entry « ${rule} » for the problem ${code}`);
  const place = at === undefined ? entry.placeOf(path) : entry.placeIn(path, at);
  const suggestion = unknown ? didYouMean(unknown.word, unknown.known) : null;
  return { code, severity, sentence, mend: meant(suggestion, mend), place };
}
