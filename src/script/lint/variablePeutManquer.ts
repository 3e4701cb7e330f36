import type { Block } from '../../engine/blocks/block.ts';
import type { Draft, Project } from '../draft.ts';
import { flowOf } from '../flow.ts';
import { surelyKnown } from '../known.ts';
import { type Finding, scriptRule } from './rule.ts';

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
  return block.inspection.texts.flatMap(({ text, path }) => {
    if (text.fallback !== undefined) return [];
    return text.reads
      .filter((name) => types[name]?.maybeUnknown && !known.has(name))
      .map((name) => ({
        block,
        path,
        sentence: `Quand ce texte est dit, {{${name}}} n’a peut-être pas de valeur.`,
        mend: `Ajoutez « sinon_texte: », ou mettez le texte sous « si: ${name} est connu ».`,
      }));
  });
}
