import type { LintRule } from '../draft.ts';
import { problemAt } from './rule.ts';

/** Two scripts that start by the same intention or event: only one of them would ever start. */
export const departEnDouble: LintRule = {
  code: 'depart-en-double',
  check({ drafts }) {
    const first = new Map<string, string>();
    return Object.values(drafts).flatMap(({ name, starts }) =>
      starts.flatMap(({ start, place }) => {
        const key = `${start.by} ${start.name}`;
        const other = first.get(key);
        first.set(key, other ?? name);
        if (other === undefined) return [];
        const [sentence, mend] =
          other === name
            ? [`« ${start.name} » est écrit deux fois ici.`, 'Enlevez une des deux lignes.']
            : [
                `« ${start.name} » commence déjà le script « ${other} » : il ne peut pas commencer celui-ci aussi.`,
                'Gardez ce départ dans un seul des deux scripts.',
              ];
        return [problemAt('depart-en-double', place, sentence, mend)];
      }),
    );
  },
};
