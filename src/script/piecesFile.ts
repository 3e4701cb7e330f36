import type { FactDefinitions } from '../domain/fact.ts';
import type { Piece } from '../domain/piece.ts';
import {
  alternativeProblems,
  type PieceEntry,
  textProblems,
  titleProblems,
  validityProblems,
} from './pieces/checks.ts';
import { PIECE_KEYS, pieceField, readValidity } from './pieces/fields.ts';
import { compileWhen, whenProblems } from './pieces/when.ts';
import type { Problem } from './problem.ts';
import { fieldsOf, namedEntries } from './rules/namedEntries.ts';
import { readSource } from './source.ts';

/**
 * Reads `dialogs/pieces.yaml`: the papers that a loan needs, in the order of the file. One that has not the
 * right shape is told and left out. With an `erreur` among the problems the list must not be used.
 */
export function readPieces(
  file: string,
  text: string,
  facts: FactDefinitions,
): { readonly pieces: readonly Piece[]; readonly problems: readonly Problem[] } {
  const source = readSource(file, text);
  const { entries, problems: shape } = namedEntries(source);
  const problems = [...source.problems, ...shape];
  const read = entries.flatMap((entry): readonly PieceEntry[] => {
    const { data, problems: wrong } = fieldsOf(source, entry, pieceField, PIECE_KEYS);
    problems.push(...wrong);
    return data ? [{ placed: entry.placed, data }] : [];
  });
  const isWhole = read.length === entries.length;
  return {
    pieces: read.map((entry) => pieceOf(entry, facts)),
    problems: [
      ...problems,
      ...read.flatMap((entry) => ownProblems(entry, facts)),
      ...titleProblems(read),
      // A paper that was left out for its shape would be told again as unknown.
      ...(isWhole ? alternativeProblems(read) : []),
    ],
  };
}

function ownProblems(entry: PieceEntry, facts: FactDefinitions): readonly Problem[] {
  return [
    ...whenProblems(entry.data.quand, facts, entry.placed),
    ...validityProblems(entry),
    ...textProblems(entry),
  ];
}

function pieceOf({ placed, data }: PieceEntry, facts: FactDefinitions): Piece {
  const { validite, mois, pages, sinon } = data;
  return {
    code: placed.name,
    title: data.titre,
    why: data.pour,
    ...compileWhen(data.quand, facts),
    validity: validite === undefined ? null : readValidity(validite),
    faces: data.faces === 'recto' ? 1 : 2,
    months: mois ?? null,
    pages: pages ?? null,
    eachBorrower: data.par === 'chaque emprunteur',
    alternatives: sinon.map(({ choix, texte, piece }) => ({
      label: choix,
      text: texte,
      piece: piece ?? null,
    })),
    order: data.ordre,
  };
}
