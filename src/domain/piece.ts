import type { Values } from './value.ts';

/** Whose paper it is: 0 for the household (« le foyer »), 1 or 2 for one of the borrowers. */
export type Borrower = 0 | 1 | 2;

/**
 * How long a paper is good. `age`: so many months or days from its own date (« moins de 3 mois »).
 * `imprimée`: until the date that is printed on it (« en cours »), which the advisor reads.
 */
export type Validity =
  | { readonly kind: 'age'; readonly count: number; readonly unit: 'mois' | 'jours' }
  | { readonly kind: 'imprimée' };

/** One answer to « je n'ai pas ce papier ». */
export type Alternative = {
  /** What the button says, in French. */
  readonly label: string;
  /** What is then said to the person, in French. */
  readonly text: string;
  /** The piece that is asked instead; null when the advisor looks for another way. */
  readonly piece: string | null;
};

/** A paper as staff define it in `dialogs/pieces.yaml`, checked and compiled. Frozen; shared by all turns. */
export type Piece = {
  /** Its name in the file: `identite`. */
  readonly code: string;
  /** Short enough for a button: « Pièce d'identité ». */
  readonly title: string;
  /** Why it is asked, one sentence said to the person. */
  readonly why: string;
  /**
   * True when these facts ask for it. `today` is `2026-03-05`. For borrower 2, a fact that has a
   * `co_emprunteur.` twin is read there. Total: what is not known asks for nothing.
   */
  readonly isWanted: (facts: Values, borrower: Borrower, today: string) => boolean;
  /** Facts that `isWanted` reads, for borrower 1. */
  readonly reads: readonly string[];
  /** Asked only when an alternative of another piece leads to it; `isWanted` then says false. */
  readonly onlyInstead: boolean;
  readonly validity: Validity | null;
  /** 2 when both sides are needed (« recto verso »). */
  readonly faces: 1 | 2;
  /** How many of them, one a month (« 3 derniers mois »); null when one is enough. */
  readonly months: number | null;
  /** Fewest pages that it must have, sides counted; null when it is not known. */
  readonly pages: number | null;
  /** True when each borrower gives one; false when one is enough for the household. */
  readonly eachBorrower: boolean;
  readonly alternatives: readonly Alternative[];
  /** Place in the list, smallest first; pieces of the same place keep the order of the file. */
  readonly order: number;
};
