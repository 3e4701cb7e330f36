import type { Motive, Urgency } from '../domain/escalation.ts';
import type { Fact, FactSource } from '../domain/fact.ts';
import type { Instalment, Loan } from '../domain/loan.ts';
import type { Paper } from '../domain/paper.ts';
import type { Value } from '../domain/value.ts';
import type { Invitation, Team } from '../engine/context.ts';
import type { DueTimer } from '../engine/event.ts';
import type { State } from '../engine/state.ts';

/** The clock of the whole process. Real, or the one of demo and tests that jumps from due row to due row. */
export type Clock = {
  now(): Date;
  /** Calls back when `at` has come by this clock; returns a function that forgets it. */
  at(at: Date, callback: () => void): () => void;
};

export type ChannelName = 'telegram' | 'teams' | 'terminal';

/** Names one conversation from outside: `telegram`, the bot's id, the chat's id. */
export type Address = {
  readonly channel: ChannelName;
  readonly bot: string;
  readonly chat: string;
};

/** A conversation as the grouped read gives it. Missing ones are created by the read. */
export type Loaded = {
  readonly id: string;
  readonly address: Address;
  readonly personId: string;
  readonly version: number;
  /** Null at the very first turn. */
  readonly state: State | null;
  readonly person: PersonView;
  readonly facts: readonly Fact[];
  readonly loans: readonly LoanView[];
  /** The person's checklist, waived lines too, unordered; empty when there is none. */
  readonly papers: readonly Paper[];
  readonly team: Team;
  /** The code that this turn opens, or the one that the conversation is being linked with. */
  readonly invitation: Invitation | null;
  /** Escalations that are not closed, with the advisors to whom a card of each was shown. */
  readonly escalations: readonly { readonly id: string; readonly to: readonly string[] }[];
};

export type PersonView = {
  readonly linked: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly caseNumber: string | null;
  readonly timeZone: string;
};

export type LoanView = Loan & { readonly id: string };
export type InstalmentView = Instalment;

/** Everything that one turn writes, in one commit. Ids come from the event's id. */
export type TurnRecord = {
  readonly conversation: string;
  readonly version: number;
  /** Key of the inbox: channel, bot and update id. */
  readonly inbox: string;
  readonly at: string;
  readonly state: State;
  /** What is searched in clear. */
  readonly position: { readonly script: string | null; readonly block: string | null };
  readonly owner: string | null;
  readonly personId: string;
  readonly journal: readonly JournalRow[];
  readonly outbox: readonly OutboxRow[];
  readonly armed: readonly TimerRow[];
  readonly cancelled: readonly string[];
  readonly facts: readonly {
    readonly name: string;
    readonly value: Value | null;
    readonly source: FactSource;
  }[];
  readonly escalations: readonly EscalationChange[];
  readonly documents: readonly DocumentChange[];
  /** Lines of the checklist as they are now: new ones, and those that changed since they were read. */
  readonly papers: readonly Paper[];
  readonly links: readonly LinkChange[];
  /** New links to the page of papers; only the hash of their token is kept. */
  readonly uploadLinks: readonly { readonly token: string }[];
  readonly consents: readonly { readonly purpose: string; readonly given: boolean }[];
  /** The owner changed: the bot's rows that are not sent yet are withdrawn. */
  readonly withdrawBotRows: boolean;
};

export type JournalRow = {
  readonly id: string;
  readonly from: 'person' | 'bot' | 'advisor' | 'safety';
  /** Sealed: the person's words, or the keys and parameters of what was said. */
  readonly content: unknown;
};

/** One API call, committed and not yet made. */
export type OutboxRow = {
  readonly id: string;
  readonly channel: ChannelName;
  /** Order is kept per recipient. `telegram:<bot>:<chat>`, `teams:<advisor id>`. */
  readonly recipient: string;
  readonly speaker: 'bot' | 'advisor' | 'safety';
  /** Sealed: what the channel's `outbound` sends. */
  readonly call: unknown;
  readonly due: string;
};

export type TimerRow = { readonly name: string; readonly due: string; readonly timer: DueTimer };

export type EscalationChange =
  | {
      readonly type: 'opened';
      readonly id: string;
      readonly motive: Motive;
      readonly urgency: Urgency;
      readonly to: readonly string[];
      readonly content: unknown;
    }
  | { readonly type: 'taken'; readonly id: string; readonly advisor: string }
  | { readonly type: 'closed'; readonly id: string; readonly advisor: string }
  | { readonly type: 'rerouted'; readonly id: string; readonly to: readonly string[] }
  | { readonly type: 'corrected'; readonly id: string; readonly content: unknown };

