import { textRule } from './rule.ts';

/** The robot says « vous ». */
export const tutoiement = textRule('tutoiement', (_text, source) => {
  const found = /(?<![\p{L}’'-])(?:tu|toi|ton|ta|tes|t[’'](?:as|es))(?![\p{L}’'-])/iu.exec(
    source,
  )?.[0];
  return found === undefined
    ? []
    : [{ sentence: `« ${found} » tutoie la personne.`, mend: 'Le robot dit « vous ».' }];
});
