import { flatten } from '../flow.ts';
import { fold } from '../suggest.ts';
import { scriptRule } from './rule.ts';

/** Two blocks of one script with the same name; accents and capitals do not make a difference. */
export const nomEnDouble = scriptRule('nom-en-double', (draft) => {
  const first = new Map<string, { readonly name: string; readonly line: number }>();
  return flatten(draft.blocks).flatMap((block) => {
    const { name } = block.inspection;
    if (name === null) return [];
    const taken = first.get(fold(name));
    first.set(fold(name), taken ?? { name, line: draft.place(block, []).line });
    if (!taken) return [];
    const alike = taken.name === name ? '' : ' Les accents et les majuscules ne comptent pas.';
    return [
      {
        block,
        path: [block.kind],
        sentence: `Le nom « ${name} » est déjà pris, ligne ${taken.line}.${alike}`,
        mend:
          block.kind === 'appeler'
            ? 'Ajoutez « nom: » à cet appel, avec un autre nom.'
            : 'Donnez un autre nom à l’une des deux étapes.',
      },
    ];
  });
});
