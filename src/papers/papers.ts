import sharp from 'sharp';
import { isRefused, type PaperType } from '../domain/paperFinding.ts';
import { type CasePart, createCasePdf } from './case/casePdf.ts';
import type { Cover } from './case/contents.ts';
import { createGate, type Gate } from './gate.ts';
import { type Inspection, type InspectOptions, look } from './inspect.ts';
import { PAPERS_AT_ONCE, PDF_READ_MS } from './limits.ts';
import { createPdfReader } from './pdf/reader.ts';
import { decode, type Pixels } from './picture/decode.ts';
import { encodeKept, encodeThumbnail } from './picture/encode.ts';
import { pdfThumbnail } from './thumbnail.ts';

/** Bytes that may be kept: a JPEG without metadata, or the PDF as it came. */
export type Kept = {
  readonly type: 'image/jpeg' | 'application/pdf';
  readonly bytes: Uint8Array;
};

/** A paper that was received: `kept` and `thumbnail` (a JPEG) are null when it is refused. */
export type Received = {
  readonly inspection: Inspection;
  readonly kept: Kept | null;
  readonly thumbnail: Uint8Array | null;
};

/** Everything that looks at the bytes of papers. At most `PAPERS_AT_ONCE` at once; the others wait in order. */
export type Papers = {
  /**
   * A turn to bring a file into memory: fetch, `receive` and store inside `turns.run`, and never more than
   * `PAPERS_AT_ONCE` files are held, however many are on their way.
   */
  readonly turns: Gate;
  /** The whole way of a paper that comes, its picture decoded once: look at it, clean it, draw it small. */
  receive(bytes: Uint8Array, options: InspectOptions): Promise<Received>;
  /** Only looks. No bytes make it fail. */
  inspect(bytes: Uint8Array, options: InspectOptions): Promise<Inspection>;
  /** The paper as it may be kept. Throws when the picture does not decode: inspect first. */
  clean(bytes: Uint8Array, type: PaperType): Promise<Kept>;
  /** A small JPEG for an advisor's card; a drawn sheet when the paper cannot be drawn. */
  thumbnail(bytes: Uint8Array, type: PaperType): Promise<Uint8Array>;
  /** The whole file of a case as one PDF: see `createCasePdf`. */
  casePdf(cover: Cover, parts: readonly CasePart[]): Promise<Uint8Array>;
  /** Ends the threads. Asked again, they start again. */
  close(): Promise<void>;
};

/** Threads of the library for one picture: with one, a photo of 5 MB takes a tenth to a quarter longer. */
const THREADS_A_PICTURE = 2;

/** Opens the bench of papers, one for the process: it sets the picture library's threads and its cache. */
export function createPapers({ pdfReadMs = PDF_READ_MS } = {}): Papers {
  sharp.concurrency(THREADS_A_PICTURE);
  // No picture is looked at twice: a cache would only keep papers of people in memory.
  sharp.cache(false);
  const gate = createGate(PAPERS_AT_ONCE);
  const reader = createPdfReader(pdfReadMs);

  async function inspect(bytes: Uint8Array, options: InspectOptions): Promise<Inspection> {
    const ways = { readPdf: reader.read, make: async () => null };
    return (await look(bytes, options, ways)).inspection;
  }

  async function receive(bytes: Uint8Array, options: InspectOptions): Promise<Received> {
    const ways = { readPdf: reader.read, make: encodeBoth };
    const { inspection, made } = await look(bytes, options, ways);
    if (isRefused(inspection.findings)) return { inspection, kept: null, thumbnail: null };
    if (made !== null) return { inspection, ...made };
    const kept = { type: 'application/pdf', bytes } as const;
    return { inspection, kept, thumbnail: await pdfThumbnail(reader, bytes) };
  }

  return {
    turns: createGate(PAPERS_AT_ONCE),
    receive: (bytes, options) => gate.run(() => receive(bytes, options)),
    inspect: (bytes, options) => gate.run(() => inspect(bytes, options)),
    clean: (bytes, type) => gate.run(() => clean(bytes, type)),
    thumbnail: (bytes, type) =>
      gate.run(async () =>
        type === 'application/pdf'
          ? pdfThumbnail(reader, bytes)
          : encodeThumbnail(await pixelsOf(bytes)),
      ),
    casePdf: createCasePdf(),
    close: () => reader.close(),
  };
}

async function encodeBoth(pixels: Pixels) {
  const [bytes, thumbnail] = await Promise.all([encodeKept(pixels), encodeThumbnail(pixels)]);
  return { kept: { type: 'image/jpeg', bytes } as const, thumbnail };
}

async function clean(bytes: Uint8Array, type: PaperType): Promise<Kept> {
  if (type === 'application/pdf') return { type, bytes };
  return { type: 'image/jpeg', bytes: await encodeKept(await pixelsOf(bytes)) };
}

async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  const decoded = await decode(bytes);
  if (decoded.ok) return decoded.pixels;
  throw new Error(
    `papers: a picture of ${bytes.length} bytes does not decode (${decoded.problem})`,
  );
}
