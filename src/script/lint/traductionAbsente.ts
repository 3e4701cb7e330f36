import type { LintRule } from '../draft.ts';
import { languageInWords } from '../words.ts';

/** A script that has no translation at all in a language of the CCAS: told once, as advice. */
export const traductionAbsente: LintRule = {
  code: 'traduction-absente',
  check: ({ drafts, languages, translations }) =>
    languages
      .filter((language) => language !== 'fr')
      .flatMap((language) =>
        Object.values(drafts)
          .filter(
            ({ name }) =>
              !translations.some((one) => one.language === language && one.space === name),
          )
          .map(({ name, file }) => ({
            code: 'traduction-absente',
            severity: 'conseil' as const,
            sentence: `Le script « ${name} » n’est pas traduit en ${languageInWords(language)} : la personne le lira en français.`,
            mend: `Créez « locales/${language}/${name}.yaml ».`,
            place: { file, line: 1, column: 1 },
          })),
      ),
};
