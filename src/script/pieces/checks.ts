import { boutonTropLong } from '../lint/boutonTropLong.ts';
import { motBlessant } from '../lint/motBlessant.ts';
import { motDePromesse } from '../lint/motDePromesse.ts';
import { phraseTropLongue } from '../lint/phraseTropLongue.ts';
import { problemAt } from '../lint/rule.ts';
import { texteTropLong } from '../lint/texteTropLong.ts';
import { tutoiement } from '../lint/tutoiement.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../rules/ruleSet.ts';
import { didYouMean, fold } from '../suggest.ts';
import { meant } from '../words.ts';
import { NEVER, type PieceData, readValidity } from './fields.ts';

/** A paper as it was read, with the places of its parts. */
export type PieceEntry = { readonly placed: Placed; readonly data: PieceData };

const WORD_RULES = [
  boutonTropLong,
  texteTropLong,
  motDePromesse,
  motBlessant,
  tutoiement,
  phraseTropLongue,
];

/** What is wrong with the texts of a paper: they are said as they are, on buttons and in messages. */
export function textProblems({ placed, data }: PieceEntry): readonly Problem[] {
  return textsOf(data).flatMap(({ path, source, as }) => [
    ...holes(source).map((at) =>
      problemAt(
        'accolades-impossibles',
        placed.placeIn(path, at),
        'Ce texte est dit à tous de la même façon : {{…}} n’y est pas rempli.',
        'Enlevez les accolades, et dites la même chose sans elles.',
      ),
    ),
    ...WORD_RULES.flatMap(({ code, severity, find }) =>
      find(source, as).map(({ at, sentence, mend }) => ({
        code,
        severity,
        sentence,
        mend,
        place: placed.placeIn(path, at ?? 0),
      })),
    ),
  ]);
}

type PieceText = {
  readonly path: readonly (string | number)[];
  readonly source: string;
  readonly as: 'button' | 'message';
};

/** The title stands on a button: « C'est pour … ? ». */
function textsOf({ titre, pour, sinon }: PieceData): readonly PieceText[] {
  return [
    { path: ['titre'], source: titre, as: 'button' },
    { path: ['pour'], source: pour, as: 'message' },
    ...sinon.flatMap(({ choix, texte }, n): readonly PieceText[] => [
      { path: ['sinon', n, 'choix'], source: choix, as: 'button' },
      { path: ['sinon', n, 'texte'], source: texte, as: 'message' },
    ]),
  ];
}

function holes(source: string): readonly number[] {
  return [...source.matchAll(/\{\{/gu)].map(({ index }) => index);
}

export function validityProblems({ placed, data }: PieceEntry): readonly Problem[] {
  const { validite } = data;
  if (validite === undefined || readValidity(validite)) return [];
  const sentence = `« ${validite} » n’est pas une validité que le robot comprend.`;
  const mend = 'Écrivez par exemple « moins de 3 mois », « moins de 30 jours » ou « en cours ».';
  return [problemAt('validite-illisible', placed.placeOf(['validite']), sentence, mend)];
}

/** Alternatives that lead nowhere, and papers that nothing leads to. */
export function alternativeProblems(entries: readonly PieceEntry[]): readonly Problem[] {
  const names = entries.map(({ placed }) => placed.name);
  const led = new Set(entries.flatMap(({ data }) => data.sinon.map(({ piece }) => piece)));
  return entries.flatMap(({ placed, data }) => [
    ...data.sinon.flatMap(({ piece }, n) => {
      if (piece === undefined || (names.includes(piece) && piece !== placed.name)) return [];
      const place = placed.placeOf(['sinon', n, 'piece']);
      if (piece === placed.name)
        return problemAt(
          'piece-inconnue',
          place,
          `« ${piece} » ne peut pas être donné à la place de lui-même.`,
          'Écrivez le nom d’un autre papier, ou enlevez « piece: ».',
        );
      const mend = meant(didYouMean(piece, names), 'Ajoutez ce papier, ou enlevez « piece: ».');
      return problemAt(
        'piece-inconnue',
        place,
        `« ${piece} » n’est pas un papier de ce fichier.`,
        mend,
      );
    }),
    ...(data.quand === NEVER && !led.has(placed.name)
      ? [
          problemAt(
            'piece-jamais-demandee',
            placed.placeOf(['quand']),
            `Rien ne demande « ${placed.name} » : « quand: jamais », et aucun « sinon: » n’y mène.`,
            `Ajoutez « piece: ${placed.name} » sous le « sinon: » d’un autre papier, ou changez « quand: ».`,
          ),
        ]
      : []),
  ]);
}

/** Two papers with the same title: on a list nobody could tell them apart. */
export function titleProblems(entries: readonly PieceEntry[]): readonly Problem[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ placed, data: { titre } }) => {
    const taken = first.get(fold(titre));
    if (taken === undefined) first.set(fold(titre), placed.name);
    if (taken === undefined) return [];
    const sentence = `« ${titre} » est déjà le titre de « ${taken} ».`;
    const mend = 'Changez les mots de l’un des deux titres.';
    return [problemAt('titre-en-double', placed.placeOf(['titre']), sentence, mend)];
  });
}
