import type { Block } from '../../engine/blocks/block.ts';
import type { Draft, Project } from '../draft.ts';
import { flowOf } from '../flow.ts';
import { surelyKnown } from '../known.ts';
import { listed } from '../words.ts';
import { type Finding, scriptRule } from './rule.ts';

/** A `selon` without `sinon` that forgets some choices. */
export const sinonManquant = scriptRule('sinon-manquant', (draft, project) => {
  const flow = flowOf(draft.blocks);
  const known = surelyKnown(flow);
  return flow.blocks.flatMap((block) => forgotten(block, known.get(block), draft, project));
});

function forgotten(
  block: Block,
  known: ReadonlySet<string> | undefined,
  draft: Draft,
  project: Project,
): readonly Finding[] {
  if (block.kind !== 'selon' || block.inspection.branches.some(({ when }) => when === null))
    return [];
  const name = block.inspection.names[0]?.name ?? '';
  const type = project.names(draft.name)[name];
  const choices = type?.kind === 'oui/non' ? ['oui', 'non'] : (type?.choices ?? null);
  const covered = block.inspection.branches.map(({ label }) => label);
  const missing = choices?.filter((choice) => !covered.includes(choice)) ?? null;
  if (missing?.length === 0 && (known?.has(name) || !type?.maybeUnknown)) return [];
  if (missing === null || missing.length === 0) {
    return [
      {
        block,
        sentence: `« ${name} » n’a peut-être pas de réponse ici : ce cas n’a pas de chemin.`,
        mend: 'Ajoutez « sinon: [] » pour continuer quand même.',
      },
    ];
  }
  return [
    {
      block,
      sentence: `Ces réponses à « ${name} » n’ont pas de chemin : ${listed(missing)}.`,
      mend: 'Ajoutez « sinon: [] » pour continuer dans ces cas, ou écrivez les cas qui manquent.',
    },
  ];
}
