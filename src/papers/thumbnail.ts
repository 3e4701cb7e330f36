import sharp from 'sharp';
import type { PdfReader } from './pdf/reader.ts';
import { THUMBNAIL_SIDE } from './picture/encode.ts';

/** The first page of a PDF as a small JPEG; a drawn sheet when it cannot be drawn. */
export async function pdfThumbnail(reader: PdfReader, bytes: Uint8Array): Promise<Uint8Array> {
  const drawing = await reader.draw(bytes, THUMBNAIL_SIDE);
  if (drawing === null) return sharp(Buffer.from(SHEET)).jpeg().toBuffer();
  const { width, height, data } = drawing;
  return sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** A sheet with a folded corner and lines: it says « a paper », and needs no font. */
const SHEET = `<svg xmlns="http://www.w3.org/2000/svg" width="255" height="360" viewBox="0 0 255 360">
<rect width="255" height="360" fill="#e8e8e8"/>
<path d="M30 20h140l55 55v265H30z" fill="#fff" stroke="#555" stroke-width="3"/>
<path d="M170 20v55h55" fill="none" stroke="#555" stroke-width="3"/>
<path d="M60 130h135M60 165h135M60 200h135M60 235h90" stroke="#999" stroke-width="8"/>
</svg>`;
