import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MOST_PAGES, MOST_TEXT, TEXT_MS } from '../limits.ts';
import type { PdfReply } from './messages.ts';
import { withPdf } from './open.ts';

/**
 * Counts the pages of a PDF and reads its words, as far as `MOST_TEXT` and `TEXT_MS` go: they serve for
 * hints only. The words of a PDF with too many pages are not read.
 */
export function readPdf(bytes: Uint8Array): Promise<PdfReply> {
  return withPdf(bytes, async (document) => ({
    is: 'read' as const,
    pages: document.numPages,
    text: document.numPages > MOST_PAGES ? '' : await textOf(document),
  }));
}

async function textOf(document: PDFDocumentProxy): Promise<string> {
  const until = performance.now() + TEXT_MS;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    if (text.length >= MOST_TEXT || performance.now() > until) break;
    text += `${await textOfPage(document, number)}\n`;
  }
  return text.slice(0, MOST_TEXT);
}

async function textOfPage(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('');
}
