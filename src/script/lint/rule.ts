import type { Block, BlockPath, InspectedText } from '../../engine/blocks/block.ts';
import type { Text } from '../../engine/text.ts';
import type { Draft, LintRule, Project } from '../draft.ts';
import { flatten } from '../flow.ts';
import type { Place, Problem } from '../problem.ts';

/** What a rule found, before it is given its code and place. */
export type Finding = {
  readonly block: Block;
  readonly path?: BlockPath;
  readonly sentence: string;
  readonly mend: string | null;
};

type Severity = Problem['severity'];

/** A rule that looks at one script at a time. */
export function scriptRule(
  code: string,
  check: (draft: Draft, project: Project) => readonly Finding[],
  severity: Severity = 'erreur',
): LintRule {
  return {
    code,
    check: (project) =>
      Object.values(project.drafts).flatMap((draft) =>
        check(draft, project).map(({ block, path = [], sentence, mend }) => ({
          code,
          severity,
          sentence,
          mend,
          place: draft.place(block, path),
        })),
      ),
  };
}

/** A rule that looks at one block at a time. */
export function blockRule(
  code: string,
  check: (block: Block, draft: Draft, project: Project) => readonly Omit<Finding, 'block'>[],
  severity: Severity = 'erreur',
): LintRule {
  return scriptRule(
    code,
    (draft, project) =>
      flatten(draft.blocks).flatMap((block) =>
        check(block, draft, project).map((found) => ({ block, ...found })),
      ),
    severity,
  );
}

/** A rule that looks at one text at a time, with its French source or sources. */
export function textRule(
  code: string,
  check: (
    text: InspectedText,
    source: string,
    draft: Draft,
    project: Project,
  ) => readonly Omit<Finding, 'block' | 'path'>[],
  severity: Severity = 'erreur',
): LintRule {
  return blockRule(
    code,
    (block, draft, project) =>
      block.inspection.texts.flatMap((text) =>
        sourcesOf(text.text).flatMap((source) =>
          check(text, source, draft, project).map((found) => ({ path: text.path, ...found })),
        ),
      ),
    severity,
  );
}

/** The French sources of a text: one, or those of its plural, and its fallback. */
export function sourcesOf({ source, fallback }: Text): readonly string[] {
  const own = typeof source === 'string' ? [source] : [source.one, source.many];
  return fallback === undefined ? own : [...own, fallback];
}

export function problemAt(
  code: string,
  place: Place,
  sentence: string,
  mend: string | null,
): Problem {
  return { code, severity: 'erreur', sentence, mend, place };
}
