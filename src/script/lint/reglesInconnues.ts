import { blockRule } from './rule.ts';

/** `evaluer` names a file of rules that does not exist. */
export const reglesInconnues = blockRule('regles-inconnues', ({ bind }) =>
  bind
    ? [
        {
          path: [],
          sentence: 'Les règles de cette étape n’existent pas.',
          mend: 'Écrivez « regles: » avec le nom d’un fichier « dialogs/….publicodes.yaml ».',
        },
      ]
    : [],
);
