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
import { ORDERED } from './questionIncomplete.ts';

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
        toProblem(finding, expression, draft.placeIn(block, expression.path, finding.at)),
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
  if (wants === 'bound') {
    const asked = project.names(draft.name)[block.question?.name ?? ''];
    // Bounds where there is no order are another rule's finding.
    return asked && ORDERED.includes(asked.kind) ? asked : null;
  }
  if (wants === 'any') return null;
  const type = project.facts[wants.fact]?.type;
  return type && type.kind !== 'texte' ? type : null;
}

function toProblem(
  finding: ExpressionFinding,
  expression: InspectedExpression,
  place: Place,
): Problem {
  const { code, sentence } = finding;
  return { code, severity: 'erreur', sentence, mend: mendOf(finding, expression), place };
}

/** What to write instead, by the place where the expression stands: a condition, or a value. */
export function mendOf(
  { code, at, unknown, mend }: ExpressionFinding,
  { source, wants }: Pick<InspectedExpression, 'source' | 'wants'>,
): string {
  const condition = wants === 'condition';
  if (code === 'fait-sans-garde' && !condition) {
    const [name] = /^[\p{L}\p{N}_.-]*/u.exec(source.slice(at)) ?? [];
    return `Mettez cette étape sous « si: ${name} est connu ».`;
  }
  if (unknown) {
    const possible = `Possibles : ${listed(unknown.known.slice(0, 12))}.`;
    return meant(didYouMean(unknown.word, unknown.known), possible);
  }
  const example = condition
    ? 'Une condition s’écrit par exemple « montant > 500 € » ou « date est connu ».'
    : 'Une valeur s’écrit par exemple « 500 € », « 12 mois » ou « aujourd’hui + 3 jours ».';
  return mend ?? example;
}
