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

  test('killed at any moment, it loses no update and plays none twice', () => {
    const moments = fc.array(fc.constantFrom('poll', 'commit', 'kill'), { maxLength: 80 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), moments, fc.nat(), (count, lived, seed) => {
        const kept = Array.from({ length: count }, (_, index) => 500 + index);
        const inbox: number[] = [];
        let offsets = createOffsets();
        let inFlight: number[] = [];
        const acts = {
          poll() {
            const offset = offsets.next() ?? 0;
            for (const update of kept.filter((one) => one < offset))
              expect(inbox).toContain(update);
            inFlight.push(...kept.filter((one) => one >= offset && offsets.take(one)));
          },
          commit() {
            const [update] = inFlight.splice(seed % Math.max(inFlight.length, 1), 1);
            if (update === undefined) return;
            if (!inbox.includes(update)) inbox.push(update);
            offsets.committed(update);
          },
          kill() {
            offsets = createOffsets();
            inFlight = [];
          },
        };
        for (const act of lived) acts[act]();
        acts.poll();
        while (inFlight.length > 0) acts.commit();
        expect([...inbox].sort()).toEqual(kept);
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
