import type { Danger } from '../domain/reading.ts';
import { normalise, normalised, sound } from './normalise.ts';

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
  /** Phrases of danger, together by the sound of their first word. */
  readonly dangers: ReadonlyMap<string, readonly DangerPhrase[]>;
};

/** A phrase of danger: the sounds of its words, in order. */
export type DangerPhrase = {
  readonly danger: Danger;
  readonly level: 'sure' | 'maybe';
  readonly words: readonly string[];
  /** True when the phrase itself says no (« plus envie de vivre »). */
  readonly negative: boolean;
};

export function createLexicon({ intentions, dangers }: Vocabulary): Lexicon {
  const phrases = intentions.flatMap(({ name, title, words }) =>
    [title, ...words].map((word) => [normalised(word), name] as const),
  );
  return {
    exact: new Map([...phrases].reverse()),
    sounds: new Map(
      phrases.map(([words, name]) => [soundsOf(words.split(' ')), name] as const).reverse(),
    ),
    dangers: Map.groupBy(phrasesOf(dangers), ({ words: [first = ''] }) => first),
  };
}

function phrasesOf(dangers: Vocabulary['dangers']): readonly DangerPhrase[] {
  return Object.entries(dangers).flatMap(([danger, lists]) => [
    ...lists.sure.map((phrase) => dangerPhrase(danger, 'sure', phrase)),
    ...lists.maybe.map((phrase) => dangerPhrase(danger, 'maybe', phrase)),
  ]);
}

export function soundsOf(words: readonly string[]): string {
  return words
    .map(sound)
    .filter((one) => one !== '')
    .join(' ');
}

function dangerPhrase(danger: string, level: 'sure' | 'maybe', phrase: string): DangerPhrase {
  const words = normalise(phrase);
  const known = DANGER_NAMES.find((one) => one === danger);
  if (!known) throw new Error(`unknown danger: ${danger}`);
  return {
    danger: known,
    level,
    words: words.map(sound),
    negative: words.some((word) => NEGATIONS.has(word)),
  };
}

const DANGER_NAMES: readonly Danger[] = [
  'suicide',
  'violence',
  'enfant',
  'rue_faim',
  'sante',
  'feu',
];

/** Words that turn a phrase around. « ne » is dropped by `normalise`: people do not write it. */
export const NEGATIONS: ReadonlySet<string> = new Set([
  'pas',
  'jamais',
  'aucun',
  'aucune',
  'plus',
  'rien',
  'not',
  'never',
  'dont',
  'no',
]);
