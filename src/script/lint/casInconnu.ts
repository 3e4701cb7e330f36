import type { ValueType } from '../../domain/value.ts';
import { typeInWords } from '../../engine/condition/types.ts';
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
  if (choices.length === 0) return [withoutChoices(name, type)];
  return block.inspection.branches
    .filter(({ label, when }) => when !== null && !choices.includes(label))
    .map(({ path, label }) => ({
      path,
      sentence: `« ${label} » n’est pas une réponse possible à « ${name} ».`,
      mend: meant(didYouMean(label, choices), `Les réponses possibles : ${listed(choices)}.`),
    }));
});

function withoutChoices(name: string, type: ValueType) {
  return {
    path: ['selon'],
    sentence: `« selon » va avec un choix ou un oui/non, et « ${name} » est ${typeInWords(type)}.`,
    mend: `Écrivez « si: » avec une condition, par exemple « ${name} est connu ».`,
  };
}
