import { wordRule } from './rule.ts';

/** Words that shame or threaten, each with words to say instead. */
const HURTING: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})impayée?s?(?!\p{L})/giu, 'Dites « un paiement n’est pas passé ».'],
  [/(?<!\p{L})mauvais(?:e)? payeu(?:r|se)s?(?!\p{L})/giu, 'Enlevez ce mot.'],
  [/(?<!\p{L})votre (?:faute|négligence)(?!\p{L})/giu, 'Dites « cela arrive ».'],
  [
    /(?<!\p{L})(?:huissiers?|saisies?|poursuites?|contentieux)(?!\p{L})/giu,
    'Dites « le conseiller vous explique ».',
  ],
  [
    /(?<!\p{L})(?:sanctions?|pénalités?|mise en demeure)(?!\p{L})/giu,
    'Dites « le conseiller vous explique ».',
  ],
  [
    /(?<!\p{L})vous (?:devez|êtes obligée?s?) (?:immédiatement|absolument|impérativement)/giu,
    'Dites « vous pouvez ».',
  ],
  [
    /(?<!\p{L})(?:dernier avertissement|sous peine de|faute de quoi|à défaut)(?!\p{L})/giu,
    'Dites ce que la personne peut faire.',
  ],
  [
    /(?<!\p{L})(?:honte|honteux|honteuse|coupables?|irresponsables?)(?!\p{L})/giu,
    'Enlevez ce mot.',
  ],
  [
    /(?<!\p{L})(?:débiteurs?|débitrices?|assistée?s?)(?!\p{L})/giu,
    'Dites « vous » ou « la personne ».',
  ],
];

export const motBlessant = wordRule('mot-blessant', (source) =>
  HURTING.flatMap(([words, mend]) =>
    [...source.matchAll(words)].map(({ 0: word, index }) => ({
      at: index,
      sentence: `« ${word} » peut faire honte ou peur.`,
      mend,
    })),
  ),
);
