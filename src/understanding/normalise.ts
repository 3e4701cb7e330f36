/**
 * Words as they are compared: no accents, capitals, punctuation or repeated letters; the short forms of
 * phones written out (« g » → « j ai », « pk » → « pourquoi »). Digits of Arabic become ours.
 */
export function normalise(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/[\p{Diacritic}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .replace(/œ/gu, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => SHORT[word]?.split(' ') ?? word);
}

/** The same words as one text. */
export function normalised(text: string): string {
  return normalise(text).join(' ');
}

/** Short forms of phone French. Only those that mean one thing. */
const SHORT: Readonly<Record<string, string>> = {
  g: 'j ai',
  jai: 'j ai',
  c: 'c est',
  cest: 'c est',
  cé: 'c est',
  pk: 'pourquoi',
  pq: 'pourquoi',
  pkoi: 'pourquoi',
  pr: 'pour',
  pcq: 'parce que',
  pske: 'parce que',
  ke: 'que',
  ki: 'qui',
  koi: 'quoi',
  kan: 'quand',
  kand: 'quand',
  kom: 'comme',
  kelkun: 'quelqu un',
  qqn: 'quelqu un',
  qqun: 'quelqu un',
  qqch: 'quelque chose',
  tt: 'tout',
  ts: 'tous',
  tjs: 'toujours',
  tjr: 'toujours',
  bcp: 'beaucoup',
  bjr: 'bonjour',
  slt: 'salut',
  bsr: 'bonsoir',
  mr6: 'merci',
  svp: 's il vous plait',
  stp: 's il te plait',
  rdv: 'rendez vous',
  jpeu: 'je peux',
  jpeux: 'je peux',
  jve: 'je veux',
  jveu: 'je veux',
  jveux: 'je veux',
  jsui: 'je suis',
  jsuis: 'je suis',
  chui: 'je suis',
  chuis: 'je suis',
  jvais: 'je vais',
  jvai: 'je vais',
  jarrive: 'j arrive',
  jen: 'j en',
  ya: 'il y a',
  yapa: 'il y a pas',
  pb: 'probleme',
  pbm: 'probleme',
  dsl: 'desole',
  mtn: 'maintenant',
  ms: 'mais',
  ds: 'dans',
  ss: 'sans',
  ne: '',
  n: '',
  taf: 'travail',
  boulot: 'travail',
  boulo: 'travail',
};

/**
 * How a French word sounds, roughly: « kan », « quand » and « quant » are one. For comparing words that
 * were written by ear; never shown.
 */
export function sound(word: string): string {
  return RULES.reduce((spelt, [pattern, replacement]) => spelt.replace(pattern, replacement), word);
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/ph/gu, 'f'],
  [/qu|q|ck|k/gu, 'k'],
  [/c(?=[eiy])/gu, 's'],
  [/c(?!h)/gu, 'k'],
  [/ge(?=[ao])/gu, 'j'],
  [/g(?=[eiy])/gu, 'j'],
  [/eaux?|aux?|aut|aud/gu, 'o'],
  [/ai(?!l)|ei(?!l)|er$|ez$|et$|ees?$/gu, 'e'],
  [/oeu|eu/gu, 'e'],
  [/y/gu, 'i'],
  [/h/gu, ''],
  [/(?<=[aeiou])s(?=[aeiou])|z/gu, 's'],
  [/(.)\1+/gu, '$1'],
  [/(?<=..)(?:ent|[sxtdpz])$/gu, ''],
  [/(?<=..)e$/gu, ''],
];
