import { wordRule } from './rule.ts';

const YOU =
  /(?<![\p{L}’'-])(?:tu|toi|ton|ta|tes|t[’'](?:as|es))(?![\p{L}’'-])|(?<=\p{L}-)(?:tu|toi)(?!\p{L})/giu;

/** The robot says « vous ». */
export const tutoiement = wordRule('tutoiement', (source) =>
  [...source.matchAll(YOU)].map(({ 0: word, index }) => ({
    at: index,
    sentence: `« ${word} » tutoie la personne. Le robot dit « vous ».`,
    mend: 'Écrivez « vous », « votre » ou « vos ».',
  })),
);
