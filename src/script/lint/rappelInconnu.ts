import type { LintRule } from '../draft.ts';
import { flatten } from '../flow.ts';
import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';

/** `annuler` of something that no script plans. */
export const rappelInconnu: LintRule = {
  code: 'rappel-inconnu',
  check({ drafts }) {
    const all = Object.values(drafts).flatMap((draft) =>
      flatten(draft.blocks).flatMap((block) =>
        block.inspection.timers.map((timer) => ({ draft, block, timer })),
      ),
    );
    const planned = all.filter(({ timer }) => timer.does === 'arms').map(({ timer }) => timer.name);
    return all
      .filter(({ timer }) => timer.does === 'cancels' && !planned.includes(timer.name))
      .map(({ draft, block, timer }) => ({
        code: 'rappel-inconnu',
        severity: 'erreur' as const,
        sentence: `« annuler: ${timer.name} » : aucun « planifier » ne porte ce nom.`,
        mend: meant(
          didYouMean(timer.name, planned),
          'Enlevez cette étape, ou planifiez sous ce nom.',
        ),
        place: draft.place(block, timer.path),
      }));
  },
};
