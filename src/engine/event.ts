import type { PaperRef, Reason, RedoReason } from '../domain/paper.ts';
import type { Reading } from '../domain/reading.ts';
import type { Value } from '../domain/value.ts';

/**
 * What happened, in the past tense. `id` is unique (channel, bot and update id) and the only source of
 * ids; `at` (ISO instant) the only clock. `ref` names the person's message on the platform.
 */
export type Event = { readonly id: string; readonly at: string } & Happening;

export type Happening =
  | {
      readonly type: 'message_received';
      readonly reading: Reading;
      readonly ref: string;
      /** The reading of the held messages and this one together, when some are held (see `State.held`). */
      readonly together?: Reading;
    }
  | { readonly type: 'message_edited'; readonly reading: Reading; readonly ref: string }
  | {
      readonly type: 'choice_tapped';
      readonly question: string;
      readonly choice: number;
      /** The platform's id of the message that bore the button, and of the tap itself. */
      readonly ref: string;
      readonly tap: string;
    }
  | {
      readonly type: 'file_received';
      readonly file: ReceivedFile;
      readonly ref: string;
      readonly caption: Reading | null;
    }
  | {
      readonly type: 'file_checked';
      readonly document: string;
      readonly problem: FileProblem | null;
      /** It is kept, and the person may do better; the advisor sees it too. */
      readonly doubt?: FileDoubt | null;
    }
  | {
      readonly type: 'command_received';
      readonly command: Command;
      readonly payload: string;
      readonly ref: string;
    }
  | { readonly type: 'timer_due'; readonly timer: DueTimer }
  /** Something of the loan or of the case, named in the language of scripts: `echeance_impayee`. */
  | {
      readonly type: 'occurred';
      readonly name: string;
      readonly given: Readonly<Record<string, Value>>;
    }
  | {
      readonly type: 'conversation_taken';
      readonly advisor: AdvisorName;
      readonly escalation: string;
    }
  | { readonly type: 'advisor_wrote'; readonly advisor: AdvisorName; readonly text: string }
  | {
      readonly type: 'conversation_closed';
      readonly advisor: AdvisorName;
      readonly escalation: string;
    }
  | PaperReviewed
  /** An advisor put right what a card holds of the person's answers. */
  | {
      readonly type: 'fact_corrected';
      readonly advisor: AdvisorName;
      readonly escalation: string;
      readonly name: string;
      readonly value: Value;
    }
  /** Papers came by the page that is made for it; `finished`: the person says that this is all for now. */
  | { readonly type: 'papers_given'; readonly finished: boolean }
  /** The person said on that page that they do not have a paper, named by its key. It is saved already. */
  | { readonly type: 'paper_lacking'; readonly paper: string }
  /** The platform said that the person blocked the bot, or came back. */
  | { readonly type: 'person_blocked' }
  | { readonly type: 'delivery_failed'; readonly speaker: 'advisor' | 'bot' };

/** An advisor decided about a paper. It is saved already: this turn only tells the person what they need. */
export type PaperReviewed = {
  readonly type: 'paper_reviewed';
  readonly advisor: AdvisorName;
  readonly paper: PaperRef;
  /** True when nothing is left to give or to look at. */
  readonly complete: boolean;
} & (
  | { readonly decision: 'validate' }
  | { readonly decision: 'redo'; readonly reason: Reason<RedoReason> }
  /** `asked`: the person was still to give it. */
  | { readonly decision: 'waive'; readonly asked: boolean }
);

export const COMMANDS = [
  'start',
  'aide',
  'retour',
  'corriger',
  'humain',
  'langue',
  'stop',
] as const;
export type Command = (typeof COMMANDS)[number];

export type AdvisorName = { readonly id: string; readonly name: string };

/** A file as it came, before it was fetched and checked. */
export type ReceivedFile = {
  /** Our id of the document, made from the event's id. */
  readonly id: string;
  readonly kind: 'photo' | 'document' | 'voice' | 'video' | 'other';
  /** The platform's handle for fetching it. */
  readonly source: string;
  readonly mime: string | null;
  readonly size: number | null;
  /** Parts that were sent together share it. */
  readonly album: string | null;
};

/** Why a file is not kept. */
export const FILE_PROBLEMS = [
  'vide',
  'trop_gros',
  'type_refuse',
  'introuvable',
  'heic_illisible',
  'image_abimee',
  'image_geante',
  'pdf_abime',
  'pdf_verrouille',
  'pdf_trop_de_pages',
  'pdf_trop_lourd',
  'carte_bancaire',
  'infecte',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** What makes a kept file hard to use. */
export const FILE_DOUBTS = [
  'trop_petit',
  'trop_sombre',
  'flou',
  'presque_vide',
  'trop_ancien',
] as const;
export type FileDoubt = (typeof FILE_DOUBTS)[number];

/** A timer that fell due, with what it was armed for. */
export type DueTimer =
  | { readonly kind: 'remind' | 'expire'; readonly question: string }
  | { readonly kind: 'held' }
  | { readonly kind: 'album'; readonly album: string }
  | { readonly kind: 'papers' }
  | { readonly kind: 'hop'; readonly escalation: string }
  | { readonly kind: 'named'; readonly name: string; readonly script: string };
