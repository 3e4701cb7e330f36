import { asciiDigits } from './digits.ts';

/**
 * Words as they are compared: no accents, capitals, punctuation, emoji or drawn-out letters; the short
 * forms of phones written out (« g » → « j ai », « pk » → « pourquoi »), and « ne » left out, as most do.
 */
export function normalise(text: string): readonly string[] {
  return asciiDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[œæ]/gu, (letter) => (letter === 'œ' ? 'oe' : 'ae'))
    .replace(/ı/gu, 'i')
    .replace(/ة/gu, 'ه')
    .replace(/ى/gu, 'ي')
    .replace(/\p{Script=Han}/gu, ' $& ')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => SHORT.get(word) ?? [word])
    .filter((word, index, all) => word !== '' && !(word === 'est' && all[index - 1] === 'est'));
}

/** The same words as one text. */
export function normalised(text: string): string {
  return normalise(text).join(' ');
}

/** Short forms of phone French, each meaning one thing; and words said in two ways. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    g: 'j ai',
    jai: 'j ai',
    c: 'c est',
    cest: 'c est',
    cb: 'combien',
    cmb: 'combien',
    pk: 'pourquoi',
    pq: 'pourquoi',
    pkoi: 'pourquoi',
    pr: 'pour',
    pcq: 'parce que',
    pcke: 'parce que',
    pske: 'parce que',
    ke: 'que',
    ki: 'qui',
    koi: 'quoi',
    kil: 'qu il',
    quil: 'qu il',
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
    tjrs: 'toujours',
    tjr: 'toujours',
    bcp: 'beaucoup',
    bjr: 'bonjour',
    slt: 'salut',
    bsr: 'bonsoir',
    mr6: 'merci',
    svp: 's il vous plait',
    stp: 's il te plait',
    rdv: 'rendez vous',
    jpe: 'je peux',
    jpeu: 'je peux',
    jpeux: 'je peux',
    jve: 'je veux',
    jveu: 'je veux',
    jveux: 'je veux',
    jvx: 'je veux',
    jvoudrai: 'je voudrais',
    jvoudrais: 'je voudrais',
    jme: 'je me',
    jcomprend: 'je comprends',
    jcomprends: 'je comprends',
    jpourrai: 'je pourrai',
    jsui: 'je suis',
    jsuis: 'je suis',
    chui: 'je suis',
    chuis: 'je suis',
    jvais: 'je vais',
    jvai: 'je vais',
    jarrive: 'j arrive',
    jen: 'j en',
    jdors: 'je dors',
    ya: 'il y a',
    yapa: 'il y a pas',
    yapu: 'il y a plus',
    pb: 'probleme',
    pbm: 'probleme',
    dsl: 'desole',
    mtn: 'maintenant',
    ms: 'mais',
    ds: 'dans',
    ss: 'sans',
    pa: 'pas',
    plu: 'plus',
    ne: '',
    n: '',
    taf: 'travail',
    boulot: 'travail',
    boulo: 'travail',
  }).map(([short, long]) => [short, long.split(' ')]),
);
