import type { LintRule } from '../draft.ts';
import { flatten } from '../flow.ts';
import { problemAt } from './rule.ts';

/** A script that nothing starts: no intention, no event, and no other script calls or launches it. */
export const scriptSansDepart: LintRule = {
  code: 'script-sans-depart',
  check({ drafts }) {
    const wanted = new Set(
      Object.values(drafts).flatMap((draft) =>
        flatten(draft.blocks).flatMap(({ inspection }) =>
          inspection.scripts.map(({ script }) => script),
        ),
      ),
    );
    return Object.values(drafts)
      .filter(({ name, starts }) => starts.length === 0 && !wanted.has(name))
      .map(({ name, file }) =>
        problemAt(
          'script-sans-depart',
          { file, line: 1, column: 1 },
          `Rien ne commence le script « ${name} ».`,
          'Ajoutez « commence: » avec une intention ou un événement, ou appelez-le depuis un autre script.',
        ),
      );
  },
};
