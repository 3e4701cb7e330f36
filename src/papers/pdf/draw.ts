import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import type { PdfReply } from './messages.ts';
import { withPdf } from './open.ts';

/** Draws the first page of a PDF, its long side `side` pixels; `abime` when it cannot be drawn. */
export function drawPdf(bytes: Uint8Array, side: number): Promise<PdfReply> {
  return withPdf(bytes, async (document) => {
    const page = await document.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: side / Math.max(width, height) });
    const { canvas, context } = createCanvas(document, viewport.width, viewport.height);
    await page.render({ canvas: null, canvasContext: context, viewport }).promise;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { is: 'drawn' as const, ...canvas, data: Uint8Array.from(data) };
  });
}

type Context = {
  getImageData(x: number, y: number, width: number, height: number): { data: Iterable<number> };
};

const created = z.object({
  canvas: z.object({ width: z.number(), height: z.number() }),
  context: z.custom<Context>((value) => typeof value === 'object' && value !== null),
});

/** The library finds a canvas for Node by itself (`@napi-rs/canvas`); its type says only that it is an object. */
function createCanvas({ canvasFactory }: PDFDocumentProxy, width: number, height: number) {
  if (!('create' in canvasFactory) || typeof canvasFactory.create !== 'function')
    throw new Error('no canvas on this machine');
  return created.parse(canvasFactory.create(Math.ceil(width), Math.ceil(height)));
}
