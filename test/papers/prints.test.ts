import { beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/papers/picture/decode.ts';
import { greyOf } from '../../src/papers/picture/look.ts';
import {
  contentPrint,
  type Prints,
  picturePrint,
  sameAs,
  wordsPrint,
} from '../../src/papers/prints.ts';
import { altered, photo, sheet } from './pictures.ts';

async function printsOf(bytes: Uint8Array): Promise<Prints> {
  const decoded = await decode(bytes);
  if (!decoded.ok) throw new Error(decoded.problem);
  const picture = picturePrint(await greyOf(decoded.pixels));
  return { content: await contentPrint(bytes), picture, words: null };
}

const slip = (month: string, net: string) =>
  sheet({
    words:
      `Bulletin de paie ${month} 2026 Entreprise Dupont Nettoyage Salariée Martin Brut 1 812,40 € cotisations retraite 125,12 € Net à payer ${net} € congés acquis 2,5 heures 151,67 `.repeat(
        9,
      ),
  });

let march: Buffer;
let marchPhoto: Buffer;
beforeAll(async () => {
  march = await slip('mars', '1 423,50');
  marchPhoto = await photo(march);
});

describe('a page that comes again', () => {
  const asTelegram = (picture: Buffer) =>
    altered(picture, (one) => one.resize(1280, 1280, { fit: 'inside' }));
  const table: readonly (readonly [
    string,
    () => Promise<readonly [Buffer, Buffer]>,
    string | null,
  ])[] = [
    ['the same file', async () => [march, Buffer.from(march)], 'same_file'],
    [
      'the same scan, sent by a messenger',
      async () => [march, await asTelegram(march)],
      'same_picture',
    ],
    [
      'the same photo, sent by a messenger',
      async () => [marchPhoto, await asTelegram(marchPhoto)],
      'same_picture',
    ],
    [
      'the same photo, a little lighter',
      async () => [marchPhoto, await altered(marchPhoto, (one) => one.linear(1, 6))],
      'same_picture',
    ],
    ['the slip of another month', async () => [march, await slip('juin', '1 571,02')], null],
    [
      'the slip of another month, in the same frame',
      async () => [marchPhoto, await photo(await slip('juin', '1 571,02'))],
      null,
    ],
    ['the same page photographed again', async () => [marchPhoto, await photo(march, 3)], null],
    ['another page', async () => [march, await sheet()], null],
  ];
  it.each(table)('%s', async (_name, make, how) => {
    const [one, other] = await make();
    const others = [{ id: 'piece-7', prints: await printsOf(one) }];
    expect(sameAs(await printsOf(other), others)?.how ?? null).toBe(how);
  });

  it('is found among others, by the one it is the same as', async () => {
    const others = [
      { id: 1, prints: await printsOf(await sheet()) },
      { id: 2, prints: await printsOf(march) },
    ];
    expect(sameAs(await printsOf(march), others)).toEqual({ id: 2, how: 'same_file' });
    expect(sameAs(await printsOf(march), [])).toBeNull();
  });
});

describe('the words of a PDF', () => {
  const letter = 'Attestation de la Caisse d’allocations familiales, dossier 1234567. '.repeat(4);

  it('are the same whatever the spaces and the capitals', async () => {
    expect(await wordsPrint(letter.toUpperCase().replaceAll(' ', '\n'))).toBe(
      await wordsPrint(letter),
    );
    expect(await wordsPrint(letter.replace('1234567', '1234568'))).not.toBe(
      await wordsPrint(letter),
    );
  });

  it('say nothing when there are few of them, as in a scan', async () => {
    expect(await wordsPrint('Numérisé avec un téléphone')).toBeNull();
  });

  it('make two PDF the same that differ in their bytes', () => {
    const one = { content: 'a', picture: null, words: 'w' };
    expect(sameAs({ ...one, content: 'b' }, [{ id: 0, prints: one }])?.how).toBe('same_words');
    const scan = { content: 'a', picture: null, words: null };
    expect(sameAs({ ...scan, content: 'b' }, [{ id: 0, prints: scan }])).toBeNull();
  });
});
