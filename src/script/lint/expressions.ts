import type { ValueType } from '../../domain/value.ts';
import type { Block, InspectedExpression } from '../../engine/blocks/block.ts';
import { checkExpression } from '../../engine/condition/check.ts';
import type { ExpressionFinding } from '../../engine/condition/finding.ts';
import type { Draft, LintRule, Project } from '../draft.ts';
import { flowOf } from '../flow.ts';
import { surelyKnown } from '../known.ts';
import type { Place, Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, meant } from '../words.ts';

/** What is wrong with the conditions, values and bounds of scripts: six kinds of finding, each a code. */
export const expressions: LintRule = {
  code: 'expressions',
  check: (project) => Object.values(project.drafts).flatMap((draft) => inScript(draft, project)),
};

function inScript(draft: Draft, project: Project): readonly Problem[] {
  const flow = flowOf(draft.blocks);
  const known = surelyKnown(flow);
  const names = project.names(draft.name);
  return flow.blocks.flatMap((block) =>
    block.inspection.expressions.flatMap((expression) => {
      const here = known.get(block);
      // A block that nobody reaches is another rule's finding.
      if (!here) return [];
      const wants = wantedType(expression, block, draft, project);
      return checkExpression(expression.source, names, { known: here, wants }).map((finding) =>
        toProblem(finding, draft.placeIn(block, expression.path, finding.at)),
      );
    }),
  );
}

function wantedType(
  { wants }: InspectedExpression,
  block: Block,
  draft: Draft,
  project: Project,
): ValueType | null {
  if (wants === 'condition') return { kind: 'oui/non' };
  if (wants === 'date') return { kind: 'date' };
  if (wants === 'bound') return project.names(draft.name)[block.question?.name ?? ''] ?? null;
  if (wants === 'any') return null;
  const type = project.facts[wants.fact]?.type;
  return type && type.kind !== 'texte' ? type : null;
}

function toProblem({ code, sentence, unknown, mend }: ExpressionFinding, place: Place): Problem {
  const suggestion = unknown
    ? meant(
        didYouMean(unknown.word, unknown.known),
        `Possibles : ${listed(unknown.known.slice(0, 12))}.`,
      )
    : null;
  return {
    code,
    severity: 'erreur',
    sentence,
    mend: mend ?? suggestion,
    place,
  };
}
