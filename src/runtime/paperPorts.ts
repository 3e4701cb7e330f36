import type { Page, Paper, PaperRef, Reason, RedoReason, WaiveReason } from '../domain/paper.ts';
import type { DocumentStore } from './ports.ts';

/** What the checks saw in one file. Safe in clear: nothing of it says who or how much. */
export type PageFacts = {
  /** Pages of the file: 1 for a picture; null when it cannot be told. */
  readonly pages: number | null;
  /** A digest of the bytes as they are kept, SHA-256 in hexadecimal; kept under a keyed hash. */
  readonly digest: string;
  /** Codes of what was found: `flou`, `trop_sombre`… Never words of the file. */
  readonly findings: readonly string[];
};

/** One file of a paper, as the page and the card show it. */
export type PageView = Page & {
  /** Null until the file is kept. */
  readonly mime: string | null;
  readonly bytes: number | null;
  readonly pages: number | null;
  readonly findings: readonly string[];
  readonly receivedAt: string;
};

/** Who gave a checklist's papers is gone, or the checklist moved: read it again. */
export type Saved = 'saved' | 'conflict';

/** What an advisor decided about a paper. */
export type Review = {
  readonly personId: string;
  readonly paper: PaperRef;
  readonly advisor: string;
  readonly at: Date;
  /** The version that the advisor looked at: a paper that moved since is left alone. Without it, any. */
  readonly version?: number;
} & (
  | { readonly decision: 'validate'; readonly validUntil: string | null }
  | { readonly decision: 'redo'; readonly reason: Reason<RedoReason> }
  | { readonly decision: 'waive'; readonly reason: Reason<WaiveReason> }
);

/** `illegal`: this cannot be decided of a paper that stands so, or it moved since the card was drawn. */
export type Reviewed =
  | { readonly result: 'saved'; readonly paper: Paper }
  | { readonly result: 'illegal'; readonly paper: Paper }
  | { readonly result: 'unknown' };

/**
 * A person's checklist outside of a turn: the upload page, the review, the reminders. Within a turn it comes
 * with `Loaded.papers` and leaves with `TurnRecord.papers`. All that it saves makes a turn that read the old
 * one be played again.
 */
export type ChecklistStore = {
  /** Every line, waived ones too, unordered: `domain/checklist.ts` orders and counts them. */
  ofPerson(personId: string): Promise<readonly Paper[]>;
  /** Whose checklist a conversation shows; null when there is no such conversation. */
  personOf(conversation: string): Promise<string | null>;
  /**
   * Saves lines as they are, those of a newer version refused: then nothing is saved, and the caller reads
   * again. Pages are joined to their paper in the order given.
   */
  save(personId: string, papers: readonly Paper[]): Promise<Saved>;
  /** Plays an advisor's decision on the paper as it stands now, and leaves one line of audit. */
  review(review: Review): Promise<Reviewed>;
  /** The files of a paper, in order, those set aside last. */
  pagesOf(personId: string, paper: PaperRef): Promise<readonly PageView[]>;
  /** Files that were sent and that no paper holds yet, oldest first. */
  loosePages(personId: string): Promise<readonly PageView[]>;
  /**
   * Takes one file back: its bytes and its row are gone, and the paper is asked for again when it was the
   * last. False when this person gave no such file.
   */
  removePage(personId: string, document: string, at: Date): Promise<boolean>;
  /** What the checks saw in a file. Called again it takes the place of the first. */
  noteFacts(document: string, facts: PageFacts): Promise<void>;
  /** Other files of the same person with the same bytes, oldest first. */
  sameBytes(personId: string, digest: string): Promise<readonly string[]>;
  /**
   * People who have a checklist, at most `limit`, in an order that stays; `after` is the last person of the
   * page before, null for the first. For a daily look at what is waited for or runs out.
   */
  people(after: string | null, limit: number): Promise<readonly PersonPapers[]>;
};

export type PersonPapers = {
  readonly personId: string;
  /** Where the person last wrote. */
  readonly conversation: string;
  readonly papers: readonly Paper[];
};

/** A one-time page on which a person gives papers: 24 hours, as many files as they like. */
export type UploadLinks = {
  /** A new link; the token is given once, only its hash is kept. Those given before stay good. */
  create(conversation: string, now: Date): Promise<Link>;
  /** The token that an effect of a turn gives; its row comes with `TurnRecord.uploadLinks`. */
  tokenFor(effect: string): string;
  /** Whose page it is; null when the token is unknown, expired or revoked. */
  open(token: string, now: Date): Promise<UploadLink | null>;
  /** Closes one link: « j'ai terminé ». */
  revoke(token: string, now: Date): Promise<void>;
  /** Closes all the links of a conversation: « arrêter », another person's phone. */
  revokeAll(conversation: string, now: Date): Promise<void>;
};

/** `token` stands in a URL as it is: letters, digits, `-` and `_`. */
export type Link = { readonly token: string; readonly expiresAt: Date };

export type UploadLink = {
  readonly conversation: string;
  readonly personId: string;
  readonly expiresAt: Date;
};

/** What a view link shows: one file, the pages of a paper, or the whole case file. */
export type ViewSubject =
  | { readonly kind: 'document'; readonly document: string }
  | { readonly kind: 'paper'; readonly personId: string; readonly paper: PaperRef }
  | { readonly kind: 'file'; readonly personId: string };

/**
 * A link for one advisor, good for one opening within 5 minutes. It is made at the advisor's own click and
 * given to that advisor only.
 */
export type ViewLinks = {
  /** Null when there is no such document or person. */
  create(subject: ViewSubject, advisor: string, now: Date): Promise<Link | null>;
  /**
   * Opens the link, once: of two at the same time one gets it. Leaves one line of audit with the advisor and
   * the subject. Null when it is unknown, opened before, expired, or when the advisor left.
   */
  take(
    token: string,
    now: Date,
  ): Promise<{ readonly subject: ViewSubject; readonly advisor: string } | null>;
};

/** The bytes of papers, for those who put them in and take them out beside the talk. */
export type PageStore = DocumentStore & {
  /**
   * Makes the row of a file that comes by another way than the talk: its bytes follow with `save`. The same
   * document again changes nothing; nothing is made for a conversation that is gone.
   */
  begin(conversation: string, document: string, at: Date): Promise<void>;
  /** The file, opened; null when it was not kept, or was erased. */
  read(document: string): Promise<{ readonly mime: string; readonly bytes: Uint8Array } | null>;
};
