import { flatten } from '../flow.ts';
import { fold } from '../suggest.ts';
import { scriptRule } from './rule.ts';

/** Two blocks of one script with the same name; accents and capitals do not make a difference. */
export const nomEnDouble = scriptRule('nom-en-double', (draft) => {
  const first = new Map<string, number>();
  return flatten(draft.blocks).flatMap((block) => {
    const { name } = block.inspection;
    if (name === null) return [];
    const line = first.get(fold(name));
    first.set(fold(name), line ?? draft.place(block, []).line);
    if (line === undefined) return [];
    return [
      {
        block,
        path: [block.kind],
        sentence: `Le nom « ${name} » est déjà pris, à la ligne ${line}.`,
        mend:
          block.kind === 'appeler'
            ? 'Ajoutez « nom: » à cet appel, avec un autre nom.'
            : 'Donnez un autre nom à l’une des deux étapes.',
      },
    ];
  });
});
