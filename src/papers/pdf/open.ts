import { fileURLToPath } from 'node:url';
import {
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MOST_MEGAPIXELS } from '../limits.ts';
import type { Refused } from './messages.ts';

/** Folders of the library: the fonts that every PDF may use, and the decoders of scanned pages. */
const LIBRARY = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const folder = (name: string) => fileURLToPath(new URL(`${name}/`, LIBRARY));

/**
 * Opens a PDF and hands it to `use`; closes it whatever happens. For the PDF thread only: nothing here is
 * bounded. A PDF that asks for a password is `verrouille`, one that does not open `abime`; one that is only
 * forbidden to print or copy, as many banks do, opens.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T | Refused> {
  const task = getDocument({
    // The library keeps these bytes for itself.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    enableXfa: false,
    useSystemFonts: false,
    maxImageSize: MOST_MEGAPIXELS * 1e6,
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
  });
  try {
    return await use(await task.promise);
  } catch (error) {
    return { is: 'refused', why: error instanceof PasswordException ? 'verrouille' : 'abime' };
  } finally {
    await task.destroy();
  }
}
