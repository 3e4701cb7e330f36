import type { Motive, Urgency } from '../domain/escalation.ts';
import type { Value, ValueKind, Values } from '../domain/value.ts';

/**
 * Where one conversation stands: small plain JSON that does not grow with the conversation.
 * It points only at named blocks. Change of shape: raise `schema`, add an upcaster in `upcast.ts`.
 */
export type State = {
  readonly schema: 1;
  readonly language: string;
  /** The stack: the first script started, above it what it called or what interrupted it. */
  readonly frames: readonly Frame[];
  /** The script that ended last, at the bottom of the stack: its answers can still be corrected. */
  readonly last: Frame | null;
  /** What was answered, by script then block. Cleared when the script starts again. */
  readonly answers: Readonly<Record<string, Values>>;
  /** Answers that a correction took off the path. They wake if the path returns. */
  readonly asleep: Readonly<Record<string, Values>>;
  readonly pending: Pending | null;
  /** Buttons of ours above the pending question: language, list of what was noted, a knock. */
  readonly menu: Menu | null;
  /** Questions answered, oldest first, at most `LIMITS.trail`: `retour` and `corriger` live on it. */
  readonly trail: readonly Passed[];
  /** Scripts that wait until the talk is free. */
  readonly waiting: readonly Launch[];
  /** Short messages that were not understood alone, read together with the next within 3 s. */
  readonly held: Held | null;
  /** Parts of one album, closed by a due row. */
  readonly album: Album | null;
  /** Papers that came and whose use is being asked (« C'est pour … ? »): ids of documents. */
  readonly papers: readonly string[];
  /** When the last paper of the checklist was asked, of the checklist that advisors were shown whole. */
  readonly papersShown?: string;
  readonly owner: Owner | null;
  readonly escalations: readonly OpenEscalation[];
  readonly linking: { readonly invitation: string } | null;
  readonly stopped: boolean;
  /** Questions asked so far: gives the next question its id. */
  readonly asked: number;
  /** Messages not understood in a row. */
  readonly misses: number;
  /** When the person last did something, ISO instant. */
  readonly heard: string | null;
  readonly lastEvent: string | null;
};

export type Frame = {
  readonly script: string;
  readonly version: string;
  /** The named block where it stands: the pending question, or the `appeler` that waits. */
  readonly at: string | null;
  /** `depart`, and what `avec` gave. */
  readonly given: Values;
  /** For an interruption: the question that it interrupted, asked again when it ends. */
  readonly interrupted?: Pending | null;
};

export type Pending = {
  /** `<id>:<n>` is the callback data of its buttons. */
  readonly id: string;
  readonly script: string;
  readonly block: string;
  readonly kind: ValueKind;
  /** Keys of the choices in the order shown. */
  readonly choices: readonly string[];
  /** Keys ticked so far, for `choix multiple`. */
  readonly ticked: readonly string[];
  readonly tries: number;
  /** True when it re-opens an answered question to correct it: the answer walks silently from there. */
  readonly correcting: boolean;
  /** The question that was pending before the correction began. */
  readonly before: Pending | null;
};

export type MenuKind =
  /** The main menu, or a choice between intentions. */
  | 'intentions'
  | 'langue'
  /** The list of what was noted. */
  | 'corriger'
  /** A script knocked, or a question waits: a button opens it. */
  | 'frappe'
  /** What a paper that came is for. */
  | 'papier'
  /** The list of papers; one of them. */
  | 'pieces'
  | 'piece'
  | 'danger'
  /** After STOP. */
  | 'reprendre';

export type Menu = {
  readonly id: string;
  readonly kind: MenuKind;
  readonly choices: readonly string[];
};

/** One answered question, with what was done after it until the next. */
export type Passed = {
  readonly script: string;
  readonly block: string;
  /** The person's message that answered, for corrections by editing. */
  readonly ref: string | null;
  readonly done: readonly Done[];
  /** The stack under this question, when it was deeper than one script. */
  readonly under?: readonly Frame[];
};

/** Something done once on the path; `key` tells the same thing on a new path; `undo` is what takes it back. */
export type Done = { readonly key: string; readonly undo: Undo | null };

export type Undo =
  | { readonly type: 'restore_fact'; readonly name: string; readonly value: Value | null }
  | { readonly type: 'cancel_timer'; readonly name: string }
  | { readonly type: 'correct_escalation'; readonly escalation: string }
  | { readonly type: 'waive_document'; readonly document: string };

export type Launch = { readonly script: string; readonly given: Values };
export type Held = {
  readonly texts: readonly string[];
  readonly ref: string;
  /** True when all that was said is a greeting: answered as one if nothing follows. */
  readonly small: boolean;
};
export type Album = { readonly id: string; readonly count: number; readonly document: string };
export type Owner = {
  readonly advisor: string;
  readonly name: string;
  readonly escalation: string;
};
export type OpenEscalation = {
  readonly id: string;
  readonly motive: Motive;
  readonly urgency: Urgency;
  /** How many times nobody took it in time. */
  readonly hop: number;
};

/** The state before the first event. */
export function initialState(language: string): State {
  return {
    schema: 1,
    language,
    frames: [],
    last: null,
    answers: {},
    asleep: {},
    pending: null,
    menu: null,
    trail: [],
    waiting: [],
    held: null,
    album: null,
    papers: [],
    owner: null,
    escalations: [],
    linking: null,
    stopped: false,
    asked: 0,
    misses: 0,
    heard: null,
    lastEvent: null,
  };
}
