import { namesRead } from '../../engine/placeholder.ts';
import type { LintRule } from '../draft.ts';
import { type Original, originalsOf } from '../originals.ts';
import { problemAt } from './rule.ts';

/** A translation with other placeholders than the French: a value would be lost, or never filled. */
export const traductionDifferente: LintRule = {
  code: 'traduction-differente',
  check: (project) =>
    project.translations
      .filter(({ language }) => language !== 'fr')
      .flatMap(({ space, entries }) =>
        [...originalsOf(project, space)].flatMap(([key, original]) => {
          const entry = entries[key];
          if (!entry) return [];
          const french = namesOf(original);
          const theirs =
            typeof entry.text === 'string'
              ? namesRead(entry.text)
              : namesRead(...Object.values(entry.text));
          const unknown = theirs.filter((name) => !french.includes(name) && name !== 'count');
          const lost =
            typeof entry.text === 'string' ? french.filter((name) => !theirs.includes(name)) : [];
          if (unknown.length + lost.length === 0) return [];
          const what = [
            ...(lost.length ? [`il manque ${braced(lost)}`] : []),
            ...(unknown.length ? [`${braced(unknown)} n’est pas dans le français`] : []),
          ];
          return [
            problemAt(
              'traduction-differente',
              entry.place,
              `« ${key} » : ${what.join(' ; ')}.`,
              'Gardez les mêmes {{…}} qu’en français.',
            ),
          ];
        }),
      ),
};

function namesOf(original: Original): readonly string[] {
  return typeof original === 'string'
    ? namesRead(original)
    : namesRead(original.one, original.many);
}

function braced(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}
