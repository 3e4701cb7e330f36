import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';

/** A photo as a phone takes it: a sheet of paper on a table, noisy, several megabytes. */
export async function samplePhoto(words: string, { width = 3000, height = 4000 } = {}) {
  const lines = Array.from(
    { length: 24 },
    (_, line) =>
      `<text x="${width * 0.16}" y="${height * (0.2 + line * 0.028)}" font-family="sans-serif" font-size="${width / 34}" fill="#222">${words} ${line + 1} — 12 rue des Lilas</text>`,
  ).join('');
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#7a5c3e"/><rect x="10%" y="8%" width="80%" height="84%" fill="#f7f5ef"/><rect x="16%" y="12%" width="30%" height="3%" fill="#2b4a8b"/>${lines}</svg>`;
  const grain = { type: 'gaussian', mean: 128, sigma: 22 } as const;
  const noise = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise: grain },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return await sharp(Buffer.from(sheet))
    .composite([{ input: noise, blend: 'soft-light' }])
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1' } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** A real PDF of so many pages; blank lines at its end bring it to `weight` bytes. */
export async function samplePdf(title: string, { pages = 2, weight = 0 } = {}): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1)
    pdf.addPage([595, 842]).drawText(`${title}, page ${page}`, { x: 60, y: 760, size: 18, font });
  const bytes = Buffer.from(await pdf.save());
  return weight > bytes.length
    ? Buffer.concat([bytes, Buffer.alloc(weight - bytes.length, '\n')])
    : bytes;
}
