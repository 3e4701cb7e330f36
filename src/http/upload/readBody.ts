import { setImmediate } from 'node:timers/promises';
import { BREATH_BYTES } from './limits.ts';

/** What came: everything, or too much, or a connection that stopped before the end. */
export type Body =
  | { readonly type: 'whole'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'too_large' }
  | { readonly type: 'cut' };

/** What is read and thrown away of a body that is too large: a browser listens only once it has sent. */
const READ_ON_TIMES = 3;

/**
 * Reads a body into one buffer of at most `largest` bytes, never grown: what is held is what was
 * promised. `announced` is the length that the caller told, null when they did not. `idleMs` without a
 * byte is a cut.
 */
export async function readBody(
  source: ReadableStream<Uint8Array> | null,
  announced: number | null,
  { largest, idleMs }: { readonly largest: number; readonly idleMs: number },
): Promise<Body> {
  if (source === null) return { type: 'whole', bytes: new Uint8Array(0) };
  const promised = announced ?? largest;
  const buffer = new Uint8Array(promised > largest ? 0 : promised);
  let seen = 0;
  const end = await each(source, idleMs, (chunk) => {
    if (seen + chunk.length <= buffer.length) buffer.set(chunk, seen);
    seen += chunk.length;
    return seen <= largest * READ_ON_TIMES;
  });
  if (end === 'cut') return { type: 'cut' };
  if (end === 'stopped' || seen > buffer.length) return { type: 'too_large' };
  return { type: 'whole', bytes: buffer.subarray(0, seen) };
}

type End = 'whole' | 'stopped' | 'cut';

/** Hands over chunk by chunk, until the end or until `take` has enough. */
async function each(
  source: ReadableStream<Uint8Array>,
  idleMs: number,
  take: (chunk: Uint8Array) => boolean,
): Promise<End> {
  const reader = source.getReader();
  let sinceBreath = 0;
  for (;;) {
    const read = await readInTime(reader, idleMs);
    if (read === 'cut' || read.done) return read === 'cut' ? 'cut' : 'whole';
    sinceBreath += read.value.length;
    if (sinceBreath > BREATH_BYTES) {
      sinceBreath = 0;
      await setImmediate();
    }
    if (take(read.value)) continue;
    reader.cancel().catch(() => {});
    return 'stopped';
  }
}

async function readInTime(reader: ReadableStreamDefaultReader<Uint8Array>, idleMs: number) {
  let idle: NodeJS.Timeout | undefined;
  const late = new Promise<'cut'>((resolve) => {
    idle = setTimeout(() => {
      resolve('cut');
      reader.cancel().catch(() => {});
    }, idleMs);
  });
  try {
    return await Promise.race([reader.read(), late]);
  } catch {
    return 'cut';
  } finally {
    clearTimeout(idle);
  }
}
