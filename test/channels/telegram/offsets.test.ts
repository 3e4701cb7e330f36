import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOffsets } from '../../../src/channels/telegram/offsets.ts';

describe('the offset of getUpdates', () => {
  test('whatever the order in which turns commit, no update is confirmed before it is committed', () => {
    const order = fc.uniqueArray(fc.integer({ min: 1000, max: 1030 }), { minLength: 1 });
    fc.assert(
      fc.property(order, fc.infiniteStream(fc.boolean()), (committing, coin) => {
        const offsets = createOffsets();
        const arriving = [...committing].sort((a, b) => a - b);
        const waiting: number[] = [];
        const committed = new Set<number>();
        while (arriving.length > 0 || waiting.length > 0) {
          const arrives = arriving.length > 0 && (waiting.length === 0 || coin.next().value);
          if (arrives) {
            const update = arriving.shift() ?? 0;
            expect(offsets.take(update)).toBe(true);
            waiting.push(update);
          } else {
            const next =
              waiting.sort((a, b) => committing.indexOf(a) - committing.indexOf(b)).shift() ?? 0;
            offsets.committed(next);
            committed.add(next);
          }
          const confirmed = (offsets.next() ?? 0) - 1;
          for (const update of waiting) expect(update).toBeGreaterThan(confirmed);
        }
        expect(offsets.next()).toBe(Math.max(...committing) + 1);
      }),
    );
  });

  test('an update that comes again is not taken twice, committed or not', () => {
    const offsets = createOffsets();
    expect([offsets.take(5), offsets.take(6), offsets.take(5)]).toEqual([true, true, false]);
    offsets.committed(6);
    expect([offsets.take(6), offsets.next(), offsets.waiting()]).toEqual([false, 5, 1]);
  });

  test('nothing is confirmed before the first update', () => {
    expect(createOffsets().next()).toBeUndefined();
  });

  test('Telegram may number from a lower start after a quiet week', () => {
    const offsets = createOffsets();
    offsets.take(900);
    offsets.committed(900);
    expect(offsets.next()).toBe(901);
    expect(offsets.take(12)).toBe(true);
    offsets.committed(12);
    expect(offsets.next()).toBe(13);
  });
});
