import { listed } from '../words.ts';
import { blockRule } from './rule.ts';

/** A `selon` without `sinon` that forgets some choices. */
export const sinonManquant = blockRule('sinon-manquant', (block, draft, project) => {
  if (block.kind !== 'selon' || block.inspection.branches.some(({ when }) => when === null))
    return [];
  const name = block.inspection.names[0]?.name ?? '';
  const type = project.names(draft.name)[name];
  const choices = type?.kind === 'oui/non' ? ['oui', 'non'] : (type?.choices ?? null);
  const covered = block.inspection.branches.map(({ label }) => label);
  const missing = choices?.filter((choice) => !covered.includes(choice)) ?? null;
  if (missing?.length === 0 && !type?.maybeUnknown) return [];
  const what = missing && missing.length > 0 ? ` : ${listed(missing)}` : '';
  return [
    {
      sentence: `Certaines réponses à « ${name} » n’ont pas de chemin${what}.`,
      mend: 'Ajoutez « sinon: [] » pour continuer dans ces cas, ou écrivez les cas qui manquent.',
    },
  ];
});
