import { randomUUID } from 'node:crypto';
import { type Paper, type PaperRef, paperKey } from '../domain/paper.ts';
import { changePaper, type PaperAction } from '../domain/paperChange.ts';
import type { ChecklistStore, PageView, Review, Reviewed, Saved } from '../runtime/paperPorts.ts';
import type { Database } from './database.ts';
import { troubleOf } from './errors.ts';
import type { Keyring } from './keyring.ts';
import type { MasterKey } from './masterKey.ts';
import { papersOf, placeOf, rowOf, wordsOf } from './papers/rows.ts';
import {
  type ChecklistRow,
  READ_CHECKLIST,
  READ_PEOPLE,
  WRITE_CHECKLIST,
} from './papers/statements.ts';
import { seal } from './seal.ts';

type Tools = {
  readonly database: Pick<Database, 'run' | 'prisma'>;
  readonly keyring: Keyring;
  readonly master: MasterKey;
};

/** A turn may move the talk between a read and its write: so often, then it is a fault. */
const TRIES = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The checklists, for all that is not a turn. */
export function createChecklists(tools: Tools): ChecklistStore {
  const { prisma, run } = tools.database;
  return {
    async ofPerson(personId) {
      return (await read(tools, personId)).papers;
    },
    async personOf(conversation) {
      if (!UUID.test(conversation)) return null;
      const where = { id: conversation };
      const found = await prisma.conversation.findUnique({ where, select: { personId: true } });
      return found?.personId ?? null;
    },
    async people(after, limit) {
      const rows = await run<ChecklistRow & { readonly personId: string }>(READ_PEOPLE, [
        after,
        limit,
      ]);
      return rows.flatMap((row) => {
        const [talk] = row.talks ?? [];
        if (!talk) return [];
        const { papers } = opened(tools, row);
        return [{ personId: row.personId, conversation: talk[0], papers }];
      });
    },
    save: (personId, papers) => save(tools, personId, papers),
    review: (review) => reviewed(tools, review),
    removePage: (personId, document, at) => removePage(tools, personId, document, at),
    pagesOf: (personId, { piece, borrower }) => pageViews(tools, personId, { piece, borrower }),
    loosePages: (personId) => pageViews(tools, personId, { piece: null }),
    async noteFacts(document, { pages, digest, findings }) {
      const contentHash = new Uint8Array(hashOf(tools, digest));
      await prisma.document.updateMany({
        where: { id: document },
        data: { pages, contentHash, findings: [...findings] },
      });
    },
    async sameBytes(personId, digest) {
      const conversationId = { in: await talksOf(tools, personId) };
      const found = await prisma.document.findMany({
        where: { conversationId, contentHash: new Uint8Array(hashOf(tools, digest)) },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
        select: { id: true },
      });
      return found.map(({ id }) => id);
    },
  };
}

type Read = {
  readonly talks: NonNullable<ChecklistRow['talks']>;
  readonly papers: readonly Paper[];
};

async function read(tools: Tools, personId: string): Promise<Read> {
  if (!UUID.test(personId)) return { talks: [], papers: [] };
  const [row] = await tools.database.run<ChecklistRow>(READ_CHECKLIST, [personId]);
  return row ? opened(tools, row) : { talks: [], papers: [] };
}

function opened({ keyring }: Tools, row: ChecklistRow): Read {
  for (const [id, wrapped] of row.keys ?? []) keyring.take(id, wrapped);
  return { talks: row.talks ?? [], papers: papersOf(row.papers, row.pages, keyring.open) };
}

type Writing = {
  readonly papers?: readonly Paper[];
  readonly removed?: readonly string[];
  readonly audit?: {
    readonly at: Date;
    readonly actor: string;
    readonly action: string;
    readonly detail: Readonly<Record<string, string>>;
  };
};

