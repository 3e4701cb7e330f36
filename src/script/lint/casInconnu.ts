import { didYouMean } from '../suggest.ts';
import { listed, meant } from '../words.ts';
import { blockRule } from './rule.ts';

/** A `cas` that is not a choice of the question. */
export const casInconnu = blockRule('cas-inconnu', (block, draft, project) => {
  if (block.kind !== 'selon') return [];
  const name = block.inspection.names[0]?.name ?? '';
  const type = project.names(draft.name)[name];
  if (!type) return [];
  const choices = type.kind === 'oui/non' ? ['oui', 'non'] : (type.choices ?? []);
  if (choices.length === 0) return [withoutChoices(name)];
  return block.inspection.branches
    .filter(({ label, when }) => when !== null && !choices.includes(label))
    .map(({ path, label }) => ({
      path,
      sentence: `« ${label} » n’est pas une réponse possible à « ${name} ».`,
      mend: meant(didYouMean(label, choices), `Les réponses possibles : ${listed(choices)}.`),
    }));
});

function withoutChoices(name: string) {
  return {
    path: ['selon'],
    sentence: `« ${name} » n’a pas de choix : « selon » ne peut pas les suivre.`,
    mend: `Écrivez « si: » avec une condition, par exemple « ${name} est connu ».`,
  };
}
