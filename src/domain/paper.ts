import type { Borrower } from './piece.ts';

/**
 * Where a paper stands, in the words of staff:
 * demandé → reçu → à vérifier → validé / à refaire / dispensé / périmé.
 */
export const PAPER_STATES = {
  requested: 'demandé',
  received: 'reçu',
  to_review: 'à vérifier',
  valid: 'validé',
  redo: 'à refaire',
  waived: 'dispensé',
  expired: 'périmé',
} as const;
export type PaperState = keyof typeof PAPER_STATES;

/**
 * Why a paper must be sent again, said to the person in their language: what the checks can find, then what
 * only an advisor sees.
 */
export const REDO_REASONS = [
  'flou',
  'trop_sombre',
  'trop_petit',
  'presque_vide',
  'trop_ancien',
  'coupe',
  'illisible',
  'page_manquante',
  'verso_manquant',
  'autre_personne',
  'autre_papier',
  'autre',
] as const;
export type RedoReason = (typeof REDO_REASONS)[number];

/**
 * Why a paper is not asked any more: the situation changed, another paper takes its place, the person
 * says that it does not exist for them, or the advisor does without it.
 */
export const WAIVE_REASONS = ['plus_necessaire', 'remplace', 'absent', 'conseiller'] as const;
export type WaiveReason = (typeof WAIVE_REASONS)[number];

export type Reason<Code extends string = RedoReason | WaiveReason> = {
  readonly code: Code;
  /** What the advisor wrote, or null. May say anything of a person: sealed when kept. */
  readonly text: string | null;
};

/** One file that the person gave for a paper. A photo is one page; a PDF has its own. */
export type Page = {
  readonly document: string;
  /** An earlier try: kept for the advisor, and no part of the paper any more. */
  readonly setAside: boolean;
};

/** Which line of a person's checklist. */
export type PaperRef = { readonly piece: string; readonly borrower: Borrower };

/** One line of a person's checklist. Dates are `2026-03-05`, instants ISO. Plain JSON. */
export type Paper = PaperRef & {
  readonly state: PaperState;
  /** Of `redo` and `waived` only. */
  readonly reason: Reason | null;
  /** Of `waived` only: where it stood, so that it wakes there when it is needed again. */
  readonly before: { readonly state: PaperState; readonly reason: Reason | null } | null;
  /** In the order in which they are read. */
  readonly pages: readonly Page[];
  /** When it was last asked for: the reminders are counted from here. */
  readonly askedAt: string;
  /** The last reminder that the person got about it. */
  readonly remindedAt: string | null;
  /** Reminders since `askedAt`; the third is the advisor's. */
  readonly reminders: number;
  readonly receivedAt: string | null;
  /** Last day on which it is good. */
  readonly validUntil: string | null;
  /** When the person and the advisor were told that it soon runs out. */
  readonly warnedAt: string | null;
  /** The advisor who last decided. */
  readonly reviewedBy: string | null;
  /** The piece that an alternative put in its place, for `remplace`. */
  readonly replacedBy: string | null;
  /** How many times it was saved: the store refuses to save over a newer one. 0 when it never was. */
  readonly version: number;
};

/** Names a line in a button, a purpose or a log: `identite`, or `identite@2` for the second borrower. */
export function paperKey({ piece, borrower }: PaperRef): string {
  return borrower === 0 ? piece : `${piece}@${borrower}`;
}

/** The line that a key names; null when it is no such key. */
export function paperRef(key: string): PaperRef | null {
  const found = /^([^@]+)(?:@([12]))?$/u.exec(key);
  if (!found) return null;
  const [, piece = '', borrower] = found;
  return { piece, borrower: borrower === '1' ? 1 : borrower === '2' ? 2 : 0 };
}