/** False when a turn moved the talk in between, or the person is gone. */
async function write(
  { database, keyring }: Tools,
  personId: string,
  { talks }: Read,
  { papers = [], removed = [], audit }: Writing,
): Promise<boolean> {
  const [talk] = talks;
  const key = talk && (await keyring.ofConversation(talk[0]));
  if (!key) return false;
  const lines = papers.map((paper) => {
    const words = wordsOf(paper);
    const sealed = words && seal(key, placeOf(paper), words).toString('base64');
    return { ...rowOf(paper), words: sealed };
  });
  const pages = papers.flatMap(({ piece, borrower, pages: files }) =>
    files.map(({ document: id, setAside }, page) => ({ id, piece, borrower, page, setAside })),
  );
  const events = audit ? [{ id: randomUUID(), subject: personId, ...audit }] : [];
  const values = [
    JSON.stringify(talks.map(([id, version]) => ({ id, version }))),
    personId,
    JSON.stringify(lines),
    JSON.stringify(pages),
    [...removed],
    JSON.stringify(events),
  ];
  try {
    const [result] = await database.run<{ readonly ok: boolean }>(WRITE_CHECKLIST, values);
    return result?.ok === true;
  } catch (error) {
    if (troubleOf(error) === 'again') return false;
    throw error;
  }
}

async function save(tools: Tools, personId: string, papers: readonly Paper[]): Promise<Saved> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const now = await read(tools, personId);
    if (now.talks.length === 0) return 'conflict';
    const versions = new Map(now.papers.map((paper) => [paperKey(paper), paper.version]));
    const isOld = papers.some((paper) => (versions.get(paperKey(paper)) ?? 0) !== paper.version);
    if (isOld) return 'conflict';
    if (await write(tools, personId, now, { papers })) return 'saved';
  }
  throw new Error(`the checklist of person ${personId} could not be saved: its talks never rest`);
}

async function reviewed(tools: Tools, review: Review): Promise<Reviewed> {
  const { personId, paper: ref, advisor, at } = review;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const now = await read(tools, personId);
    const paper = now.papers.find((one) => paperKey(one) === paperKey(ref));
    if (!paper) return { result: 'unknown' };
    const by = { role: 'advisor', id: advisor } as const;
    const isSame = (review.version ?? paper.version) === paper.version;
    const next = isSame && changePaper(paper, actionOf(review), by, at.toISOString());
    if (!next) return { result: 'illegal', paper };
    const action = `paper_${review.decision}`;
    const audit = { at, actor: advisor, action, detail: { paper: paperKey(ref) } };
    if (await write(tools, personId, now, { papers: [next], audit }))
      return { result: 'saved', paper: { ...next, version: next.version + 1 } };
  }
  throw new Error(`the review of person ${personId} could not be saved: its talks never rest`);
}

function actionOf(review: Review): PaperAction {
  if (review.decision === 'validate') return { type: 'validate', validUntil: review.validUntil };
  return review.decision === 'redo'
    ? { type: 'redo', reason: review.reason }
    : { type: 'waive', reason: review.reason };
}

async function removePage(
  tools: Tools,
  personId: string,
  document: string,
  at: Date,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const now = await read(tools, personId);
    const where = { id: document, conversationId: { in: now.talks.map(([id]) => id) } };
    if ((await tools.database.prisma.document.count({ where })) === 0) return false;
    const paper = now.papers.find(({ pages }) => pages.some((page) => page.document === document));
    const action = { type: 'remove', document } as const;
    const next = paper && changePaper(paper, action, { role: 'person' }, at.toISOString());
    const writing = { papers: next ? [next] : [], removed: [document] };
    if (await write(tools, personId, now, writing)) return true;
  }
  throw new Error(`document ${document} could not be taken back: its talks never rest`);
}

async function pageViews(
  tools: Tools,
  personId: string,
  of: PaperRef | { readonly piece: null },
): Promise<readonly PageView[]> {
  const conversationId = { in: await talksOf(tools, personId) };
  const found = await tools.database.prisma.document.findMany({
    where: { conversationId, ...of },
    orderBy: [{ setAside: 'asc' }, { page: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
  });
  return found.map((row) => ({
    document: row.id,
    setAside: row.setAside,
    mime: row.keptAt && row.mime,
    bytes: row.keptAt && row.size,
    pages: row.pages,
    findings: row.findings,
    receivedAt: row.receivedAt.toISOString(),
  }));
}

async function talksOf({ database }: Tools, personId: string): Promise<string[]> {
  if (!UUID.test(personId)) return [];
  const where = { personId };
  const found = await database.prisma.conversation.findMany({ where, select: { id: true } });
  return found.map(({ id }) => id);
}

function hashOf({ master }: Tools, digest: string): Buffer {
  return master.hash('page', digest);
}
