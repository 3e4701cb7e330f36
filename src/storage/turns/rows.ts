import { hash } from 'node:crypto';
import type { TurnRecord } from '../../runtime/ports.ts';
import { UPLOAD_MS, uploadHash } from '../links.ts';
import type { MasterKey } from '../masterKey.ts';
import { placeOf, rowOf, wordsOf } from '../papers/rows.ts';
import { type Key, seal } from '../seal.ts';
import { places } from '../sealed.ts';
import { escalationRows } from './escalationRows.ts';
import { createParcel, type Slice } from './parcel.ts';
import * as part from './parts.ts';

/** One turn as the grouped statement takes it: sealed, in rows. */
export type TurnRows = {
  /** For the first parameter. */
  readonly turn: Readonly<Record<string, unknown>>;
  /** For the second: all that is sealed, the state first. */
  readonly parcel: readonly Buffer[];
  /** For each part that it needs, its rows. */
  readonly rows: ReadonlyMap<part.Part, readonly object[]>;
  readonly writesCalls: boolean;
};

/** Seals a turn with its conversation's key; tokens are kept as hashes by the master key. */
export function rowsOf(turn: TurnRecord, key: Key, master: MasterKey): TurnRows {
  const { conversation } = turn;
  const parcel = createParcel();
  const sealed: Sealing = (place, value) => parcel.add(seal(key, place, value));
  const state = sealed(places.state(conversation), turn.state);
  const rows = new Map<part.Part, readonly object[]>();
  const put: Put = (of, list) => {
    const numbered = list.map((row, n) => ({ conversation, n, ...row }));
    if (numbered.length > 0) rows.set(of, numbered);
  };
  put(part.journal, journalRows(turn, sealed));
  put(part.outbox, outboxRows(turn, sealed));
  put(part.withdrawn, turn.withdrawBotRows ? [{ speaker: 'bot' }] : []);
  putTimers(turn, put);
  putFacts(turn, sealed, put);
  for (const [of, list] of escalationRows(turn.escalations, sealed)) put(of, list);
  putDocuments(turn, put);
  putPapers(turn, sealed, put);
  putConsents(turn, put);
  putUploads(turn, master, put);
  const failures = turn.links.filter(({ type }) => type === 'failed');
  put(part.failures, failures);
  const link = turn.links.find(({ type }) => type === 'linked')?.invitation ?? null;
  const said = [
    ...turn.facts.map(({ name }) => ({ name })),
    ...turn.papers.map(({ piece, borrower }) => ({ piece, borrower })),
  ];
  if (link !== null) rows.set(part.linked, said);
  return {
    writesCalls: turn.outbox.length > 0,
    rows,
    parcel: parcel.parts,
    turn: { ...turnRow(turn, link), size: state.size },
  };
}

function turnRow(turn: TurnRecord, link: string | null): TurnRows['turn'] {
  const { conversation, version, inbox, at, position, owner, state } = turn;
  const invitation = state.linking?.invitation ?? null;
  const { heard } = state;
  return { conversation, version, inbox, at, ...position, owner, invitation, heard, link };
}

function putConsents({ consents, inbox }: TurnRecord, put: Put): void {
  const rows = consents.map((one) => ({ id: `${inbox}/${one.purpose}`, ...one }));
  put(part.consents, rows);
}

function putUploads({ uploadLinks, at }: TurnRecord, master: MasterKey, put: Put): void {
  const expires = new Date(Date.parse(at) + UPLOAD_MS).toISOString();
  const hashOf = (token: string) => Buffer.from(uploadHash(master, token)).toString('base64');
  const rows = uploadLinks.map(({ token }) => ({ hash: hashOf(token), expires }));
  put(part.uploads, rows);
}

export type Sealing = (place: string, value: unknown) => Slice;
export type Put = (of: part.Part, rows: readonly object[]) => void;

function journalRows({ journal }: TurnRecord, sealed: Sealing): readonly object[] {
  return journal.map(({ id, from: speaker, content }) => ({
    id,
    speaker,
    ...sealed(places.message(id), content),
  }));
}

function outboxRows({ outbox }: TurnRecord, sealed: Sealing): readonly object[] {
  return outbox.map(({ call, ...row }) => ({ ...row, ...sealed(places.call(row.id), call) }));
}

/**
 * A name that is armed again in the same turn is not cancelled. The id of a timer names this arming; it is
 * a digest, or a timer that arms itself again would have a longer id each time.
 */
function putTimers({ armed, cancelled, inbox }: TurnRecord, put: Put): void {
  const last = new Map(armed.map((row) => [row.name, row]));
  put(
    part.armed,
    [...last.values()].map((row) => ({ id: digest(`${inbox}/${row.name}`), ...row })),
  );
  put(
    part.cancelled,
    [...new Set(cancelled)].filter((name) => !last.has(name)).map((name) => ({ name })),
  );
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** Of several changes of one fact, the last. */
function putFacts({ facts }: TurnRecord, sealed: Sealing, put: Put): void {
  const last = [...new Map(facts.map((fact) => [fact.name, fact])).values()];
  put(
    part.facts,
    last.flatMap(({ name, value, source }) =>
      value === null ? [] : [{ name, source, ...sealed(places.fact(name), value) }],
    ),
  );
  put(
    part.forgotten,
    last.flatMap(({ name, value }) => (value === null ? [{ name }] : [])),
  );
}

/** A file that comes in the same turn is written with its paper. */
function putDocuments({ documents, papers }: TurnRecord, put: Put): void {
  const pages = new Map(pageRows(papers).map((page) => [page.id, page]));
  const received = documents.flatMap((one) => (one.type === 'received' ? [one] : []));
  const changes = documents.flatMap((one) => (one.type === 'received' ? [] : [one]));
  const purposeOf = (id: string) =>
    changes.findLast((one) => one.type === 'assigned' && one.id === id);
  const waived = (id: string) => changes.some((one) => one.type === 'waived' && one.id === id);
  const after = (id: string) => {
    const change = purposeOf(id);
    return {
      purpose: change?.type === 'assigned' ? change.purpose : null,
      status: waived(id) ? 'dispensé' : null,
    };
  };
  put(
    part.received,
    received.map(({ id, purpose, mime, album }) => {
      const { purpose: assigned, status } = after(id);
      const page = pages.get(id);
      return { id, purpose: assigned ?? purpose, mime, album, status: status ?? 'reçu', ...page };
    }),
  );
  const removed = changes.filter(({ type }) => type === 'removed').map(({ id }) => ({ id }));
  put(part.removed, removed);
  const others = new Set(changes.map(({ id }) => id));
  for (const { id } of [...received, ...removed]) {
    others.delete(id);
    pages.delete(id);
  }
  put(part.pages, [...pages.values()]);
  put(
    part.sorted,
    [...others].map((id) => ({ id, ...after(id) })),
  );
}

function putPapers({ papers }: TurnRecord, sealed: Sealing, put: Put): void {
  put(
    part.papers,
    papers.map((paper) => {
      const words = wordsOf(paper);
      return { ...rowOf(paper), ...(words && sealed(placeOf(paper), words)) };
    }),
  );
}

function pageRows(papers: TurnRecord['papers']) {
  return papers.flatMap(({ piece, borrower, pages }) =>
    pages.map(({ document: id, setAside }, page) => ({ id, piece, borrower, page, setAside })),
  );
}
