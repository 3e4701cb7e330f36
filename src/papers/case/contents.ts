import { type PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { A4, GREY, MARGIN } from './page.ts';
import { printable } from './words.ts';

/** Whose file it is. `date` as it is to be read: « 9 mars 2026 ». */
export type Cover = { readonly person: string; readonly caseNumber: string; readonly date: string };

/** A paper in the contents: its pages in the file, or why it is not there (`pages` is then 0). */
export type Line = { readonly title: string; readonly pages: number; readonly note: string | null };

type Tools = { readonly document: PDFDocument; readonly plain: PDFFont; readonly bold: PDFFont };

/** Height of a line, lines of a first and of a later page, and characters kept of a title. */
const STEP = 20;
const FIRST = { top: 680, lines: 30 };
const LATER = { top: 780, lines: 35 };

/** Puts the contents before all other pages: title, person, case, and each paper with its page number. */
export function addContents(tools: Tools, cover: Cover, lines: readonly Line[]): void {
  const sheets = cut(numbered(lines));
  for (const [index, sheet] of sheets.entries()) {
    const page = tools.document.insertPage(index, [A4.short, A4.long]);
    if (index === 0) drawCover(tools, page, cover);
    const { top } = index === 0 ? FIRST : LATER;
    for (const [row, line] of sheet.entries()) drawLine(tools, page, top - row * STEP, line);
  }
  tools.document.setTitle(printable(`Dossier n° ${cover.caseNumber}`));
  tools.document.setLanguage('fr-FR');
}

type Numbered = { readonly title: string; readonly where: string };

/** What stands at the right of each title. The contents are the first pages of the file. */
function numbered(lines: readonly Line[]): readonly Numbered[] {
  let page = 1 + sheetsFor(lines.length);
  return lines.map(({ title, pages, note }) => {
    const where = note ?? `page ${page}`;
    page += pages;
    return { title, where };
  });
}

function sheetsFor(lines: number): number {
  return 1 + Math.ceil(Math.max(0, lines - FIRST.lines) / LATER.lines);
}

function cut(lines: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const later = Array.from({ length: sheetsFor(lines.length) - 1 }, (_, index) => {
    const start = FIRST.lines + index * LATER.lines;
    return lines.slice(start, start + LATER.lines);
  });
  return [lines.slice(0, FIRST.lines), ...later];
}

function drawCover({ plain, bold }: Tools, page: PDFPage, cover: Cover): void {
  const say = (text: string, y: number, size: number, font: PDFFont) =>
    page.drawText(printable(text), { x: MARGIN, y, size, font });
  say('Dossier de microcrédit personnel', 790, 20, bold);
  say(`Personne : ${cover.person}`, 762, 11, plain);
  say(`Dossier n° ${cover.caseNumber}, réuni le ${cover.date}`, 745, 11, plain);
  say('Sommaire', 708, 14, bold);
}

const SIZE = 11;

/** « Bulletin de paie ............ page 4 » */
function drawLine({ plain }: Tools, page: PDFPage, y: number, { title, where }: Numbered): void {
  const right = A4.short - MARGIN;
  const place = printable(where);
  const at = right - plain.widthOfTextAtSize(place, SIZE);
  const shown = shorten(plain, printable(title), at - MARGIN - 24);
  const from = MARGIN + plain.widthOfTextAtSize(shown, SIZE) + 6;
  page.drawText(shown, { x: MARGIN, y, size: SIZE, font: plain });
  page.drawText(place, { x: at, y, size: SIZE, font: plain, color: rgb(0, 0, 0) });
  if (at - 6 > from) {
    const [start, end] = [
      { x: from, y: y + 2 },
      { x: at - 6, y: y + 2 },
    ];
    page.drawLine({ start, end, thickness: 0.5, color: GREY, dashArray: [1, 3] });
  }
}

/** The title, shortened with « … » when it is wider than its room. */
function shorten(font: PDFFont, title: string, room: number): string {
  if (font.widthOfTextAtSize(title, SIZE) <= room) return title;
  let kept = title;
  while (kept.length > 1 && font.widthOfTextAtSize(`${kept}…`, SIZE) > room)
    kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
