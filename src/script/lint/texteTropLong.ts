import { wordRule } from './rule.ts';

/** On a phone a longer message is not read; Telegram cuts at 4 096. */
const MESSAGE = 900;

export const texteTropLong = wordRule('texte-trop-long', (source, as) =>
  as === 'button' || source.length <= MESSAGE
    ? []
    : [
        {
          sentence: `Ce texte a ${source.length} caractères. Sur un téléphone, ${MESSAGE} est déjà beaucoup.`,
          mend: 'Coupez-le en deux « dire », ou enlevez une idée.',
        },
      ],
);
