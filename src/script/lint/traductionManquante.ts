import type { LintRule } from '../draft.ts';
import { originalsOf } from '../originals.ts';
import { languageInWords } from '../words.ts';
import { problemAt } from './rule.ts';

/** A key that a translation file forgets. The person would read French in the middle of their language. */
export const traductionManquante: LintRule = {
  code: 'traduction-manquante',
  check: (project) =>
    project.translations
      .filter(({ language }) => language !== 'fr')
      .flatMap(({ language, space, file, entries }) =>
        [...originalsOf(project, space).keys()]
          .filter((key) => !(key in entries))
          .map((key) =>
            problemAt(
              'traduction-manquante',
              { file, line: 1, column: 1 },
              `« ${key} » n’est pas traduit en ${languageInWords(language)} : la personne le lirait en français.`,
              `Ajoutez « ${key}: » dans ce fichier, avec son texte.`,
            ),
          ),
      ),
};
