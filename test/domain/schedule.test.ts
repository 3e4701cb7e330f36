import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumCents } from '../../src/domain/money.ts';
import { exampleSchedule, instalmentCents } from '../../src/domain/schedule.ts';

const FIRST = '2026-01-31';

/** Capital €, months, rate %, instalment €, interest €. */
const examples: readonly (readonly [number, number, number, number, number])[] = [
  [300, 6, 4, 50.58, 3.51],
  [1000, 24, 3, 42.98, 31.55],
  [2000, 36, 4, 59.05, 125.73],
  [3000, 36, 4, 88.57, 188.59],
  [3000, 36, 1.5, 85.27, 69.88],
  [5000, 48, 4, 112.9, 418.97],
  [5000, 60, 4, 92.08, 524.96],
  [8000, 84, 4, 109.35, 1185.44],
];

describe('examples of schedules', () => {
  test.each(examples)(
    '%s € over %s months at rate %s: %s € a month, %s € of interest',
    (capital, months, rate, instalment, interest) => {
      const terms = {
        capitalCents: capital * 100,
        months,
        yearlyRate: rate / 100,
        firstDue: FIRST,
      };
      const rows = exampleSchedule(terms);
      expect(instalmentCents(terms)).toBe(Math.round(instalment * 100));
      expect(sumCents(rows.map(({ interestCents }) => interestCents))).toBe(
        Math.round(interest * 100),
      );
    },
  );

  test('the capital is repaid to the cent, and only the last instalment differs', () => {
    const terms = fc.record({
      capitalCents: fc.integer({ min: 30_000, max: 800_000 }),
      months: fc.integer({ min: 1, max: 84 }),
      yearlyRate: fc.constantFrom(0, 0.015, 0.03, 0.04),
      firstDue: fc.constant(FIRST),
    });
    fc.assert(
      fc.property(terms, (loan) => {
        const rows = exampleSchedule(loan);
        const usual = instalmentCents(loan);
        expect(rows).toHaveLength(loan.months);
        expect(sumCents(rows.map(({ capitalCents }) => capitalCents))).toBe(loan.capitalCents);
        expect(rows.slice(0, -1).every(({ amountCents }) => amountCents === usual)).toBe(true);
        expect(Math.abs((rows.at(-1)?.amountCents ?? 0) - usual)).toBeLessThanOrEqual(loan.months);
      }),
    );
  });

  test('a day that a month does not have is its last day', () => {
    const rows = exampleSchedule({
      capitalCents: 30_000,
      months: 3,
      yearlyRate: 0,
      firstDue: FIRST,
    });
    expect(rows.map(({ due }) => due)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
  });

  test('a loan of no month is refused', () => {
    expect(() => instalmentCents({ capitalCents: 1, months: 0, yearlyRate: 0 })).toThrow(
      '0 months',
    );
  });
});
