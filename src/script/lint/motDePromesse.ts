import { wordRule } from './rule.ts';

/**
 * Words that promise what only the bank decides (domain: the robot never says that somebody is
 * accepted, eligible or guaranteed anything). « garantie » as a thing (dépôt de garantie) is allowed.
 */
const PROMISES = [
  /(?<!\p{L})accept(?:é|ée|és|ées)(?!\p{L})/giu,
  /(?<!\p{L})accordé(?:e|s|es)?(?!\p{L})/giu,
  /(?<!\p{L})éligibles?(?!\p{L})/giu,
  /(?<!\p{L})(?:est|sont|sera|seront|c[’']est) garantie?s?(?!\p{L})/giu,
  /(?<!\p{L})(?:je|nous) (?:vous )?(?:garantis|garantissons|promets|promettons)(?!\p{L})/giu,
  /(?<!\p{L})vous (?:aurez|obtiendrez|allez (?:avoir|obtenir)|avez droit à) (?:le |votre |un |ce )?(?:prêt|microcrédit|argent|crédit)/giu,
];

export const motDePromesse = wordRule('mot-de-promesse', (source) =>
  PROMISES.flatMap((promise) =>
    [...source.matchAll(promise)].map(({ 0: words, index }) => ({
      at: index,
      sentence: `« ${words} » est une promesse. Seule la banque décide.`,
      mend: 'Dites ce qui se passe ensuite : « on peut regarder ensemble », « le conseiller vous répond ».',
    })),
  ),
);