export type DocumentChange =
  | {
      readonly type: 'received';
      readonly id: string;
      readonly purpose: string | null;
      readonly mime: string | null;
      readonly album: string | null;
    }
  | { readonly type: 'assigned'; readonly id: string; readonly purpose: string }
  | { readonly type: 'waived'; readonly id: string }
  /** The person took it back: its bytes go with it. */
  | { readonly type: 'removed'; readonly id: string };

export type LinkChange =
  | { readonly type: 'linked'; readonly invitation: string }
  | { readonly type: 'failed'; readonly invitation: string };

export type CommitResult = 'committed' | 'duplicate' | 'conflict';

/** Reads and commits turns; gathers those in flight into one statement (design: group commit). */
export type TurnStore = {
  /** `invitation`: the code of a deep link that this turn opens, or null. */
  read(address: Address, invitation: string | null): Promise<Loaded>;
  readById(conversation: string): Promise<Loaded | null>;
  /** Throws `PoisonedTurn` when the database refuses this turn's data; waits while the database is gone. */
  commit(turn: TurnRecord): Promise<CommitResult>;
};

/** An outbox row as the sender claims it. */
export type ClaimedCall = OutboxRow & {
  readonly conversation: string;
  readonly attempts: number;
  /** True when an earlier lease ran out with nothing settled: it may have been sent already. */
  readonly again?: boolean;
};

export type Sent =
  | { readonly result: 'sent'; readonly externalId: string | null }
  | { readonly result: 'retry'; readonly afterMs: number | null; readonly reason: string }
  /** The person blocked the bot, or the chat is gone. */
  | { readonly result: 'blocked'; readonly reason: string }
  | { readonly result: 'refused'; readonly reason: string };

/** A channel as the outbox sender sees it. Never throws for what the platform answers. */
export type Sender = { send(call: ClaimedCall): Promise<Sent> };

/** What became of a claimed row. `attempts` and `due` are written as they are. */
export type Outcome = { readonly id: string } & (
  | { readonly result: 'sent'; readonly externalId: string | null }
  | {
      readonly result: 'retry';
      readonly due: string;
      readonly attempts: number;
      readonly reason: string;
    }
  /** Dead-lettered: visible, and sent again only when an operator asks for it. */
  | { readonly result: 'dead'; readonly reason: string }
);

/** The outbox as `jobs/sendOutbox` empties it. */
export type OutboxQueue = {
  /**
   * Leases at most `limit` rows that are due, one a recipient: its first row not yet settled. A recipient
   * with a row on lease gives none, so order is kept. No row of the bot while an advisor owns. A lease lasts
   * a minute: a row whose process died comes back.
   */
  claim(now: Date, limit: number): Promise<readonly ClaimedCall[]>;
  settle(outcomes: readonly Outcome[], now: Date): Promise<void>;
  /** Calls back after each commit that wrote rows; returns a function that forgets the callback. */
  onWritten(callback: () => void): () => void;
};

/** What cannot reach a person or an advisor is told to the conversation it came from. Must be idempotent. */
export type Undelivered = (call: ClaimedCall, why: 'blocked' | 'dead') => Promise<void>;

/**
 * Keeps what a person sent. Idempotent by document: a second call for the same one changes nothing. It looks
 * at the bytes (empty, kind of file) and plays `file_checked` on the conversation.
 */
export type FileSink = {
  keep(file: {
    readonly conversation: string;
    readonly document: string;
    readonly mime: string | null;
    readonly bytes: Uint8Array;
  }): Promise<void>;
  /** The platform does not give the file: too big for bots, or gone. */
  lost(file: {
    readonly conversation: string;
    readonly document: string;
    readonly problem: 'trop_gros' | 'introuvable';
  }): Promise<void>;
};

/** Closes a tap (`answer_now`): owed at once, after the commit, outside the outbox; lost without harm. */
export type CloseTap = (tap: string, text: string | null) => void;

/**
 * A line for operators: a fixed name, typed fields, a French sentence when they must act. Never what people
 * write, names, amounts or phone numbers.
 */
export type Log = (line: {
  readonly level: 'info' | 'warn' | 'error';
  readonly name: string;
  readonly fields?: Readonly<Record<string, string | number | boolean | null>>;
  readonly sentence?: string;
}) => void;

