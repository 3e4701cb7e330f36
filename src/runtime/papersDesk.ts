import type { Progress } from '../domain/checklist.ts';
import type { PaperState, Reason, RedoReason } from '../domain/paper.ts';
import type { Deed, Talk } from './advisorDesk.ts';
import type { EscalationView } from './ports.ts';

/** A person's checklist as one advisor sees it, under an escalation that was shown to this advisor. */
export type PapersView = Pick<EscalationView, 'person' | 'number'> & {
  readonly escalation: string;
  readonly progress: Progress;
  /** In the order of staff; those that are not asked any more at the end. */
  readonly lines: readonly PaperLine[];
  /** False when another advisor holds the conversation, or the situation is over for this one. */
  readonly mayAct: boolean;
};

export type PaperLine = {
  /** `paperKey`: names the line in a button. */
  readonly key: string;
  /** Goes with a decision: of a paper that moved since, nothing is decided. */
  readonly version: number;
  /** In French: « Carte d'identité (2e personne) ». */
  readonly title: string;
  readonly state: PaperState;
  readonly reason: Reason | null;
  /** Codes of what the checks saw, without doubles: `flou`. Hints only. */
  readonly hints: readonly string[];
  /** Files that can be looked at. */
  readonly files: number;
  readonly receivedAt: string | null;
  /** Last day on which it is good, `2026-03-05`. */
  readonly validUntil: string | null;
};

/** What an advisor decides about a paper. */
export type Decision =
  | { readonly decision: 'validate' | 'waive' }
  | { readonly decision: 'redo'; readonly reason: Reason<RedoReason> };

/** A decision on its way. `paper` is a line's key, `version` the one that the advisor looked at. */
export type PaperDeed = Deed & {
  readonly paper: string;
  readonly version: number;
  readonly decision: Decision;
};

/**
 * `done_untold`: it is so, and the person stopped the robot: they must be told otherwise. `moved`: the paper
 * stands otherwise now, nothing was done. `other`, `unknown`: as for any deed.
 */
export type ReviewResult = 'done' | 'done_untold' | 'moved' | 'other' | 'unknown';

/** Where a paper can be looked at: for this advisor, once, within 5 minutes. Never kept in a card. */
export type PaperLink = { readonly url: string };

/**
 * The advisors' look at papers. Who was shown an escalation may look and decide, unless another advisor
 * holds the conversation; once it is closed, whoever took it, the referent and the substitute still may.
 */
export type PapersDesk = {
  /** True when the person of this conversation has a checklist. */
  has(conversation: string): Promise<boolean>;
  /** Null when it was never this advisor's to see, or there is no checklist. */
  view(escalation: string, advisor: string): Promise<PapersView | null>;
  /** Those of the advisor's open situations whose person has a checklist, one a person, oldest first. */
  talks(advisor: string): Promise<readonly Talk[]>;
  /** Decides, leaves a line of audit, and tells the person what they must know. */
  review(deed: PaperDeed): Promise<ReviewResult>;
  /** A new link to the files of a line, or with `paper` null to the whole file as one PDF. Null: not theirs. */
  link(escalation: string, advisor: string, paper: string | null): Promise<PaperLink | null>;
};
