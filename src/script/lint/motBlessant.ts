import { textRule } from './rule.ts';

/** Words that shame or threaten, each with words to say instead. */
const HURTING: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})impayée?s?(?!\p{L})/iu, 'Dites « un paiement n’est pas passé ».'],
  [/(?<!\p{L})mauvais(?:e)? payeu(?:r|se)s?(?!\p{L})/iu, 'Enlevez ce mot.'],
  [/(?<!\p{L})votre (?:faute|négligence)(?!\p{L})/iu, 'Dites « cela arrive ».'],
  [
    /(?<!\p{L})(?:huissiers?|saisies?|poursuites?|contentieux)(?!\p{L})/iu,
    'Dites « le conseiller vous explique ».',
  ],
  [
    /(?<!\p{L})(?:sanctions?|pénalités?|mise en demeure)(?!\p{L})/iu,
    'Dites « le conseiller vous explique ».',
  ],
  [
    /(?<!\p{L})vous (?:devez|êtes obligée?s?) (?:immédiatement|absolument|impérativement)/iu,
    'Dites « vous pouvez ».',
  ],
  [
    /(?<!\p{L})(?:dernier avertissement|sous peine de|faute de quoi|à défaut)(?!\p{L})/iu,
    'Dites ce que la personne peut faire.',
  ],
  [/(?<!\p{L})(?:honte|honteux|honteuse|coupables?|irresponsables?)(?!\p{L})/iu, 'Enlevez ce mot.'],
  [
    /(?<!\p{L})(?:débiteurs?|débitrices?|assistée?s?)(?!\p{L})/iu,
    'Dites « vous » ou « la personne ».',
  ],
];

export const motBlessant = textRule('mot-blessant', (_text, source) =>
  HURTING.flatMap(([word, mend]) => {
    const found = word.exec(source);
    return found === null
      ? []
      : [{ at: found.index, sentence: `« ${found[0]} » peut faire honte ou peur.`, mend }];
  }),
);
