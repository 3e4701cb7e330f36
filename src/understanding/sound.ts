/**
 * How a normalised French word sounds, roughly: « kan », « quand » and « quant » are one. For comparing
 * words that were written by ear; never shown. Capitals stand for the nasal vowels.
 */
export function sound(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  const spelt = RULES.reduce((so, [pattern, letter]) => so.replace(pattern, letter), word);
  if (sounds.size >= REMEMBERED) sounds.clear();
  sounds.set(word, spelt);
  return spelt;
}

/** The sounds of several words; equal texts sound alike. */
export function soundsOf(words: readonly string[]): string {
  return words.map(sound).join(' ');
}

const REMEMBERED = 20_000;
const sounds = new Map<string, string>();

const RULES: readonly (readonly [RegExp, string])[] = [
  [/ph/gu, 'f'],
  [/gu(?=[eiy])/gu, 'g'],
  [/qu|q|ck|k/gu, 'k'],
  [/c(?=[eiy])/gu, 's'],
  [/c(?!h)/gu, 'k'],
  [/ge(?=[ao])/gu, 'j'],
  [/g(?=[eiy])/gu, 'j'],
  [/(?<=...)ent$/gu, ''],
  [/(?:ai|ei|i|y|u)[nm](?![aeiouynm])/gu, 'I'],
  [/[ea][nm](?![aeiouynm])/gu, 'A'],
  [/o[nm](?![aeiouynm])/gu, 'O'],
  [/eaux?|aux?|aut|aud/gu, 'o'],
  [/ai(?!l)|ei(?!l)|er$|ez$|et$|ees?$/gu, 'e'],
  [/oeu|eu/gu, 'e'],
  [/y/gu, 'i'],
  [/h/gu, ''],
  [/z/gu, 's'],
  [/(.)\1+/gu, '$1'],
  [/(?<=..)[sxtdpz]+$/gu, ''],
  [/(?<=...)e$/gu, ''],
];
