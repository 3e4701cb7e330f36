import type { FactDefinitions } from '../../domain/fact.ts';
import type { Borrower, Piece } from '../../domain/piece.ts';
import type { Values } from '../../domain/value.ts';
import { checkExpression } from '../../engine/condition/check.ts';
import { compileExpression } from '../../engine/condition/compile.ts';
import type { ExpressionFinding } from '../../engine/condition/finding.ts';
import type { Names } from '../../engine/condition/names.ts';
import { mendOf } from '../lint/expressions.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../rules/ruleSet.ts';
import { NEVER } from './fields.ts';

/** A fact of the second borrower: `co_emprunteur.situation` beside `situation`. */
const OTHER = 'co_emprunteur.';

type When = Pick<Piece, 'isWanted' | 'reads' | 'onlyInstead'>;

/**
 * Compiles `quand:`. Without it the paper is always asked. A comparison with a fact that is not known is
 * false: no `est connu` is needed.
 */
export function compileWhen(source: string | undefined, facts: FactDefinitions): When {
  if (source === NEVER) return { isWanted: () => false, reads: [], onlyInstead: true };
  if (source === undefined) return { isWanted: () => true, reads: [], onlyInstead: false };
  const compiled = compileExpression(source, namesOf(facts));
  if ('error' in compiled) return { isWanted: () => false, reads: [], onlyInstead: false };
  const { evaluate, reads } = compiled;
  return {
    onlyInstead: false,
    reads,
    isWanted: (values, borrower, today) =>
      evaluate({ lookup: (name) => valueFor(name, values, borrower, facts), today }) === true,
  };
}

function valueFor(name: string, values: Values, borrower: Borrower, facts: FactDefinitions) {
  const twin = `${OTHER}${name}`;
  return borrower === 2 && Object.hasOwn(facts, twin) ? values[twin] : values[name];
}

/** What is wrong with `quand:`. */
export function whenProblems(
  source: string | undefined,
  facts: FactDefinitions,
  { placeIn }: Placed,
): readonly Problem[] {
  if (source === undefined || source === NEVER) return [];
  const findings = checkExpression(source, namesOf(facts), { wants: { kind: 'oui/non' } });
  return findings.map((finding) => ({
    code: finding.code,
    severity: 'erreur',
    sentence: sentenceOf(finding),
    mend: mendOf(finding, { source, wants: 'condition' }),
    place: placeIn(['quand'], finding.at),
  }));
}

function sentenceOf({ code, sentence, unknown }: ExpressionFinding): string {
  if (code !== 'nom-inconnu' || !unknown) return sentence;
  return `« ${unknown.word} » n’est pas un fait de « faits.yaml ».`;
}

function namesOf(facts: FactDefinitions): Names {
  const names = Object.values(facts).map(({ name, type }) => [
    name,
    { ...type, maybeUnknown: false },
  ]);
  return Object.fromEntries(names);
}
