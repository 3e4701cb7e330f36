import { normalise } from '../normalise.ts';

const YES_WORDS: ReadonlySet<string> = new Set([
  ...[
    'oui',
    'ouais',
    'ouai',
    'oue',
    'ouaip',
    'ouep',
    'ui',
    'wi',
    'wep',
    'yes',
    'yep',
    'yeah',
    'yea',
  ],
  ...[
    'نعم',
    'اي',
    'ايه',
    'ايوه',
    'ايوا',
    'واه',
    'اه',
    'wah',
    'aywa',
    'ewa',
    'iyeh',
    'naam',
    'na3am',
  ],
  ...['evet', 'sim', 'да', 'так', '是', '好'],
]);

const NO_WORDS: ReadonlySet<string> = new Set([
  ...['non', 'nan', 'nn', 'nop', 'no', 'nope', 'nah', 'نه', 'لا', 'لالا', 'hayir', 'nao'],
  ...['нет', 'ні', '不', '否'],
]);

const YES: ReadonlySet<string> = new Set([
  ...[
    'ok',
    'okay',
    'okey',
    'oki',
    'd accord',
    'daccord',
    'dacc',
    'dac',
    'dak',
    'bien sur',
    'biensur',
  ],
  ...[
    'exact',
    'exacte',
    'exactement',
    'tout a fait',
    'c est ca',
    'voila',
    'absolument',
    'volontiers',
  ],
  ...['je veux bien', 'avec plaisir', 'je suis d accord', 'si', 'si si', 'mais si', 'carrement'],
  ...['c est bon', 'ca marche', 'sa marche', 'vrai', 'c est vrai', 'parfait', 'bien entendu'],
  ...['pas de probleme', 'aucun probleme', 'pas de souci', 'sans probleme', 'no problem'],
  ...['evidemment', 'certainement', 'surement', 'pourquoi pas', 'da', 'po', 'tak', 'o', 'y', '1'],
]);

const NO: ReadonlySet<string> = new Set([
  ...[
    'pas du tout',
    'jamais',
    'd accord pas',
    'pas d accord',
    'je veux pas',
    'je suis pas d accord',
  ],
  ...['pas maintenant', 'pas encore', 'aucun', 'aucune', 'absolument pas', 'surement pas', 'faux'],
  ...['bien sur que non', 'certainement pas', 'pas vraiment', 'c est faux', 'je crois pas'],
  ...['je pense pas', 'pas question', 'hors de question', 'nu', 'jo', 'la', 'not', 'not yet', '2'],
]);

/** Words before the answer that say nothing of it. */
const FILLERS: ReadonlySet<string> = new Set([
  ...[
    'ah',
    'oh',
    'eh',
    'euh',
    'bah',
    'ben',
    'bin',
    'bon',
    'alors',
    'mais',
    'hein',
    'moi',
    'ok',
    'bein',
  ],
  ...['pour', 'je', 'crois', 'pense', 'que', 'merci', 'bonjour', 's', 'il', 'vous', 'te', 'plait'],
]);

/** What makes an answer no longer certain: « oui ou non », « non je sais pas », « oui mais pas tout ». */
const DOUBT = /\b(?:ou|sais pas|pas sur|pas sure|peut etre|depend|mais pas|jsp)\b/u;

/** A yes or a no, in many ways and a few languages; undefined for anything else and for what is not certain. */
export function readYesNo(text: string): boolean | undefined {
  const words = wordsOf(text);
  if (words.length === 0) return fromSign(text);
  const said = words.join(' ');
  if (YES.has(said)) return true;
  if (NO.has(said)) return false;
  const yes = words.some((word) => YES_WORDS.has(word));
  const no = words.some((word) => NO_WORDS.has(word));
  if (yes === no || DOUBT.test(said)) return undefined;
  const telling = words.filter((word) => !FILLERS.has(word));
  const isAnswer = (word: string | undefined) =>
    word !== undefined && (yes ? YES_WORDS : NO_WORDS).has(word);
  return isAnswer(telling[0]) || (words.length <= 5 && isAnswer(words.at(-1))) ? yes : undefined;
}

/** « n » alone says no, though `normalise` leaves it out; « ooui » and « noon » are drawn out. */
function wordsOf(text: string): readonly string[] {
  if (/^\s*n\s*[.!]*\s*$/iu.test(text)) return ['non'];
  return normalise(text).map((word) => DRAWN_OUT.find(([way]) => way.test(word))?.[1] ?? word);
}

const DRAWN_OUT: readonly (readonly [RegExp, string])[] = [
  [/^o+u+i+$/u, 'oui'],
  [/^n+[ao]+n+$/u, 'non'],
  [/^o+k+$/u, 'ok'],
  [/^y+e+s+$/u, 'yes'],
];

function fromSign(text: string): boolean | undefined {
  const yes = /👍|✅|👌|☑|✔|🆗/u.test(text);
  const no = /👎|❌|🚫|✖|⛔/u.test(text);
  return yes === no ? undefined : yes;
}
