import { randomBytes, randomUUID } from 'node:crypto';
import type {
  Link,
  UploadLink,
  UploadLinks,
  ViewLinks,
  ViewSubject,
} from '../runtime/paperPorts.ts';
import type { Database, Statement } from './database.ts';
import type { MasterKey } from './masterKey.ts';

/** How long a person's page for giving papers stays open. */
export const UPLOAD_MS = 24 * 3_600_000;
/** How long an advisor has to open what they asked to see. */
export const VIEW_MS = 5 * 60_000;
/** More than anyone could guess, in letters that stand in a URL. */
const TOKEN_BYTES = 32;
/** What is no token of ours is not looked up. */
const TOKEN = /^[\w-]{43}$/;

type Tools = {
  readonly database: Pick<Database, 'run' | 'prisma'>;
  readonly master: MasterKey;
};

const OPEN_UPLOAD: Statement = {
  name: 'upload_open',
  text: `select l."conversationId" as conversation, c."personId", l."expiresAt"
  from "UploadLink" l join "Conversation" c on c.id = l."conversationId"
  where l."tokenHash" = $1 and l."revokedAt" is null and l."expiresAt" > $2::timestamptz`,
};

export function createUploadLinks({ database, master }: Tools): UploadLinks {
  const { prisma, run } = database;
  return {
    async create(conversationId, now) {
      const { token, tokenHash } = newToken('upload', master);
      const expiresAt = new Date(now.getTime() + UPLOAD_MS);
      await prisma.uploadLink.create({
        data: { tokenHash, conversationId, createdAt: now, expiresAt },
      });
      return { token, expiresAt };
    },
    tokenFor: (effect) => master.hash('upload-token', effect).toString('base64url'),
    async open(token, now) {
      if (!TOKEN.test(token)) return null;
      const [found] = await run<UploadLink>(OPEN_UPLOAD, [
        uploadHash(master, token),
        now.toISOString(),
      ]);
      return found ?? null;
    },
    async revoke(token, now) {
      const tokenHash = uploadHash(master, token);
      await prisma.uploadLink.updateMany({
        where: { tokenHash, revokedAt: null },
        data: { revokedAt: now },
      });
    },
    async revokeAll(conversationId, now) {
      await prisma.uploadLink.updateMany({
        where: { conversationId, revokedAt: null },
        data: { revokedAt: now },
      });
    },
  };
}

/** How the token of a page of papers is kept. */
export function uploadHash(master: MasterKey, token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(master.hash('upload', token));
}

type ViewRow = {
  readonly advisor: string;
  readonly kind: string;
  readonly personId: string;
  readonly document: string | null;
  readonly piece: string | null;
  readonly borrower: 0 | 1 | 2 | null;
};

/** Of two that open it at the same time, the second finds it used. The audit goes with the opening. */
const TAKE_VIEW: Statement = {
  name: 'view_take',
  text: `with taken as (
    update "ViewLink" l set "usedAt" = $2::timestamptz
    where l."tokenHash" = $1 and l."usedAt" is null and l."expiresAt" > $2::timestamptz
      and exists (select from "Advisor" a where a.id = l."advisorId" and a.active)
    returning l."advisorId" as advisor, l.kind, l."personId", l."documentId" as document, l.piece, l.borrower),
  audited as (
    insert into "AuditEvent"(id, at, actor, action, subject, detail)
    select $3::uuid, $2::timestamptz, advisor, 'papers_viewed', "personId"::text,
      jsonb_strip_nulls(jsonb_build_object(
        'kind', kind, 'document', document, 'piece', piece, 'borrower', borrower))
    from taken)
  select * from taken`,
};

export function createViewLinks(tools: Tools): ViewLinks {
  const { database, master } = tools;
  return {
    async create(subject, advisorId, now) {
      const personId = await personOf(tools, subject);
      if (personId === null) return null;
      const { token, tokenHash } = newToken('view', master);
      const expiresAt = new Date(now.getTime() + VIEW_MS);
      const { kind } = subject;
      await database.prisma.viewLink.create({
        data: {
          tokenHash,
          advisorId,
          personId,
          kind,
          documentId: kind === 'document' ? subject.document : null,
          piece: kind === 'paper' ? subject.paper.piece : null,
          borrower: kind === 'paper' ? subject.paper.borrower : null,
          createdAt: now,
          expiresAt,
        },
      });
      return { token, expiresAt };
    },
    async take(token, now) {
      if (!TOKEN.test(token)) return null;
      const hash = master.hash('view', token);
      const [found] = await database.run<ViewRow>(TAKE_VIEW, [
        hash,
        now.toISOString(),
        randomUUID(),
      ]);
      return found ? { subject: subjectOf(found), advisor: found.advisor } : null;
    },
  };
}

/** Whose it is: the link goes with the person when they are erased. */
async function personOf({ database }: Tools, subject: ViewSubject): Promise<string | null> {
  if (subject.kind !== 'document') {
    const where = { id: subject.personId };
    return (await database.prisma.person.findUnique({ where, select: { id: true } }))?.id ?? null;
  }
  const document = await database.prisma.document.findUnique({ where: { id: subject.document } });
  const where = { id: document?.conversationId ?? '' };
  if (!document) return null;
  return (await database.prisma.conversation.findUnique({ where }))?.personId ?? null;
}

function subjectOf({ kind, personId, document, piece, borrower }: ViewRow): ViewSubject {
  if (kind === 'document' && document !== null) return { kind, document };
  if (kind === 'paper' && piece !== null && borrower !== null)
    return { kind, personId, paper: { piece, borrower } };
  if (kind === 'file') return { kind, personId };
  throw new Error(`view link of unknown kind: ${kind}`);
}

function newToken(
  purpose: string,
  master: MasterKey,
): Pick<Link, 'token'> & { readonly tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, tokenHash: new Uint8Array(master.hash(purpose, token)) };
}
