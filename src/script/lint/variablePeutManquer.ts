import type { Block, InspectedText } from '../../engine/blocks/block.ts';
import { placeholders } from '../../engine/placeholder.ts';
import type { Draft, Project } from '../draft.ts';
import { flowOf } from '../flow.ts';
import { surelyKnown } from '../known.ts';
import { type Finding, scriptRule, sourcesOf } from './rule.ts';

/** A placeholder that may have no value when its text is said, without a `sinon_texte` to say instead. */
export const variablePeutManquer = scriptRule('variable-peut-manquer', (draft, project) => {
  const flow = flowOf(draft.blocks);
  const known = surelyKnown(flow);
  return flow.blocks.flatMap((block) => unsure(block, known.get(block), draft, project));
});

function unsure(
  block: Block,
  known: ReadonlySet<string> | undefined,
  draft: Draft,
  project: Project,
): readonly Finding[] {
  if (!known) return [];
  const types = project.names(draft.name);
  return block.inspection.texts.flatMap((inspected) => {
    const { text, as, knows = [] } = inspected;
    if (text.fallback !== undefined) return [];
    // Only what is said by `dire` and asked by `demander` can be said otherwise.
    const fallible = block.kind === 'dire' || as === 'question';
    return text.reads
      .filter((name) => types[name]?.maybeUnknown && !known.has(name) && !knows.includes(name))
      .map((name) => ({
        block,
        ...whereRead(name, inspected),
        sentence: `Quand ce texte est dit, {{${name}}} n’a peut-être pas de valeur.`,
        mend: fallible
          ? `Ajoutez « sinon_texte: », ou mettez cette étape sous « si: ${name} est connu ».`
          : `Enlevez {{${name}}} du texte, ou mettez cette étape sous « si: ${name} est connu ».`,
      }));
  });
}

/** Where a text reads a name: its braces, or `compte:` for a plural that counts it without showing it. */
function whereRead(name: string, inspected: InspectedText): Pick<Finding, 'path' | 'at'> {
  for (const { source, path } of sourcesOf(inspected)) {
    const read = placeholders(source).find((one) => one.name === name);
    if (read) return { path, at: read.offset };
  }
  return { path: [...inspected.path, 'compte'] };
}
