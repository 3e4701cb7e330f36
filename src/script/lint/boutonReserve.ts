import type { LintRule } from '../draft.ts';
import { flatten } from '../flow.ts';
import { fold } from '../suggest.ts';

/**
 * A button whose words are an order (« stop », « humain »): typed, they would do something else. The words
 * of other intentions are free: an answer to the pending question goes before them.
 */
export const boutonReserve: LintRule = {
  code: 'bouton-reserve',
  check({ drafts, intentions }) {
    const reserved = new Map(
      Object.values(intentions)
        .filter(({ command }) => command !== null)
        .flatMap(({ name, title, words }) =>
          [title, ...words].map((word) => [fold(word.trim()), name] as const),
        ),
    );
    return Object.values(drafts).flatMap((draft) =>
      flatten(draft.blocks).flatMap((block) =>
        (block.question?.choices ?? []).flatMap(({ key, label }) => {
          const taken = typeof label.source === 'string' ? label.source : label.source.many;
          if (!reserved.has(fold(taken.trim()))) return [];
          return [
            {
              code: 'bouton-reserve',
              severity: 'erreur' as const,
              sentence: `« ${taken} » est déjà un ordre, « ${reserved.get(fold(taken.trim()))} » : la personne qui l’écrit ne répondrait pas à la question.`,
              mend: 'Dites-le avec d’autres mots sur ce bouton.',
              place: draft.place(block, ['choix', key]),
            },
          ];
        }),
      ),
    );
  },
};
