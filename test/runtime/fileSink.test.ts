import { describe, expect, it } from 'vitest';
import { createFileSink } from '../../src/runtime/fileSink.ts';
import type { PlayOn } from '../../src/runtime/playOn.ts';

const CLOCK = { now: () => new Date('2026-03-09T09:00:00.000Z'), at: () => () => {} };

function sink(kept: readonly string[] = []) {
  const saved: { document: string; mime: string }[] = [];
  const told: Parameters<PlayOn>[1][] = [];
  const files = createFileSink(
    {
      isKept: async (document) => kept.includes(document),
      save: async (document, mime) => void saved.push({ document, mime }),
    },
    async (_conversation, event) => {
      told.push(event);
      return { result: 'duplicate' };
    },
    CLOCK,
  );
  return { files, saved, told };
}

const bytes = (...head: readonly number[]) => Uint8Array.from([...head, ...new Array(600).fill(0)]);
const text = (words: string) => new TextEncoder().encode(words);

const PNG = bytes(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  0x49,
  0x48,
  0x44,
  0x52,
);
const WINDOWS_PROGRAM = bytes(0x4d, 0x5a, 0x90, 0);

describe('a file that a person sent', () => {
  const table: readonly (readonly [string, Uint8Array, string | null])[] = [
    ['a PDF', text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n'), null],
    ['a photo', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46), null],
    ['nothing at all', new Uint8Array(), 'vide'],
    ['a programme that calls itself facture.pdf', WINDOWS_PROGRAM, 'type_refuse'],
    ['a page of text', text('<html><script>x</script>'), 'type_refuse'],
    ['more than 20 MB', new Uint8Array(21 * 1024 * 1024), 'trop_gros'],
  ];
  it.each(table)('%s: %s', async (_name, content, problem) => {
    const { files, saved, told } = sink();
    await files.keep({ conversation: 'c', document: 'd', mime: 'application/pdf', bytes: content });
    expect(saved).toHaveLength(problem === null ? 1 : 0);
    expect(told.map(({ happening }) => happening)).toEqual([
      { type: 'file_checked', document: 'd', problem },
    ]);
  });

  it('is known by its bytes, not by what it says it is', async () => {
    const { files, saved } = sink();
    await files.keep({ conversation: 'c', document: 'd', mime: 'application/pdf', bytes: PNG });
    expect(saved).toEqual([{ document: 'd', mime: 'image/png' }]);
  });

  it('handed in twice is kept once, and told under the same id', async () => {
    const { files, saved, told } = sink(['d']);
    await files.keep({ conversation: 'c', document: 'd', mime: null, bytes: PNG });
    expect(saved).toEqual([]);
    expect(told.map(({ inboxId }) => inboxId)).toEqual(['file:d']);
  });

  it('that the platform does not give is told too', async () => {
    const { files, told } = sink();
    await files.lost({ conversation: 'c', document: 'd', problem: 'trop_gros' });
    expect(told[0]?.happening).toMatchObject({ type: 'file_checked', problem: 'trop_gros' });
  });
});
