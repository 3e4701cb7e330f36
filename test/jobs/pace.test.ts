import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPace } from '../../src/jobs/pace.ts';

const LIMITS = { perSecond: 30, perRecipientPerSecond: 1, perRecipientBurst: 3 };

describe('the pace of calls', () => {
  test('a burst leaves at once, then one a second', () => {
    const pace = createPace(LIMITS);
    expect([1, 2, 3, 4, 5].map(() => pace.book('leila', 0))).toEqual([0, 0, 0, 1000, 2000]);
  });

  test('rest gives the burst back', () => {
    const pace = createPace(LIMITS);
    for (let call = 0; call < 3; call += 1) pace.book('leila', 0);
    expect([pace.book('leila', 3000), pace.book('leila', 3000)]).toEqual([0, 0]);
  });

  test('thirty people at once do not wait; the thirty-first waits for a thirtieth of a second', () => {
    const pace = createPace(LIMITS);
    const waits = Array.from({ length: 31 }, (_, index) => pace.book(`p${index}`, 0));
    expect(waits.slice(0, 30).every((wait) => wait === 0)).toBe(true);
    expect(waits[30]).toBe(34);
  });

  test('whatever comes, nobody gets more than a burst and one call in any second', () => {
    const calls = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 5 })),
    );
    fc.assert(
      fc.property(calls, (gaps) => {
        const pace = createPace(LIMITS);
        let now = 0;
        const leaves = gaps.map(([gap, who]) => {
          now += gap;
          return { who, at: now + pace.book(`p${who}`, now) };
        });
        for (const { who, at } of leaves) {
          const within = leaves.filter(
            (one) => one.who === who && one.at >= at && one.at < at + 1000,
          );
          expect(within.length).toBeLessThanOrEqual(LIMITS.perRecipientBurst + 1);
        }
      }),
    );
  });
});
