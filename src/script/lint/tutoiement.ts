import { textRule } from './rule.ts';

/** The robot says « vous ». */
export const tutoiement = textRule('tutoiement', (_text, source) => {
  const found =
    /(?<![\p{L}’'-])(?:tu|toi|ton|ta|tes|t[’'](?:as|es))(?![\p{L}’'-])|(?<=\p{L}-)(?:tu|toi)(?!\p{L})/iu.exec(
      source,
    );
  return found === null
    ? []
    : [
        {
          at: found.index,
          sentence: `« ${found[0]} » tutoie la personne. Le robot dit « vous ».`,
          mend: 'Écrivez « vous », « votre » ou « vos ».',
        },
      ];
});
