import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF with one page for each text. */
export async function pdf(...pages: readonly string[]): Promise<Uint8Array> {
  return (await written(pages)).save();
}

/** A PDF that asks for a password before it opens. */
export async function lockedPdf(text: string): Promise<Uint8Array> {
  const document = await written([text]);
  document.encrypt({ userPassword: 'secret', ownerPassword: 'autre' });
  return document.save();
}

/** A PDF that everybody opens but nobody may change, as banks make them. */
export async function protectedPdf(text: string): Promise<Uint8Array> {
  const document = await written([text]);
  document.encrypt({ ownerPassword: 'banque', permissions: {} });
  return document.save();
}

async function written(pages: readonly string[]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of pages) {
    const page = document.addPage([595, 842]);
    for (const [row, line] of text.split('\n').entries())
      page.drawText(line, { x: 50, y: 760 - row * 16, font, size: 11 });
  }
  return document;
}

/** A small PDF whose page holds that many bytes once decompressed. */
export function bomb(bytes: number): Uint8Array {
  return handmade('/Contents 4 0 R', '', bytes);
}

/** The same, with the bytes where no page shows them: only what copies the whole PDF meets them. */
export function hiddenBomb(bytes: number): Uint8Array {
  return handmade('', '/Type/ObjStm/N 1/First 10', bytes);
}

function handmade(page: string, stream: string, bytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(bytes, ' '));
  const head = `%PDF-1.5
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}/Resources<<>>>>endobj
4 0 obj<<${stream}/Length ${packed.length}/Filter/FlateDecode>>stream
`;
  const tail = '\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n';
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)]);
}

/** The words of each page of a PDF, read by another library than the one that wrote it. */
export async function wordsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return pages;
}
