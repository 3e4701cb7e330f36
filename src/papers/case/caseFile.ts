import { PDFDocument, type PDFFont, StandardFonts } from '@cantoo/pdf-lib';
import type { PdfReply } from '../pdf/messages.ts';
import { withPdf } from '../pdf/open.ts';
import { addContents, type Cover, type Line } from './contents.ts';
import { A4, GREY, MARGIN } from './page.ts';
import { printable } from './words.ts';

/** The file of a case while it is put together, in the PDF thread: paper by paper, then its contents page. */
export type CaseFile = {
  /** Copies the pages of a PDF; `abime` when one of them would be missing. */
  addPdf(bytes: Uint8Array): Promise<PdfReply>;
  /** Places an upright JPEG on a page of A4, under its title. */
  addPicture(bytes: Uint8Array, title: string): Promise<PdfReply>;
  /** Writes the contents first, then the pages in the order they came. */
  finish(cover: Cover, lines: readonly Line[]): Promise<Uint8Array<ArrayBuffer>>;
};

export async function createCaseFile(): Promise<CaseFile> {
  const document = await PDFDocument.create();
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  return {
    addPdf: (bytes) => addPdf(document, bytes),
    addPicture: (bytes, title) => addPicture(document, plain, bytes, title),
    async finish(cover, lines) {
      addContents({ document, plain, bold }, cover, lines);
      return Uint8Array.from(await document.save());
    },
  };
}

/** The library that copies reads what is left of a cut PDF without a word: the other one counts first. */
async function addPdf(document: PDFDocument, bytes: Uint8Array): Promise<PdfReply> {
  return withPdf(bytes, async ({ numPages }) => {
    const source = await PDFDocument.load(bytes, { password: '', updateMetadata: false });
    if (source.getPageCount() !== numPages)
      return { is: 'refused' as const, why: 'abime' as const };
    const pages = await document.copyPages(source, source.getPageIndices());
    for (const page of pages) document.addPage(page);
    return { is: 'added' as const, pages: pages.length };
  });
}

/** Where the title stands above a picture. */
const TITLE_SIZE = 9;

async function addPicture(
  document: PDFDocument,
  font: PDFFont,
  bytes: Uint8Array,
  title: string,
): Promise<PdfReply> {
  try {
    const picture = await document.embedJpg(bytes);
    const [width, height] =
      picture.width > picture.height ? [A4.long, A4.short] : [A4.short, A4.long];
    const page = document.addPage([width, height]);
    const room = { width: width - 2 * MARGIN, height: height - 2 * MARGIN - 2 * TITLE_SIZE };
    const size = picture.scaleToFit(room.width, room.height);
    const x = (width - size.width) / 2;
    page.drawImage(picture, { x, y: MARGIN + (room.height - size.height) / 2, ...size });
    const y = height - MARGIN;
    page.drawText(printable(title), { x: MARGIN, y, font, size: TITLE_SIZE, color: GREY });
    return { is: 'added', pages: 1 };
  } catch {
    return { is: 'refused', why: 'abime' };
  }
}
