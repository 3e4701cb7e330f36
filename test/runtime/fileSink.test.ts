import { afterAll, describe, expect, it } from 'vitest';
import { createPapers } from '../../src/papers/papers.ts';
import { createFileSink } from '../../src/runtime/fileSink.ts';
import type { Scanner } from '../../src/runtime/paperBench.ts';
import type { PlayOn } from '../../src/runtime/playOn.ts';
import { lockedPdf, pdf } from '../papers/pdfs.ts';
import { altered, sheet } from '../papers/pictures.ts';

const papers = createPapers();
afterAll(() => papers.close());

const CLOCK = { now: () => new Date('2026-03-09T09:00:00.000Z') };

function sink({ kept = [], scanner = null }: { kept?: string[]; scanner?: Scanner | null } = {}) {
  const saved: { document: string; mime: string }[] = [];
  const told: Parameters<PlayOn>[1][] = [];
  const files = createFileSink({
    store: {
      isKept: async (document) => kept.includes(document),
      save: async (document, mime) => void saved.push({ document, mime }),
    },
    playOn: async (_conversation, event) => {
      told.push(event);
      return { result: 'duplicate' };
    },
    clock: CLOCK,
    bench: papers,
    scanner,
    timeZone: () => 'Europe/Paris',
  });
  return { files, saved, told };
}

const bytes = (...head: readonly number[]) => Uint8Array.from([...head, ...new Array(600).fill(0)]);
const text = (words: string) => new TextEncoder().encode(words);
const WINDOWS_PROGRAM = bytes(0x4d, 0x5a, 0x90, 0);

describe('a file that a person sent', () => {
  const table: readonly (readonly [
    string,
    () => Promise<Uint8Array>,
    string | null,
    string | null,
  ])[] = [
    ['a PDF', () => pdf('Quittance'), null, null],
    ['a clear page', () => sheet(), null, null],
    ['a blurred one', async () => altered(await sheet(), (one) => one.blur(8)), null, 'flou'],
    ['nothing at all', async () => new Uint8Array(), 'vide', null],
    ['a programme that calls itself facture.pdf', async () => WINDOWS_PROGRAM, 'type_refuse', null],
    ['a page of text', async () => text('<html><script>x</script>'), 'type_refuse', null],
    ['more than 20 MB', async () => new Uint8Array(21 * 1024 * 1024), 'trop_gros', null],
    ['a PDF with a password', () => lockedPdf('Relevé'), 'pdf_verrouille', null],
    [
      'a photo that stops in the middle',
      async () => (await altered(await sheet(), (one) => one)).subarray(0, 4000),
      'image_abimee',
      null,
    ],
    ['a PDF with a card number', () => pdf('Carte 4111 1111 1111 1111'), 'carte_bancaire', null],
  ];
  it.each(table)('%s', async (_name, made, problem, doubt) => {
    const { files, saved, told } = sink();
    await files.keep({
      conversation: 'c',
      document: 'd',
      mime: 'application/pdf',
      bytes: await made(),
    });
    expect(saved).toHaveLength(problem === null ? 1 : 0);
    expect(told.map(({ happening }) => happening)).toEqual([
      { type: 'file_checked', document: 'd', problem, doubt },
    ]);
  });

  it('is known by its bytes, and a picture is kept as a JPEG without what it knew of its maker', async () => {
    const { files, saved } = sink();
    await files.keep({
      conversation: 'c',
      document: 'd',
      mime: 'application/pdf',
      bytes: await sheet(),
    });
    expect(saved).toEqual([{ document: 'd', mime: 'image/jpeg' }]);
  });

  it('that holds a virus is not kept; when nobody can tell, it is', async () => {
    for (const [is, count] of [
      ['infected', 0],
      ['unavailable', 1],
    ] as const) {
      const { files, saved, told } = sink({ scanner: { scan: async () => ({ is }) } });
      await files.keep({ conversation: 'c', document: 'd', mime: null, bytes: await pdf('Devis') });
      expect(saved).toHaveLength(count);
      expect(told[0]?.happening).toMatchObject({ problem: is === 'infected' ? 'infecte' : null });
    }
  });

  it('handed in twice is kept once, and told under the same id', async () => {
    const { files, saved, told } = sink({ kept: ['d'] });
    await files.keep({ conversation: 'c', document: 'd', mime: null, bytes: await pdf('Devis') });
    expect(saved).toEqual([]);
    expect(told.map(({ inboxId }) => inboxId)).toEqual(['file:d']);
  });

  it('that the platform does not give is told too', async () => {
    const { files, told } = sink();
    await files.lost({ conversation: 'c', document: 'd', problem: 'trop_gros' });
    expect(told[0]?.happening).toMatchObject({ type: 'file_checked', problem: 'trop_gros' });
  });
});
