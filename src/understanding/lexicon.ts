import { DANGERS, type Danger } from '../domain/reading.ts';
import { normalise, normalised } from './normalise.ts';
import { sound, soundsOf } from './sound.ts';

/** What staff wrote of words: intentions and dangers, as `understanding` is given them. */
export type Vocabulary = {
  readonly intentions: readonly {
    readonly name: string;
    readonly title: string;
    readonly words: readonly string[];
  }[];
  readonly dangers: Readonly<
    Partial<Record<Danger, { readonly sure: readonly string[]; readonly maybe: readonly string[] }>>
  >;
};

/** The same, ready to be looked up. Made once, shared by all messages. */
export type Lexicon = {
  /** Intention by its normalised words. */
  readonly exact: ReadonlyMap<string, string>;
  /** Intention by the sound of its words. */
  readonly sounds: ReadonlyMap<string, string>;
  /** Phrases of danger, together by how their first word begins to sound. */
  readonly dangers: ReadonlyMap<string, readonly DangerPhrase[]>;
};

/** A phrase of danger: its normalised words, in order. */
export type DangerPhrase = {
  readonly danger: Danger;
  readonly level: 'sure' | 'maybe';
  readonly words: readonly string[];
  /** True when the phrase itself says no (« plus envie de vivre »). */
  readonly negative: boolean;
};

/** Makes the look-up tables. When two intentions claim the same words, the first one keeps them. */
export function createLexicon({ intentions, dangers }: Vocabulary): Lexicon {
  const phrases = intentions
    .flatMap(({ name, title, words }) =>
      [title, ...words].map((word) => [normalised(word), name] as const),
    )
    .filter(([words]) => words !== '')
    .reverse();
  return {
    exact: new Map(phrases),
    sounds: new Map(phrases.map(([words, name]) => [soundsOf(words.split(' ')), name])),
    dangers: Map.groupBy(phrasesOf(dangers), ({ words: [first = ''] }) => beginning(first)),
  };
}

/** Words that can be the same begin to sound the same: `sameWord` asks for it. */
export function beginning(word: string): string {
  return sound(word).slice(0, 2);
}

function phrasesOf(dangers: Vocabulary['dangers']): readonly DangerPhrase[] {
  return DANGERS.flatMap((danger) =>
    (['sure', 'maybe'] as const).flatMap((level) =>
      (dangers[danger]?.[level] ?? [])
        .flatMap(spellings)
        .map((phrase) => dangerPhrase(danger, level, phrase)),
    ),
  ).filter(({ words }) => words.length > 0);
}

/** As it is, and with the apostrophes that people leave out: « m'a frappé », « ma frappé ». */
function spellings(phrase: string): readonly string[] {
  const joined = phrase.replace(/(?<=\p{L})['’](?=\p{L})/gu, '');
  return joined === phrase ? [phrase] : [phrase, joined];
}

function dangerPhrase(danger: Danger, level: DangerPhrase['level'], phrase: string): DangerPhrase {
  const words = normalise(phrase);
  return { danger, level, words, negative: words.some((word) => NEGATIONS.has(word)) };
}

/** Words that turn a phrase around. « ne » is left out by `normalise`: people do not write it. */
export const NEGATIONS: ReadonlySet<string> = new Set([
  ...['pas', 'jamais', 'aucun', 'aucune', 'plus', 'rien', 'sans', 'not', 'never', 'dont', 'no'],
  ...['ما', 'لا', 'لم', 'لن', 'nao', 'non', 'nu', 'не'],
]);
