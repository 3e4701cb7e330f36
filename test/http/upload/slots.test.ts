import { describe, expect, it } from 'vitest';
import { createSlots } from '../../../src/http/upload/slots.ts';

const never = new AbortController().signal;
const options = { atOnce: 2, each: 2, waiting: 2, patienceMs: 60_000 };

/** Who got in, in order. */
function crowd(slots = createSlots(options)) {
  const inside: string[] = [];
  const enter = async (who: string, signal = never) => {
    const release = await slots.take(who, signal);
    if (release) inside.push(who);
    return release;
  };
  return { inside, enter };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('places for uploads', () => {
  it('lets so many in at once, and the others in the order in which they came', async () => {
    const { inside, enter } = crowd();
    const [first, second] = [await enter('a'), await enter('b')];
    const third = enter('c');
    const fourth = enter('d');
    await settled();
    expect(inside).toEqual(['a', 'b']);
    first?.();
    first?.();
    await settled();
    expect(inside).toEqual(['a', 'b', 'c']);
    second?.();
    await settled();
    expect(inside).toEqual(['a', 'b', 'c', 'd']);
    for (const one of await Promise.all([third, fourth])) one?.();
    expect(await enter('e')).not.toBe(null);
  });

  it('sends away whoever comes when too many wait', async () => {
    const { enter } = crowd();
    for (const who of ['a', 'b']) await enter(who);
    enter('c').catch(() => {});
    enter('d').catch(() => {});
    expect(await enter('e')).toBe(null);
  });

  it('gives one link no more than its places', async () => {
    const { enter } = crowd(createSlots({ ...options, atOnce: 4 }));
    const first = await enter('a');
    await enter('a');
    expect(await enter('a')).toBe(null);
    first?.();
    expect(await enter('a')).not.toBe(null);
  });

  it('forgets whoever left the queue, or was never there', async () => {
    const { inside, enter } = crowd();
    const first = await enter('a');
    await enter('b');
    const leaving = new AbortController();
    const gone = enter('c', leaving.signal);
    const next = enter('d');
    await settled();
    leaving.abort();
    expect(await gone).toBe(null);
    expect(await enter('e', AbortSignal.abort())).toBe(null);
    first?.();
    await next;
    expect(inside).toEqual(['a', 'b', 'd']);
  });

  it('does not keep anybody waiting for ever', async () => {
    const { enter } = crowd(createSlots({ ...options, atOnce: 1, patienceMs: 5 }));
    await enter('a');
    expect(await enter('b')).toBe(null);
  });
});
