import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type CasePart, createCasePdf } from '../../src/papers/case/casePdf.ts';
import { printable } from '../../src/papers/case/words.ts';
import { hiddenBomb, lockedPdf, pdf, protectedPdf, wordsOf } from './pdfs.ts';
import { sheet } from './pictures.ts';

const COVER = { person: 'Zoé Lefèvre', caseNumber: '2026-0042', date: '9 septembre 2026' };
const casePdf = createCasePdf();

function part(
  title: string,
  bytes: Uint8Array | Promise<Uint8Array>,
  type?: 'image/jpeg',
): CasePart {
  return { title, type: type ?? 'application/pdf', load: async () => bytes };
}

const jpegOf = async (picture: Buffer) => sharp(picture).jpeg().toBuffer();

describe('the file of a case', () => {
  it('is one PDF: contents first, then each paper in its order', async () => {
    const words = await wordsOf(
      await casePdf(COVER, [
        part('Pièce d’identité (recto)', jpegOf(await sheet()), 'image/jpeg'),
        part('Facture d’électricité d’août', pdf('Facture une', 'Facture deux')),
        part('Relevé de compte protégé', protectedPdf('Relevé de la banque')),
      ]),
    );
    expect(words).toHaveLength(5);
    const [contents = '', ...pages] = words;
    expect(contents).toContain('Dossier de microcrédit personnel');
    expect(contents).toContain('Personne : Zoé Lefèvre');
    expect(contents).toContain('Dossier n° 2026-0042, réuni le 9 septembre 2026');
    expect(contents).toMatch(/Pièce d’identité \(recto\)\s+page 2/u);
    expect(contents).toMatch(/Facture d’électricité d’août\s+page 3/u);
    expect(contents).toMatch(/Relevé de compte protégé\s+page 5/u);
    expect(pages).toEqual([
      'Pièce d’identité (recto)',
      'Facture une',
      'Facture deux',
      'Relevé de la banque',
    ]);
  });

  it('says on its contents what could not be added, and keeps the rest', async () => {
    const broken = (await pdf('a', 'b', 'c')).subarray(0, 700);
    const [contents = '', ...pages] = await wordsOf(
      await casePdf(COVER, [
        part('Relevé verrouillé', lockedPdf('secret')),
        part('Avis d’impôt coupé', broken),
        part('Photo abîmée', Buffer.from('rien'), 'image/jpeg'),
        part('Bail', pdf('Le bail')),
      ]),
    );
    expect(contents).toMatch(/Relevé verrouillé\s+non ajouté : fichier illisible/u);
    expect(contents).toMatch(/Avis d’impôt coupé\s+non ajouté : fichier illisible/u);
    expect(contents).toMatch(/Photo abîmée\s+non ajouté : fichier illisible/u);
    expect(contents).toMatch(/Bail\s+page 2/u);
    expect(pages).toEqual(['Le bail']);
  });

  it('leaves out a paper that asks for too much memory, and begins again without it', async () => {
    const [contents = '', ...pages] = await wordsOf(
      await casePdf(COVER, [
        part('Avis', pdf('Un avis')),
        part('Bombe', hiddenBomb(400 * 1024 ** 2)),
        part('Bail', pdf('Le bail')),
      ]),
    );
    expect(contents).toMatch(/Bombe\s+non ajouté : fichier trop lourd/u);
    expect(contents).toMatch(/Bail\s+page 3/u);
    expect(pages).toEqual(['Un avis', 'Le bail']);
  });

  it('says what it had no room for', async () => {
    const papers = [await pdf('Un avis'), await protectedPdf('Un relevé'), await pdf('Le bail')];
    const [notice, statement, lease] = papers.map((bytes) => bytes.length);
    const small = createCasePdf((notice ?? 0) + (lease ?? 0));
    expect(statement).toBeGreaterThan(lease ?? 0);
    const parts = papers.map((bytes, index) => part(`Pièce ${index + 1}`, bytes));
    const [contents = '', ...pages] = await wordsOf(await small(COVER, parts));
    expect(contents).toMatch(/Pièce 2\s+non ajouté : dossier trop lourd/u);
    expect(pages).toEqual(['Un avis', 'Le bail']);
  });

  it('counts its contents when they take several pages', async () => {
    const one = await pdf('feuille');
    const parts = Array.from({ length: 70 }, (_, index) => part(`Pièce ${index + 1}`, one));
    const words = await wordsOf(await casePdf(COVER, parts));
    expect(words).toHaveLength(3 + 70);
    expect(words[0]).toMatch(/Pièce 1\s+page 4\s.*Pièce 30\s+page 33/u);
    expect(words[1]).toMatch(/Pièce 31\s+page 34/u);
    expect(words[2]).toMatch(/Pièce 70\s+page 73/u);
    expect(words[3]).toBe('feuille');
  });

  it('shortens a title that is wider than the page', async () => {
    const title = `Attestation d’hébergement ${'très '.repeat(30)}longue`;
    const [contents = ''] = await wordsOf(await casePdf(COVER, [part(title, pdf('a'))]));
    expect(contents).toMatch(/Attestation d’hébergement (?:très )+.*…\s+page 2/u);
  });

  it('is a page of contents when nothing was given yet', async () => {
    expect(await wordsOf(await casePdf(COVER, []))).toHaveLength(1);
  });

  it('turns upright a picture that was not cleaned', async () => {
    const lying = await sharp(await sheet({ dpi: 72 }))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await casePdf(COVER, [part('Photo', lying, 'image/jpeg')]);
    expect(await wordsOf(file)).toHaveLength(2);
    // 842 × 595 pixels once upright: wider than high.
    expect(Buffer.from(file).toString('latin1')).toMatch(/\/Width 842\s+\/Height 595/u);
  });

  it('fails when a paper cannot be fetched: half a file would look whole', async () => {
    const gone = { ...part('Bail', pdf('a')), load: () => Promise.reject(new Error('gone')) };
    await expect(casePdf(COVER, [gone])).rejects.toThrow('gone');
    expect(await wordsOf(await casePdf(COVER, [part('Bail', pdf('a'))]))).toHaveLength(2);
  });
});

describe('names on the contents page', () => {
  const table: readonly (readonly [string, string])[] = [
    ['Zoé Lefèvre-Noël', 'Zoé Lefèvre-Noël'],
    ['Œuvre « 12 € » – n° 3…', 'Œuvre « 12 € » – n° 3…'],
    ['Ştefan Łukasz Nguyễn', 'Stefan Lukasz Nguyen'],
    ['Zoe\u0301', 'Zoé'],
    ['deux\nlignes\tet plus', 'deux lignes et plus'],
    ['محمد', '????'],
    ['👍', '?'],
  ];
  it.each(table)('%s → %s', (name, shown) => {
    expect(printable(name)).toBe(shown);
  });
});
