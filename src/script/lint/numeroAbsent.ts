import type { LintRule, Translation } from '../draft.ts';
import type { Place, Problem } from '../problem.ts';
import { problemAt } from './rule.ts';

/**
 * A text of danger that forgets a number of `dangers.yaml`, in any language. A key that a translation
 * forgets is another rule's finding; in French nothing else would tell it.
 */
export const numeroAbsent: LintRule = {
  code: 'numero-absent',
  check: ({ dangers, translations }) =>
    translations
      .filter(({ space }) => space === 'systeme')
      .flatMap((translation) =>
        Object.entries(dangers).flatMap(([danger, { numbers }]) =>
          inLanguage(translation, `danger.${danger}`, numbers),
        ),
      ),
};

function inLanguage(
  { language, file, entries }: Translation,
  key: string,
  numbers: readonly string[],
): readonly Problem[] {
  const entry = entries[key];
  if (!entry) {
    const start = { file, line: 1, column: 1 };
    return language === 'fr' ? [missing(`Il manque le texte « ${key} »`, numbers, start)] : [];
  }
  const forms = typeof entry.text === 'string' ? [entry.text] : Object.values(entry.text);
  const absent = numbers.filter((number) => !forms.every((form) => gives(form, number)));
  return absent.length === 0
    ? []
    : [
        missing(
          `« ${key} » ne donne pas tous les numéros de « dangers.yaml »`,
          absent,
          entry.place,
        ),
      ];
}

function missing(what: string, numbers: readonly string[], place: Place): Problem {
  const told = numbers.join(', ');
  return problemAt(
    'numero-absent',
    place,
    `${what} : une personne en danger n’aurait pas le ${told}.`,
    `Dites dans ce texte d’appeler le ${told}, en chiffres.`,
  );
}

/** True when the text holds the number by itself; spaces inside it make no difference (« 39 19 »). */
function gives(text: string, number: string): boolean {
  const digits = [...number.replace(/\D/gu, '')].join('[\\s\u00a0\u202f.]?');
  return new RegExp(`(?<!\\d)${digits}(?!\\d)`, 'u').test(text);
}
