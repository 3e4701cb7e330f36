import type { Motive, Urgency } from '../domain/escalation.ts';
import type { FactSource } from '../domain/fact.ts';
import type { Paper } from '../domain/paper.ts';
import type { Safety } from '../domain/reading.ts';
import type { Value } from '../domain/value.ts';
import type { DueTimer, ReceivedFile } from './event.ts';
import type { Shown, TextRef } from './text.ts';

/** What must be done, in the imperative. Data only. Effect n of an event has the id `<event id>/<n>`. */
export type Effect = { readonly id: string } & Act;

/** Who speaks in a message. `safety` still speaks while an advisor owns the conversation. */
export type Speaker = 'bot' | 'advisor' | 'safety';

/** Buttons under a message; tapping the n-th sends back `<question>:<n>`. */
export type Choices = { readonly question: string; readonly labels: readonly TextRef[] };

export type Act =
  /** Say something to the person. Several texts are one message, a paragraph each. */
  | {
      readonly type: 'say';
      readonly speaker: Speaker;
      readonly texts: readonly TextRef[];
      readonly choices: Choices | null;
      /** True for what may show on a locked screen: no amount, debt or name may be in it. */
      readonly discreet: boolean;
      readonly ask?: 'position' | 'téléphone';
    }
  /** Carry an advisor's own words to the person. */
  | { readonly type: 'say_for_advisor'; readonly advisor: string; readonly text: string }
  /** Keep what the person sent in the journal (what is said before agreement is not kept). */
  | { readonly type: 'keep_message'; readonly text: string; readonly ref: string }
  /** Keep in the journal which button the person chose. */
  | { readonly type: 'keep_choice'; readonly label: TextRef; readonly ref: string }
  /** Keep a fact. `value: null` forgets it. Without `source` it comes from whom `faits.yaml` says. */
  | {
      readonly type: 'note_fact';
      readonly name: string;
      readonly value: Value | null;
      readonly source?: FactSource;
    }
  /** Arm a timer, replacing the one of the same name in this conversation. */
  | {
      readonly type: 'arm_timer';
      readonly name: string;
      readonly due: string;
      readonly timer: DueTimer;
    }
  | { readonly type: 'cancel_timer'; readonly name: string }
  /** Hand a concern to a person: a card for the advisor. */
  | {
      readonly type: 'escalate';
      readonly escalation: string;
      readonly motive: Motive;
      readonly urgency: Urgency;
      readonly danger: Safety | null;
      readonly summary: readonly SummaryLine[];
      /** Whom it goes to now: the referent, the substitute, or the team. */
      readonly to: readonly string[];
    }
  /** Tell the advisor that a transmitted answer was corrected or taken back. */
  | {
      readonly type: 'correct_escalation';
      readonly escalation: string;
      readonly summary: readonly SummaryLine[];
      /** The person took the path that had led there back: the concern may no longer hold. */
      readonly retired?: true;
    }
  /** Show the checklist to those who see this escalation. */
  | { readonly type: 'show_papers'; readonly escalation: string }
  /** Nobody took it in time: show it to the next ones. */
  | {
      readonly type: 'reroute_escalation';
      readonly escalation: string;
      readonly to: readonly string[];
    }
  | { readonly type: 'take_escalation'; readonly escalation: string; readonly advisor: string }
  | { readonly type: 'close_escalation'; readonly escalation: string; readonly advisor: string }
  /** Carry the person's words, or a paper, to the advisor who owns the conversation. */
  | {
      readonly type: 'relay';
      readonly advisor: string;
      readonly escalation: string;
      readonly text: string | null;
      readonly document: string | null;
    }
  /** Tell an advisor something in their own chat (a delivery that failed, a person who stopped the bot). */
  | { readonly type: 'tell_advisor'; readonly advisor: string; readonly text: TextRef }
  /** Fetch and keep a paper; `for_` is the block or the checklist entry it is for. */
  | { readonly type: 'store_document'; readonly file: ReceivedFile; readonly for_: string | null }
  | { readonly type: 'assign_document'; readonly document: string; readonly for_: string }
  /**
   * Give the person a page on which to send papers: a new link, whose address is the `{{lien}}` of the text.
   * Nothing is said where no page can be reached.
   */
  | { readonly type: 'offer_upload'; readonly text: TextRef }
  /** A line of the checklist as it is now. */
  | { readonly type: 'save_paper'; readonly paper: Paper }
  | { readonly type: 'waive_document'; readonly document: string }
  /** The conversation changes hands; the bot's messages that are not sent yet are withdrawn when an advisor takes it. */
  | { readonly type: 'change_owner'; readonly owner: string | null }
  | { readonly type: 'record_consent'; readonly purpose: 'conversation'; readonly given: boolean }
  | { readonly type: 'link_person'; readonly invitation: string }
  | { readonly type: 'count_link_failure'; readonly invitation: string }
  /** Owed inside the request, outside the outbox: closes the tap. Lost without harm. */
  | { readonly type: 'answer_now'; readonly tap: string; readonly text: TextRef | null }
  /** Show which boxes are ticked, on the message that bears them. */
  | {
      readonly type: 'tick_choices';
      readonly ref: string;
      readonly choices: Choices;
      readonly ticked: readonly number[];
    }
  /** Take the buttons off the message that bore them, leaving the chosen one to be seen. */
  | { readonly type: 'mark_choice'; readonly ref: string; readonly label: TextRef | null };

/** A line of a card: what was asked, and the answer with its kind, for showing. */
export type SummaryLine = { readonly name: string; readonly label: TextRef; readonly value: Shown };
