import type { LintRule } from '../draft.ts';
import { hashOf, originalsOf } from '../originals.ts';
import { problemAt } from './rule.ts';

/** The French changed after it was translated. */
export const traductionPerimee: LintRule = {
  code: 'traduction-perimee',
  check: (project) =>
    project.translations
      .filter(({ language }) => language !== 'fr')
      .flatMap(({ space, entries }) =>
        [...originalsOf(project, space)].flatMap(([key, original]) => {
          const entry = entries[key];
          const hash = hashOf(original);
          if (!entry || entry.hash === hash) return [];
          const [sentence, write] =
            entry.hash === null
              ? [
                  `Rien ne dit si la traduction de « ${key} » suit le français d’aujourd’hui.`,
                  'ajoutez',
                ]
              : [`Le français de « ${key} » a changé depuis sa traduction.`, 'écrivez'];
          const mend = `Relisez la traduction, puis ${write} « de: ${hash} ».`;
          return [problemAt('traduction-perimee', entry.place, sentence, mend)];
        }),
      ),
};