/** A message for the person, already in words: what a channel turns into its API calls. */
export type PersonMessage = {
  readonly paragraphs: readonly string[];
  readonly choices: { readonly question: string; readonly labels: readonly string[] } | null;
  /** True when notification must be silent about its content. */
  readonly discreet: boolean;
  readonly rightToLeft: boolean;
  readonly ask: 'position' | 'téléphone' | null;
  /** Words of the button that gives what is asked (`bouton.position`, `bouton.telephone`), with `ask` only. */
  readonly askLabel?: string;
};

/** A channel on which people talk: Telegram, the terminal. Pure: from words to calls, one outbox row each. */
export type PersonChannel = {
  readonly name: ChannelName;
  say(address: Address, message: PersonMessage): readonly unknown[];
  /** Take the buttons off a message; `label` is the chosen one, left to be seen. */
  markChoice(address: Address, ref: string, label: string | null): readonly unknown[];
  /** Show which boxes are ticked, on the message that bears them. Channels without buttons give nothing. */
  tickChoices?(
    address: Address,
    ref: string,
    choices: NonNullable<PersonMessage['choices']>,
    ticked: readonly number[],
  ): readonly unknown[];
  /** Fetch a file that the person sent and hand it to the document store. */
  fetchFile(
    address: Address,
    document: string,
    source: string,
    mime: string | null,
  ): readonly unknown[];
  recipient(address: Address): string;
};

/** An escalation as an advisor sees it. Texts are French, already rendered. */
export type EscalationView = {
  readonly id: string;
  /** Opaque to outsiders: « situation 12 ». */
  readonly number: number;
  readonly status: 'ouverte' | 'prise' | 'close';
  readonly motive: Motive;
  readonly urgency: Urgency;
  readonly danger: string | null;
  readonly person: {
    readonly name: string | null;
    readonly caseNumber: string | null;
    readonly language: string;
  };
  readonly summary: readonly { readonly label: string; readonly value: string }[];
  readonly lastMessages: readonly {
    readonly from: string;
    readonly text: string;
    readonly at: string;
  }[];
  readonly openedAt: string;
  readonly takenBy: string | null;
  readonly closedAt: string | null;
};

/** An escalation as it is stored, opened: what a card is made of. */
export type StoredEscalation = {
  readonly id: string;
  readonly conversation: string;
  readonly number: number;
  readonly status: EscalationView['status'];
  readonly motive: Motive;
  readonly urgency: Urgency;
  /** What the `opened` change held, then each `corrected` one, oldest first. */
  readonly contents: readonly unknown[];
  /** Advisors to whom a card was shown, the one who took it among them. */
  readonly to: readonly string[];
  readonly openedAt: string;
  readonly takenBy: { readonly id: string; readonly name: string } | null;
  readonly closedAt: string | null;
  readonly person: PersonView;
  /** Language of the conversation's state. */
  readonly language: string;
  /** The last rows of the conversation's journal, oldest first, at most 6. */
  readonly journal: readonly (JournalRow & { readonly at: string })[];
};

/** Escalations as the advisors' desk reads them. They are written by turns only. */
export type EscalationStore = {
  find(escalation: string): Promise<StoredEscalation | null>;
  /** Those not closed that were shown to this advisor, oldest first. */
  ofAdvisor(advisor: string): Promise<readonly StoredEscalation[]>;
};

/** Where papers are kept, sealed. */
export type DocumentStore = {
  /** False when the document is kept already. */
  isKept(document: string): Promise<boolean>;
  save(document: string, mime: string, bytes: Uint8Array): Promise<void>;
};

/**
 * The channel on which advisors work. Pure, like `PersonChannel`. Recipients are advisors' ids. What a card
 * shows is looked up when the call is made: it then tells the latest of the story, and the outbox holds no copy.
 */
export type AdvisorChannel = {
  readonly name: ChannelName;
  /** A new card, or the same card changed in place when it was shown to this advisor before. */
  card(advisor: string, escalation: Pick<EscalationView, 'id'>): readonly unknown[];
  /** The checklist of the person of this escalation. */
  papers(advisor: string, escalation: Pick<EscalationView, 'id'>): readonly unknown[];
  /** The person's words or paper, carried into the advisor's chat, under « Mme D. — situation 12 ». */
  relay(advisor: string, escalation: Pick<EscalationView, 'id'>, text: string): readonly unknown[];
  notice(advisor: string, text: string): readonly unknown[];
  recipient(advisor: string): string;
};
