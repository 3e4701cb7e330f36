import type { UploadProblem } from './texts.ts';

/**
 * Where a paper stands, for the person who sends it:
 * - `asked`: nothing came yet, or pages came and the person has not said « C'est tout »
 * - `received`: the person said so; nobody has looked yet
 * - `validated`: the advisor has looked
 * - `to_redo`: the advisor, or our own look at it, asks for it once more: see `problem`
 * - `expired`: it was good, and has become too old
 * - `waived`: nobody asks for it any more
 * - `lacking`: the person said that they do not have it; the advisor has been told
 */
export type PaperState =
  | 'asked'
  | 'received'
  | 'validated'
  | 'to_redo'
  | 'expired'
  | 'waived'
  | 'lacking';

/** One picture, or one PDF of several pages, as it was sent. */
export type SentPage = {
  /** Letters, digits, `-`, `_`, `.`, at most 64: it stands in addresses. */
  readonly id: string;
  readonly kind: 'picture' | 'pdf';
  /** True when `thumbnail` can show it. */
  readonly hasThumbnail: boolean;
};

/** A paper of the checklist, its words already in the language of the page. */
export type AskedPaper = {
  /** Letters, digits, `-`, `_`, `.`, at most 64: it stands in addresses. */
  readonly id: string;
  readonly title: string;
  /** Why it is asked, one sentence; null when there is nothing to say. */
  readonly why: string | null;
  readonly state: PaperState;
  /** What came, oldest first; with `to_redo` and `expired` only what came since. */
  readonly pages: readonly SentPage[];
  /** What makes it whole: two faces, three months, so many pages; `count` null for « toutes ». */
  readonly wanted: {
    readonly of: 'faces' | 'pages' | 'months';
    readonly count: number | null;
  } | null;
  /** What was wrong, said to the person; with `to_redo` only. */
  readonly problem: string | null;
  /** Papers that may be sent in its place. */
  readonly alternatives: readonly string[];
};

/** What an open link shows. No name but the first, no amount. */
export type OpenLink = {
  readonly language: string;
  readonly firstName: string | null;
  readonly papers: readonly AskedPaper[];
  readonly expiresAt: Date;
};

/** A file that has come whole. */
export type Incoming = {
  readonly paper: string;
  /** The same key and paper are the same file, sent again because its answer was lost: keep it once. */
  readonly key: string;
  /** What the browser says that it is. A hint: only the bytes tell. */
  readonly mime: string;
  readonly bytes: Uint8Array;
};

export type Received =
  | { readonly page: { readonly id: string } }
  | { readonly problem: UploadProblem };

/**
 * What the upload page asks of the rest. Tokens are opaque: whoever implements this keeps only their
 * hash, and answers the same null to a token that is wrong, used or too old. `now` is the clock's. Every
 * call that acts is harmless when repeated, and does nothing for a token that no longer opens.
 */
export type UploadPorts = {
  readonly now: () => Date;
  /** `language` is what the reader asked for on the page; null for the person's own. */
  openLink(token: string, now: Date, language: string | null): Promise<OpenLink | null>;
  /** Looks at a file and keeps it whole, or keeps nothing and says what is wrong. */
  receive(token: string, file: Incoming, now: Date): Promise<Received>;
  /** Takes back a page that nobody has validated yet. */
  withdraw(token: string, page: string, now: Date): Promise<void>;
  /** « C'est tout » for one paper. */
  finishPaper(token: string, paper: string, now: Date): Promise<void>;
  /** « Je n'ai pas ce papier », nor any that may replace it: the advisor must know. */
  tellLacking(token: string, paper: string, now: Date): Promise<void>;
  /** « J'ai fini »: papers that have pages are finished, and the link opens no more. */
  done(token: string, now: Date): Promise<void>;
  /** A small picture of a page, too small to be read, as JPEG; null when there is none. */
  thumbnail(token: string, page: string, now: Date): Promise<Uint8Array<ArrayBuffer> | null>;
};
