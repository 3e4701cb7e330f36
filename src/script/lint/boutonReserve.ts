import type { LintRule } from '../draft.ts';
import { flatten } from '../flow.ts';
import { fold } from '../suggest.ts';

/** A button whose words are those of a command or an intention: typed, they would do something else. */
export const boutonReserve: LintRule = {
  code: 'bouton-reserve',
  check({ drafts, intentions }) {
    const reserved = new Map(
      Object.values(intentions)
        .filter(({ command }) => command !== null)
        .flatMap(({ name, words }) => words.map((word) => [fold(word.trim()), name] as const)),
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
              sentence: `« ${taken} » est déjà un mot de l’intention « ${reserved.get(fold(taken.trim()))} ».`,
              mend: 'Changez les mots de ce bouton.',
              place: draft.place(block, ['choix', key]),
            },
          ];
        }),
      ),
    );
  },
};
