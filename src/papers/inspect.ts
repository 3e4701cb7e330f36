import type { PaperFinding, PaperType } from '../domain/paperFinding.ts';
import { LARGEST_FILE, MOST_MEGAPIXELS, MOST_PAGES } from './limits.ts';
import { paperType } from './paperType.ts';
import type { ReadPdf } from './pdf/reader.ts';
import { decode, type Pixels } from './picture/decode.ts';
import { greyOf, lookAtPicture } from './picture/look.ts';
import { contentPrint, type Prints, picturePrint, wordsPrint } from './prints.ts';
import { holdsCardNumber, saysCardNumber } from './text/cardNumber.ts';
import { isOlderThan, latestDate } from './text/dates.ts';

/** What is known of a paper besides its bytes. */
export type InspectOptions = {
  /** Date of the day at the CCAS, AAAA-MM-JJ. */
  readonly today: string;
  /** How many months old the paper may be (« moins de 3 mois »); null when any age does. */
  readonly months: number | null;
  /** The words that came with it, as the person wrote them; null without. */
  readonly caption: string | null;
};

/** What the bytes of a paper say. No finding never means that the paper is good: a person reads it. */
export type Inspection = {
  /** Null when it is no paper at all. */
  readonly type: PaperType | null;
  /** 1 for a picture; 0 when it could not be opened. */
  readonly pages: number;
  readonly findings: readonly PaperFinding[];
  /** To recognise it when it comes again (`sameAs`); null when it could not be opened. */
  readonly prints: Prints | null;
  /** The latest date, not after today, in the words of a PDF; null when none was read. */
  readonly dateFound: string | null;
};

/** An inspection, and what was made of the pixels of a picture; null for the rest. */
export type Looked<T> = { readonly inspection: Inspection; readonly made: T | null };

/**
 * Looks at the bytes of a paper. No bytes make it throw. Of a picture `make` makes something at the same
 * time, from the pixels that are decoded once.
 */
export async function look<T>(
  bytes: Uint8Array,
  options: InspectOptions,
  { readPdf, make }: { readPdf: ReadPdf; make: (pixels: Pixels) => Promise<T> },
): Promise<Looked<T>> {
  if (bytes.length === 0) return unopened(null, { code: 'vide' });
  if (bytes.length > LARGEST_FILE)
    return unopened(null, { code: 'trop_gros', size: bytes.length, limit: LARGEST_FILE });
  const found = await paperType(bytes);
  if (!found.paper) return unopened(null, { code: 'type_refuse', family: found.family });
  const { inspection, made } =
    found.type === 'application/pdf'
      ? await lookAtPdf(bytes, options, readPdf)
      : await lookAtImage(bytes, found.type, make);
  const findings = [...lookAtCaption(options), ...inspection.findings];
  return { inspection: { ...inspection, findings }, made };
}

function unopened(type: PaperType | null, finding: PaperFinding): Looked<never> {
  const inspection = { type, pages: 0, findings: [finding], prints: null, dateFound: null };
  return { inspection, made: null };
}

function lookAtCaption({ caption }: InspectOptions): readonly PaperFinding[] {
  return caption !== null && saysCardNumber(caption)
    ? [{ code: 'carte_bancaire', where: 'legende' }]
    : [];
}

async function lookAtImage<T>(
  bytes: Uint8Array,
  type: PaperType,
  make: (pixels: Pixels) => Promise<T>,
): Promise<Looked<T>> {
  const decoded = await decode(bytes);
  if (!decoded.ok) {
    if (decoded.problem === 'geante') {
      const megapixels = Math.round(decoded.megapixels);
      return unopened(type, { code: 'image_geante', megapixels, limit: MOST_MEGAPIXELS });
    }
    // The pictures of iPhones need a decoder under patents, which this library leaves out.
    const isHeic = type === 'image/heic' || type === 'image/heif';
    return unopened(type, { code: isHeic ? 'heic_illisible' : 'image_abimee' });
  }
  const { pixels } = decoded;
  const [content, seen, made] = await Promise.all([
    contentPrint(bytes),
    lookAtPixels(pixels),
    make(pixels),
  ]);
  const { findings, picture } = seen;
  const prints = { content, picture, words: null };
  return { inspection: { type, pages: 1, findings, prints, dateFound: null }, made };
}

async function lookAtPixels(pixels: Pixels) {
  const grey = await greyOf(pixels);
  return { findings: await lookAtPicture(pixels, grey), picture: picturePrint(grey) };
}

async function lookAtPdf(
  bytes: Uint8Array,
  options: InspectOptions,
  readPdf: ReadPdf,
): Promise<Looked<never>> {
  const type = 'application/pdf';
  const read = await readPdf(bytes);
  if (read.is === 'stopped') return unopened(type, { code: 'pdf_trop_lourd', why: read.why });
  if (read.is === 'refused')
    return unopened(type, { code: read.why === 'verrouille' ? 'pdf_verrouille' : 'pdf_abime' });
  const { pages, text } = read;
  if (pages === 0) return unopened(type, { code: 'pdf_abime' });
  if (pages > MOST_PAGES)
    return unopened(type, { code: 'pdf_trop_de_pages', pages, limit: MOST_PAGES });
  const dateFound = latestDate(text, options.today);
  const findings = [...lookAtWords(text), ...lookAtDate(dateFound, options)];
  const [content, words] = [await contentPrint(bytes), await wordsPrint(text)];
  const prints = { content, picture: null, words };
  return { inspection: { type, pages, findings, prints, dateFound }, made: null };
}

function lookAtWords(text: string): readonly PaperFinding[] {
  return holdsCardNumber(text) ? [{ code: 'carte_bancaire', where: 'pdf' }] : [];
}

function lookAtDate(
  date: string | null,
  { months, today }: InspectOptions,
): readonly PaperFinding[] {
  if (date === null || months === null || !isOlderThan(date, months, today)) return [];
  return [{ code: 'trop_ancien', date, months }];
}
