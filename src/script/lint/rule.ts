import type { Block, BlockPath, InspectedText } from '../../engine/blocks/block.ts';
import type { Draft, LintRule, Project } from '../draft.ts';
import { flatten } from '../flow.ts';
import type { Place, Problem } from '../problem.ts';

/** What a rule found, before it is given its code and place. */
export type Finding = {
  readonly block: Block;
  readonly path?: BlockPath;
  /** The first sign of the word to point at, when the path leads to a text. */
  readonly at?: number;
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
        check(draft, project).map(({ block, path = [], at, sentence, mend }) => ({
          code,
          severity,
          sentence,
          mend,
          place: at === undefined ? draft.place(block, path) : draft.placeIn(block, path, at),
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
        sourcesOf(text).flatMap(({ source, path }) =>
          check(text, source, draft, project).map((found) => ({ path, ...found })),
        ),
      ),
    severity,
  );
}

/** What is wrong with the words of a text, whatever holds it: a script, or the list of papers. */
export type WordRule = LintRule & {
  readonly severity: Severity;
  readonly find: (
    source: string,
    as: InspectedText['as'],
  ) => readonly Omit<Finding, 'block' | 'path'>[];
};

/** A rule that looks at nothing but the words of a text. */
export function wordRule(
  code: string,
  find: WordRule['find'],
  severity: Severity = 'erreur',
): WordRule {
  return { ...textRule(code, ({ as }, source) => find(source, as), severity), severity, find };
}

/** A French text as it is written, and where it stands in its block. */
type WrittenText = { readonly source: string; readonly path: BlockPath };

/** The French sources of a text: one, or those of its plural, and its fallback. */
export function sourcesOf({ path, as, text }: InspectedText): readonly WrittenText[] {
  const { source, fallback } = text;
  // A button may be a mapping with `texte:`; on a plain one the path stops at the text all the same.
  const here = as === 'button' ? [...path, 'texte'] : path;
  const own =
    typeof source === 'string'
      ? [{ source, path: here }]
      : [
          { source: source.one, path: [...here, 'un'] },
          { source: source.many, path: [...here, 'plusieurs'] },
        ];
  return fallback === undefined ? own : [...own, { source: fallback, path: ['sinon_texte'] }];
}

export function problemAt(
  code: string,
  place: Place,
  sentence: string,
  mend: string | null,
): Problem {
  return { code, severity: 'erreur', sentence, mend, place };
}
