import { wordRule } from './rule.ts';

/** What a button shows on a narrow phone before it is cut. */
const BUTTON = 40;

export const boutonTropLong = wordRule('bouton-trop-long', (source, as) =>
  as !== 'button' || source.length <= BUTTON
    ? []
    : [
        {
          sentence: `Ce bouton a ${source.length} caractères : le téléphone le coupe après ${BUTTON}.`,
          mend: 'Gardez deux à cinq mots sur un bouton.',
        },
      ],
);
