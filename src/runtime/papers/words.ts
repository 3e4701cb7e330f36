import { type PaperRef, REDO_REASONS, type Reason } from '../../domain/paper.ts';
import type { Piece } from '../../domain/piece.ts';
import type { TextRef } from '../../engine/text.ts';
import type { Edition } from '../edition.ts';
import { REDO_WORDS } from './problems.ts';

/** What staff say of the papers, in one language. */
export type PaperWords = {
  readonly title: (ref: PaperRef) => string;
  readonly why: (piece: Piece) => string;
  /** Titles of the papers that may be given in its place. */
  readonly alternatives: (piece: Piece) => readonly string[];
  /** What was wrong, with what the advisor wrote about it. */
  readonly problem: (reason: Reason) => string;
};

export function paperWords({ texts }: Edition, language: string): PaperWords {
  const say = (space: string, key: string) => texts.render({ space, key, params: {} }, language);
  return {
    title: (ref) => texts.render(titleOf(ref), language),
    why: ({ code }) => say('pieces', `${code}.pour`),
    alternatives: ({ alternatives }) =>
      alternatives.flatMap(({ piece }) => (piece === null ? [] : [say('pieces', piece)])),
    problem({ code, text }) {
      const known = REDO_REASONS.find((one) => one === code) ?? 'autre';
      const words = say('papiers', REDO_WORDS[known]);
      if (text === null) return words;
      return known === 'autre' ? text : `${words} ${text}`;
    },
  };
}

function titleOf({ piece, borrower }: PaperRef): TextRef {
  const title = { space: 'pieces', key: piece, params: {} };
  if (borrower !== 2) return title;
  return { space: 'systeme', key: 'papier_deuxieme', params: {}, parts: { papier: title } };
}
