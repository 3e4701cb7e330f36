import sharp from 'sharp';
import type { PaperType } from '../../domain/paperFinding.ts';
import { createGate } from '../gate.ts';
import { CASE_STEP_MS } from '../limits.ts';
import { addReply, finishReply, type PdfRequest } from '../pdf/messages.ts';
import { createPdfThread, type PdfThread } from '../pdf/thread.ts';
import { decode } from '../picture/decode.ts';
import { encodeKept } from '../picture/encode.ts';
import type { Cover, Line } from './contents.ts';

/** A paper of a case, in the order of the file. Its bytes are fetched when it is its turn: one at a time. */
export type CasePart = {
  /** As it stands in the contents, in French: « Bulletin de paie de mars 2026 ». */
  readonly title: string;
  readonly type: PaperType;
  load(): Promise<Uint8Array>;
};

/** Why a paper is not in the file: said on the contents page. */
const NOT_INCLUDED = 'non ajouté : fichier illisible';
const TOO_HEAVY = 'non ajouté : fichier trop lourd';

/**
 * The whole file of a case as one PDF: a contents page, then each paper in its order, pictures on pages of
 * A4. A paper that cannot be included is said on the contents page, and the others stay. One file at a time
 * is put together, in a thread of its own. Throws when a paper cannot be fetched.
 */
export function createCasePdf() {
  const gate = createGate(1);
  return (cover: Cover, parts: readonly CasePart[]): Promise<Uint8Array> =>
    gate.run(async () => {
      const thread = createPdfThread();
      try {
        return await putTogether(thread, cover, parts);
      } finally {
        await thread.close();
      }
    });
}

/** A thread that was stopped by a paper lost all that came before: begin again without that paper. */
async function putTogether(
  thread: PdfThread,
  cover: Cover,
  parts: readonly CasePart[],
): Promise<Uint8Array> {
  const tooHeavy = new Set<CasePart>();
  while (tooHeavy.size <= parts.length) {
    const done = await attempt(thread, cover, parts, tooHeavy);
    if (done.is === 'file') return done.bytes;
    tooHeavy.add(done.part);
  }
  throw new Error(`papers: no file of ${parts.length} papers could be put together`);
}

type Attempt =
  | { readonly is: 'file'; readonly bytes: Uint8Array }
  | { readonly is: 'too_heavy'; readonly part: CasePart };

async function attempt(
  thread: PdfThread,
  cover: Cover,
  parts: readonly CasePart[],
  tooHeavy: ReadonlySet<CasePart>,
): Promise<Attempt> {
  const lines: Line[] = [];
  await thread.ask({ do: 'begin' }, CASE_STEP_MS);
  for (const part of parts) {
    const line = tooHeavy.has(part) ? left(part, TOO_HEAVY) : await add(thread, part);
    if (line === 'stopped') return { is: 'too_heavy', part };
    lines.push(line);
  }
  const answer = await thread.ask({ do: 'finish', cover, lines }, CASE_STEP_MS);
  if (answer.is === 'stopped')
    throw new Error(`papers: a file of ${parts.length} papers asked for too much (${answer.why})`);
  return { is: 'file', bytes: finishReply.parse(answer.reply).bytes };
}

async function add(thread: PdfThread, part: CasePart): Promise<Line | 'stopped'> {
  const request = await requestFor(part);
  if (request === null) return left(part, NOT_INCLUDED);
  const answer = await thread.ask(request, CASE_STEP_MS);
  if (answer.is === 'stopped') return 'stopped';
  const reply = addReply.parse(answer.reply);
  return reply.is === 'added'
    ? { title: part.title, pages: reply.pages, note: null }
    : left(part, NOT_INCLUDED);
}

function left({ title }: CasePart, note: string): Line {
  return { title, pages: 0, note };
}

async function requestFor({ type, title, load }: CasePart): Promise<PdfRequest | null> {
  const bytes = await load();
  if (type === 'application/pdf') return { do: 'add_pdf', bytes };
  const picture = await placeable(bytes);
  return picture && { do: 'add_picture', bytes: picture, title };
}

/** PDF holds JPEG as it is, but nothing turns it: what we cleaned goes in untouched, the rest is cleaned. */
async function placeable(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (await isCleanJpeg(bytes)) return bytes;
  const decoded = await decode(bytes);
  return decoded.ok ? encodeKept(decoded.pixels) : null;
}

async function isCleanJpeg(bytes: Uint8Array): Promise<boolean> {
  try {
    const { format, exif, orientation = 1 } = await sharp(bytes).metadata();
    return format === 'jpeg' && exif === undefined && orientation === 1;
  } catch {
    return false;
  }
}
