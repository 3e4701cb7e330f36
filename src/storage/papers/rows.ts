import {
  PAPER_STATES,
  type Page,
  type Paper,
  type PaperState,
  paperKey,
  REDO_REASONS,
  type Reason,
  WAIVE_REASONS,
} from '../../domain/paper.ts';
import type { Borrower } from '../../domain/piece.ts';
import { places } from '../sealed.ts';

/** Columns of `Paper` that a line writes, with their types, in the order in which rows hold them. */
export const COLUMNS = [
  ['piece', 'text'],
  ['borrower', 'int'],
  ['state', 'text'],
  ['reason', 'text'],
  ['before', 'text'],
  ['beforeReason', 'text'],
  ['replacedBy', 'text'],
  ['askedAt', 'timestamptz'],
  ['remindedAt', 'timestamptz'],
  ['reminders', 'int'],
  ['receivedAt', 'timestamptz'],
  ['validUntil', 'date'],
  ['warnedAt', 'timestamptz'],
  ['reviewedBy', 'text'],
  ['version', 'int'],
] as const;

/** A line as `json_build_object` gives it back. `words` is sealed, in base64. */
export type PaperRow = {
  readonly piece: string;
  readonly borrower: number;
  readonly state: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly beforeReason: string | null;
  readonly words: string | null;
  readonly replacedBy: string | null;
  readonly askedAt: string;
  readonly remindedAt: string | null;
  readonly reminders: number;
  readonly receivedAt: string | null;
  readonly validUntil: string | null;
  readonly warnedAt: string | null;
  readonly reviewedBy: string | null;
  readonly version: number;
};

/** A file of a paper: which line it belongs to. In the order in which they are read. */
export type PageRow = readonly [
  document: string,
  piece: string,
  borrower: number,
  setAside: boolean,
];

/** What the advisor wrote: of the reason, and of the one that sleeps under it. */
export type Words = { readonly reason: string | null; readonly before: string | null };

/** A line in columns, at its next version, `words` apart. */
export function rowOf(paper: Paper): Omit<PaperRow, 'words'> {
  const { state, reason, before } = paper;
  return {
    piece: paper.piece,
    borrower: paper.borrower,
    state: PAPER_STATES[state],
    reason: reason?.code ?? null,
    before: before && PAPER_STATES[before.state],
    beforeReason: before?.reason?.code ?? null,
    replacedBy: paper.replacedBy,
    askedAt: paper.askedAt,
    remindedAt: paper.remindedAt,
    reminders: paper.reminders,
    receivedAt: paper.receivedAt,
    validUntil: paper.validUntil,
    warnedAt: paper.warnedAt,
    reviewedBy: paper.reviewedBy,
    version: paper.version + 1,
  };
}

/** What of a line must be sealed; null when nobody wrote anything. */
export function wordsOf({ reason, before }: Paper): Words | null {
  const words = { reason: reason?.text ?? null, before: before?.reason?.text ?? null };
  return words.reason === null && words.before === null ? null : words;
}

/** Where a line's words are kept. It follows the person when a chat is linked. */
export function placeOf(paper: Parameters<typeof paperKey>[0]): string {
  return places.paper(paperKey(paper));
}

/** Lines with their files. `open` opens what is sealed at a place. */
export function papersOf(
  rows: readonly PaperRow[] | null,
  pages: readonly PageRow[] | null,
  open: (place: string, sealed: string) => Words,
): readonly Paper[] {
  const byKey = new Map<string, Page[]>();
  for (const [document, piece, borrower, setAside] of pages ?? []) {
    const key = paperKey({ piece, borrower: borrowerOf(borrower) });
    byKey.set(key, [...(byKey.get(key) ?? []), { document, setAside }]);
  }
  return (rows ?? []).map((row) => {
    const ref = { piece: row.piece, borrower: borrowerOf(row.borrower) };
    const words = row.words === null ? null : open(placeOf(ref), row.words);
    return paperOf(row, ref.borrower, byKey.get(paperKey(ref)) ?? [], words);
  });
}

function paperOf(
  row: PaperRow,
  borrower: Borrower,
  pages: readonly Page[],
  words: Words | null,
): Paper {
  const before = row.before === null ? null : stateOf(row.before);
  return {
    piece: row.piece,
    borrower,
    state: stateOf(row.state),
    reason: reasonOf(row.reason, words?.reason ?? null),
    before: before && { state: before, reason: reasonOf(row.beforeReason, words?.before ?? null) },
    pages,
    askedAt: instant(row.askedAt),
    remindedAt: row.remindedAt && instant(row.remindedAt),
    reminders: row.reminders,
    receivedAt: row.receivedAt && instant(row.receivedAt),
    validUntil: row.validUntil,
    warnedAt: row.warnedAt && instant(row.warnedAt),
    reviewedBy: row.reviewedBy,
    replacedBy: row.replacedBy,
    version: row.version,
  };
}

const STATES: readonly PaperState[] = [
  'requested',
  'received',
  'to_review',
  'valid',
  'redo',
  'waived',
  'expired',
];

function stateOf(written: string): PaperState {
  const state = STATES.find((one) => PAPER_STATES[one] === written);
  if (!state) throw new Error(`paper of unknown state: ${written}`);
  return state;
}

function reasonOf(written: string | null, text: string | null): Reason | null {
  if (written === null) return null;
  const code = [...REDO_REASONS, ...WAIVE_REASONS].find((one) => one === written);
  if (!code) throw new Error(`paper of unknown reason: ${written}`);
  return { code, text };
}

function borrowerOf(number: number): Borrower {
  if (number === 0 || number === 1 || number === 2) return number;
  throw new Error(`paper of an unknown borrower: ${number}`);
}

/** As the rest of the programme writes instants: JSON of PostgreSQL says them otherwise. */
function instant(written: string): string {
  return new Date(written).toISOString();
}
