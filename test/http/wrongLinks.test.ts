import { describe, expect, it } from 'vitest';
import { createWrongLinks } from '../../src/http/wrongLinks.ts';

const at = (time: string) => new Date(`2026-03-03T${time}:00Z`);

describe('wrong links', () => {
  it('tire one address for ten minutes, and nobody else', () => {
    const wrong = createWrongLinks({ tries: 2 });
    wrong.note('a', at('10:00'));
    expect(wrong.isTired('a', at('10:01'))).toBe(false);
    wrong.note('a', at('10:01'));
    expect([wrong.isTired('a', at('10:09')), wrong.isTired('b', at('10:09'))]).toEqual([
      true,
      false,
    ]);
    expect(wrong.isTired('a', at('10:10'))).toBe(false);
    wrong.note('a', at('10:11'));
    expect(wrong.isTired('a', at('10:11'))).toBe(false);
  });

  it('are remembered for so many addresses, the oldest forgotten first', () => {
    const wrong = createWrongLinks({ tries: 1, addresses: 2 });
    for (const address of ['a', 'b', 'c']) wrong.note(address, at('10:00'));
    expect(['a', 'b', 'c'].map((one) => wrong.isTired(one, at('10:01')))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
