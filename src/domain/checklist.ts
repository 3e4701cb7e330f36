import { type Paper, type PaperRef, paperKey } from './paper.ts';
import { changePaper } from './paperChange.ts';
import type { Borrower, Piece } from './piece.ts';
import type { Values } from './value.ts';

/** The fact that says how many ask for the loan, and its value for a couple. */
export const BORROWERS_FACT = 'emprunteurs';
export const TWO_BORROWERS = 'deux';

/**
 * The lines that these facts ask for, in the staff's order; for two borrowers, each one's beside the
 * other's. What is not known yet asks for nothing. `today` is `2026-03-05`.
 */
export function checklistFor(
  facts: Values,
  pieces: readonly Piece[],
  today: string,
): readonly PaperRef[] {
  const each: readonly Borrower[] = facts[BORROWERS_FACT] === TWO_BORROWERS ? [1, 2] : [1];
  return [...pieces]
    .sort((one, other) => one.order - other.order)
    .flatMap((piece) => {
      if (piece.onlyInstead) return [];
      if (piece.eachBorrower)
        return each
          .filter((borrower) => piece.isWanted(facts, borrower, today))
          .map((borrower) => ({ piece: piece.code, borrower }));
      // One is enough: the situation of either may ask for it.
      const isWanted = each.some((borrower) => piece.isWanted(facts, borrower, today));
      return isWanted ? [{ piece: piece.code, borrower: 0 as const }] : [];
    });
}

/** A line that is asked for now, for the first time. */
export function newPaper({ piece, borrower }: PaperRef, at: string): Paper {
  return {
    piece,
    borrower,
    state: 'requested',
    reason: null,
    before: null,
    pages: [],
    askedAt: at,
    remindedAt: null,
    reminders: 0,
    receivedAt: null,
    validUntil: null,
    warnedAt: null,
    reviewedBy: null,
    replacedBy: null,
    version: 0,
  };
}

/**
 * The checklist when what is wanted changed: new lines are asked for, those that are not wanted any more
 * become « dispensé », and wake when they are wanted again. Nothing is ever taken off it. What an advisor
 * or the person waived stays waived. In the order wanted, then the lines that are not.
 */
export function updateChecklist(
  existing: readonly Paper[],
  wanted: readonly PaperRef[],
  at: string,
): readonly Paper[] {
  const known = new Map(existing.map((paper) => [paperKey(paper), paper]));
  const lines = new Map(wanted.flatMap((ref) => withReplacement(ref, known)));
  const asked = [...lines].map(([key, ref]) => awake(known.get(key), at) ?? newPaper(ref, at));
  const others = existing
    .filter((paper) => !lines.has(paperKey(paper)))
    .map((paper) => asleep(paper, at));
  return [...asked, ...others];
}

/** A line, and after it the one that the person gives instead. */
function withReplacement(
  ref: PaperRef,
  known: ReadonlyMap<string, Paper>,
  seen: readonly string[] = [],
): readonly (readonly [string, PaperRef])[] {
  const key = paperKey(ref);
  if (seen.includes(key)) return [];
  const piece = known.get(key)?.replacedBy ?? null;
  const instead = piece === null ? null : { piece, borrower: ref.borrower };
  return [[key, ref], ...(instead ? withReplacement(instead, known, [...seen, key]) : [])];
}

function awake(paper: Paper | undefined, at: string): Paper | undefined {
  if (paper?.reason?.code !== 'plus_necessaire') return paper;
  return changePaper(paper, { type: 'wake' }, { role: 'bot' }, at) ?? paper;
}

function asleep(paper: Paper, at: string): Paper {
  const reason = { code: 'plus_necessaire', text: null } as const;
  return changePaper(paper, { type: 'waive', reason }, { role: 'bot' }, at) ?? paper;
}

/**
 * « Je n'ai pas ce papier » : the piece of an alternative takes its place, right after it. The checklist
 * as it was when the paper is not waited for, or is unknown.
 */
export function giveInstead(
  papers: readonly Paper[],
  ref: PaperRef,
  piece: string,
  at: string,
): readonly Paper[] {
  const paper = papers.find((one) => paperKey(one) === paperKey(ref));
  if (piece === ref.piece) return papers;
  const reason = { code: 'remplace', text: null } as const;
  const waived =
    paper &&
    changePaper(paper, { type: 'waive', reason, replacedBy: piece }, { role: 'person' }, at);
  if (!waived) return papers;
  const other = { piece, borrower: ref.borrower };
  const known = papers.find((one) => paperKey(one) === paperKey(other));
  const asked = (known && wokenByPerson(known, at)) ?? newPaper(other, at);
  return papers
    .filter((one) => one !== known)
    .flatMap((one) => (one === paper ? [waived, asked] : [one]));
}

/** « J'ai pris l'un pour l'autre » : the other way round again. */
function wokenByPerson(paper: Paper, at: string): Paper {
  return changePaper(paper, { type: 'wake' }, { role: 'person' }, at) ?? awake(paper, at) ?? paper;
}

/** Lines in the staff's order, where the facts are not at hand; those of pieces that are no more come last. */
export function inOrder(papers: readonly Paper[], pieces: readonly Piece[]): readonly Paper[] {
  const places = new Map(pieces.map(({ code, order }) => [code, order]));
  const placeOf = ({ piece }: Paper) => places.get(piece) ?? Number.MAX_SAFE_INTEGER;
  return [...papers].sort(
    (one, other) =>
      placeOf(one) - placeOf(other) ||
      one.piece.localeCompare(other.piece) ||
      one.borrower - other.borrower,
  );
}

/** What is waited for from the person, in the order given: never given, to be done again, run out. */
export function missing(papers: readonly Paper[]): readonly Paper[] {
  return papers.filter(
    ({ state }) => state === 'requested' || state === 'redo' || state === 'expired',
  );
}

/** What waits for an advisor's eyes: what was given, and what the person says that they do not have. */
export function toReview(papers: readonly Paper[]): readonly Paper[] {
  return papers.filter(
    ({ state, reason }) =>
      state === 'received' ||
      state === 'to_review' ||
      (state === 'waived' && reason?.code === 'absent'),
  );
}

/** True when an advisor validated all that is asked, and something is asked. */
export function isAllValid(papers: readonly Paper[]): boolean {
  const { total, valid } = progress(papers);
  return total > 0 && valid === total;
}

/** How far a checklist is. Waived lines count nowhere. `done + remaining = total`. */
export type Progress = {
  /** Given by the person, looked at or not. */
  readonly done: number;
  readonly remaining: number;
  readonly total: number;
  /** Of those done, the ones that an advisor validated. */
  readonly valid: number;
};

export function progress(papers: readonly Paper[]): Progress {
  const counted = papers.filter(({ state }) => state !== 'waived');
  const remaining = missing(papers).length;
  const valid = papers.filter(({ state }) => state === 'valid').length;
  return { done: counted.length - remaining, remaining, total: counted.length, valid };
}
