import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEuros, sumCents } from '../../src/domain/money.ts';

describe('amounts', () => {
  test.each([
    [5700, '57\u00a0€'],
    [5750, '57,50\u00a0€'],
    [5, '0,05\u00a0€'],
    [0, '0\u00a0€'],
    [123_450, '1\u202f234,50\u00a0€'],
    [123_456_789, '1\u202f234\u202f567,89\u00a0€'],
    [-5750, '-57,50\u00a0€'],
  ])('%s cents are « %s »', (cents, words) => {
    expect(formatEuros(cents)).toBe(words);
  });

  test('a fraction of a cent is refused, with its value', () => {
    expect(() => formatEuros(10.5)).toThrow('10.5');
  });

  test('two amounts never look the same', () => {
    const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        expect(formatEuros(one) === formatEuros(other)).toBe(one === other);
      }),
    );
  });

  test('amounts add up in cents: 10 × 0,10 € is 1 €', () => {
    expect(formatEuros(sumCents(Array.from({ length: 10 }, () => 10)))).toBe('1\u00a0€');
  });
});
