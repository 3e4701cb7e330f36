import type { LintRule, Translation } from '../draft.ts';
import type { Problem } from '../problem.ts';
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
  if (!entry) return language === 'fr' ? [withoutText(file, key, numbers)] : [];
  const forms = typeof entry.text === 'string' ? [entry.text] : Object.values(entry.text);
  const absent = numbers.filter((number) => !forms.every((form) => gives(form, number)));
  if (absent.length === 0) return [];
  const sentence = `« ${key} » ne dit pas d’appeler ${told(absent)} : une personne en danger ne le saurait pas.`;
  const mend = `Ajoutez ${told(absent)} à ce texte, en chiffres. Les numéros viennent de « dangers.yaml ».`;
  return [problemAt('numero-absent', entry.place, sentence, mend)];
}

function withoutText(file: string, key: string, numbers: readonly string[]): Problem {
  return problemAt(
    'numero-absent',
    { file, line: 1, column: 1 },
    `Il manque le texte « ${key} » : une personne en danger ne lirait aucun numéro.`,
    `Ajoutez « ${key}: » dans ce fichier, avec un texte qui dit d’appeler ${told(numbers)}.`,
  );
}

/** « le 15 et le 114 » */
function told(numbers: readonly string[]): string {
  return numbers.map((number) => `le ${number}`).join(' et ');
}

/** True when the text holds the number by itself; spaces inside it make no difference (« 39 19 »). */
function gives(text: string, number: string): boolean {
  const digits = [...number.replace(/\D/gu, '')].join('[\\s.]?');
  return new RegExp(`(?<!\\d)${digits}(?!\\d)`, 'u').test(text);
}
