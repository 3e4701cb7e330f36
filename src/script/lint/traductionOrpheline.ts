import type { LintRule } from '../draft.ts';
import { originalsOf } from '../originals.ts';
import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';
import { problemAt } from './rule.ts';

/** A translation of a text that does not exist any more. */
export const traductionOrpheline: LintRule = {
  code: 'traduction-orpheline',
  check: (project) =>
    project.translations
      .filter(({ language }) => language !== 'fr')
      .flatMap(({ space, entries }) => {
        const known = [...originalsOf(project, space).keys()];
        return Object.entries(entries)
          .filter(([key]) => !known.includes(key))
          .map(([key, { place }]) =>
            problemAt(
              'traduction-orpheline',
              place,
              `« ${key} » ne traduit aucun texte.`,
              meant(didYouMean(key, known), 'Enlevez cette entrée.'),
            ),
          );
      }),
};
