import type { AdvisorName } from '../engine/event.ts';
import type { PapersDesk } from './papersDesk.ts';
import type { EscalationView } from './ports.ts';

/** Something an advisor does, on its way to the conversation of one person. */
export type Deed = {
  readonly advisor: AdvisorName;
  readonly escalation: string;
  /** Unique for ever: the id of the event. A second deed with the same one changes nothing, for anybody. */
  readonly inboxId: string;
};

/**
 * What became of a deed. `already`: it was so before (taken by this advisor, closed, these words said).
 * `other`: another advisor holds the conversation. `unknown`: no such escalation, or none shown to this advisor.
 */
export type DeedResult = 'done' | 'already' | 'other' | 'not_taken' | 'closed' | 'unknown';

/** A conversation that an advisor holds now. */
export type Talk = Pick<EscalationView, 'person' | 'number'> & { readonly escalation: string };

/** An escalation as one advisor sees it. */
export type AdvisorView = EscalationView & {
  /** True when this advisor holds it. */
  readonly mine: boolean;
  /** True when the person has a checklist. */
  readonly hasPapers: boolean;
  /** The lines of its summary that this advisor may put right; none when it is closed. */
  readonly correctable: readonly Correctable[];
};

/** An answer that can be put right. Texts are French. */
export type Correctable = {
  /** The fact's name. */
  readonly name: string;
  readonly label: string;
  /** What may be typed: « 1 500 € ». */
  readonly example: string;
};

/** A new value for one line, as the advisor typed it. */
export type Correction = Deed & { readonly name: string; readonly text: string };

/** `unreadable`: what was typed is no value for this line. Nothing changed. */
export type CorrectionResult = Exclude<DeedResult, 'not_taken'> | 'unreadable';

/**
 * The advisors' work, as `runtime` does it: each deed is an event played on the person's conversation, and
 * resolves after its commit. A deed on an escalation that was never shown to the advisor is `unknown`.
 */
export type AdvisorDesk = {
  /** `conversation_taken`. Gives `done`, `already`, `other`, `closed` or `unknown`. */
  take(deed: Deed): Promise<DeedResult>;
  /**
   * `advisor_wrote`: the words, for the person of this escalation. Gives `not_taken` when nobody holds the
   * conversation, `already` when a deed with this `inboxId` was played before, whomever it was for.
   */
  answer(deed: Deed & { readonly text: string }): Promise<DeedResult>;
  /** `conversation_closed`. `other` when another advisor holds it; nobody needs to hold it. */
  close(deed: Deed): Promise<DeedResult>;
  /**
   * `fact_corrected`: the fact, the card, and a line to the person. Nobody needs to hold the conversation;
   * `other` when another advisor does. `unknown` for a line that may not be put right.
   */
  correct(correction: Correction): Promise<CorrectionResult>;
  /** The papers of the people whose escalations were shown to the advisor. */
  readonly papers: PapersDesk;
  /** The conversations that this advisor holds, one a person, oldest first. */
  openTalks(advisor: string): Promise<readonly Talk[]>;
  /** Escalations not closed that were shown to this advisor and that no other advisor holds, oldest first. */
  waiting(advisor: string): Promise<readonly string[]>;
  /** What the card shows now. Null when it is gone, or was never shown to this advisor. */
  view(escalation: string, advisor: string): Promise<AdvisorView | null>;
};
