import { sameKind, typeInWords } from '../../engine/condition/types.ts';
import { blockRule } from './rule.ts';

/** A question that bears the name of a fact fills it: both must be of one type, with the same choices. */
export const typeDuFait = blockRule('type-du-fait', ({ question, inspection }, _draft, project) => {
  const asked = inspection.defines[0]?.type;
  const fact = question && project.facts[question.name];
  if (!asked || !fact) return [];
  if (!sameKind(asked, fact.type)) {
    return [
      {
        path: ['type'],
        sentence: `Cette question remplit le fait « ${fact.name} », qui est ${typeInWords(fact.type)}, pas ${typeInWords(asked)}.`,
        mend: 'Enlevez « type: », ou donnez un autre nom à la question.',
      },
    ];
  }
  const possible = fact.type.choices ?? [];
  return (asked.choices ?? [])
    .filter((choice) => !possible.includes(choice))
    .map((choice) => ({
      path: ['choix', choice],
      sentence: `« ${choice} » n’est pas un choix du fait « ${fact.name} ».`,
      mend: `Ajoutez-le à « ${fact.name} » dans « faits.yaml », ou changez-le ici.`,
    }));
});
