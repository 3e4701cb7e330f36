import sharp from 'sharp';
import type { PaperType } from '../../domain/paperFinding.ts';
import { createGate } from '../gate.ts';
import { CASE_BUFFERS_MB, CASE_STEP_MS, LARGEST_CASE } from '../limits.ts';
import { addReply, finishReply } from '../pdf/messages.ts';
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
const NO_ROOM = 'non ajouté : dossier trop lourd';

/**
 * The whole file of a case as one PDF: a contents page, then each paper in its order, pictures on pages of
 * A4. A paper that cannot be included is said on the contents page, and the others stay. One file at a time
 * is put together, in a thread of its own; of at most `largest` bytes of papers. Throws when a paper cannot
 * be fetched.
 */
export function createCasePdf(largest = LARGEST_CASE) {
  const gate = createGate(1);
  return (cover: Cover, parts: readonly CasePart[]): Promise<Uint8Array> =>
    gate.run(async () => {
      const thread = createPdfThread(CASE_BUFFERS_MB);
      try {
        return await putTogether(thread, cover, parts, largest);
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
  largest: number,
): Promise<Uint8Array> {
  const tooHeavy = new Set<CasePart>();
  while (tooHeavy.size <= parts.length) {
    const done = await attempt(thread, cover, parts, { tooHeavy, largest });
    if (done.is === 'file') return done.bytes;
    tooHeavy.add(done.part);
  }
  throw new Error(`papers: no file of ${parts.length} papers could be put together`);
}

type Bounds = { readonly tooHeavy: ReadonlySet<CasePart>; readonly largest: number };

type Attempt =
  | { readonly is: 'file'; readonly bytes: Uint8Array }
  | { readonly is: 'too_heavy'; readonly part: CasePart };

async function attempt(
  thread: PdfThread,
  cover: Cover,
  parts: readonly CasePart[],
  { tooHeavy, largest }: Bounds,
): Promise<Attempt> {
  const lines: Line[] = [];
  let room = largest;
  await thread.ask({ do: 'begin' }, CASE_STEP_MS);
  for (const part of parts) {
    const added = tooHeavy.has(part) ? left(part, TOO_HEAVY) : await add(thread, part, room);
    if (added === 'stopped') return { is: 'too_heavy', part };
    room -= added.size;
    lines.push(added.line);
  }
  const answer = await thread.ask({ do: 'finish', cover, lines }, CASE_STEP_MS);
  if (answer.is === 'stopped')
    throw new Error(`papers: a file of ${parts.length} papers asked for too much (${answer.why})`);
  return { is: 'file', bytes: finishReply.parse(answer.reply).bytes };
}

/** A paper that was added, with its bytes, or left out, with none. */
type Added = { readonly line: Line; readonly size: number };

async function add(thread: PdfThread, part: CasePart, room: number): Promise<Added | 'stopped'> {
  const request = requestFor(part, await readable(part));
  if (request === null) return left(part, NOT_INCLUDED);
  const size = request.bytes.length;
  if (size > room) return left(part, NO_ROOM);
  const answer = await thread.ask(request, CASE_STEP_MS);
  if (answer.is === 'stopped') return 'stopped';
  const reply = addReply.parse(answer.reply);
  if (reply.is !== 'added') return left(part, NOT_INCLUDED);
  return { line: { title: part.title, pages: reply.pages, note: null }, size };
}

function left({ title }: CasePart, note: string): Added {
  return { line: { title, pages: 0, note }, size: 0 };
}

async function readable({ type, load }: CasePart): Promise<Uint8Array | null> {
  const bytes = await load();
  return type === 'application/pdf' ? bytes : placeable(bytes);
}

function requestFor({ type, title }: CasePart, bytes: Uint8Array | null) {
  if (bytes === null) return null;
  return type === 'application/pdf'
    ? ({ do: 'add_pdf', bytes } as const)
    : ({ do: 'add_picture', bytes, title } as const);
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
