import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readBody } from '../../../src/http/upload/readBody.ts';

const bounds = { largest: 100, idleMs: 60_000 };

function body(...chunks: readonly number[]): ReadableStream<Uint8Array> {
  return ReadableStream.from(chunks.map((size) => new Uint8Array(size).fill(size)));
}

describe('a body', () => {
  test.each([
    ['of one piece', [40], 40, 'whole'],
    ['in pieces', [40, 40, 20], 100, 'whole'],
    ['that tells no length', [40, 40], null, 'whole'],
    ['that is too large', [60, 60], 120, 'too_large'],
    ['that is too large and does not say so', [60, 60], null, 'too_large'],
    ['that is longer than it said', [60], 50, 'too_large'],
    ['that never ends', Array<number>(1000).fill(50), null, 'too_large'],
  ])('%s', async (_, chunks, announced, type) => {
    expect((await readBody(body(...chunks), announced, bounds)).type).toBe(type);
  });

  it('comes out as it went in', async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(pieces, async (chunks) => {
        const read = await readBody(ReadableStream.from(chunks), null, bounds);
        expect(read.type === 'whole' && [...read.bytes]).toEqual(chunks.flatMap((one) => [...one]));
      }),
    );
  });

  it('that breaks, or that stops moving, is cut', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('gone')),
    });
    const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    expect(await readBody(broken, null, bounds)).toEqual({ type: 'cut' });
    expect(await readBody(silent, null, { largest: 100, idleMs: 5 })).toEqual({ type: 'cut' });
  });
});
