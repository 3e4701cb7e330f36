import type { LintRule } from '../draft.ts';
import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';
import { problemAt } from './rule.ts';

/** A script that starts by an intention that `intentions.yaml` does not know. */
export const intentionInconnue: LintRule = {
  code: 'intention-inconnue',
  check: ({ drafts, intentions }) =>
    Object.values(drafts).flatMap(({ starts }) =>
      starts
        .filter(({ start }) => start.by === 'intention' && !(start.name in intentions))
        .map(({ start, place }) =>
          problemAt(
            'intention-inconnue',
            place,
            `L’intention « ${start.name} » n’est pas dans « intentions.yaml ».`,
            meant(
              didYouMean(start.name, Object.keys(intentions)),
              'Ajoutez-la, avec son titre et ses mots.',
            ),
          ),
        ),
    ),
};
