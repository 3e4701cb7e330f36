import { fold } from '../suggest.ts';
import { blockRule } from './rule.ts';

/** Two buttons of one question with the same words. */
export const boutonEnDouble = blockRule('bouton-en-double', ({ question }) => {
  const seen = new Set<string>();
  return (question?.choices ?? []).flatMap(({ key, label }) => {
    const words = typeof label.source === 'string' ? label.source : label.source.many;
    const twice = seen.has(fold(words));
    seen.add(fold(words));
    return twice
      ? [
          {
            path: ['choix', key],
            sentence: `Deux boutons disent « ${words} » : la personne ne saurait pas lequel toucher.`,
            mend: 'Changez les mots de l’un des deux.',
          },
        ]
      : [];
  });
});
