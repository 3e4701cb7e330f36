import { describe, expect, test } from 'vitest';
import { readPhone } from '../../../src/understanding/values/phone.ts';

describe('phone numbers', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['mon num c 06.12.34.56.78 merci', '+33612345678'],
    ['01-23-45-67-89', '+33123456789'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['6 12 34 56 78', '+33612345678'],
    ['٠٦ ١٢ ٣٤ ٥٦ ٧٨', '+33612345678'],
    ['0690 12 34 56', '+590690123456'],
    ['0692 12 34 56', '+262692123456'],
    ['+213 555 12 34 56', '+213555123456'],
  ])('« %s » is %s', (text, number) => {
    expect(readPhone(text)).toBe(number);
  });

  test.each(['06 12 34 56', '061234567890', '0612345678 ou 0712345678', '1500', 'le 5 mars'])(
    '« %s » is no certain number',
    (text) => {
      expect(readPhone(text)).toBeUndefined();
    },
  );
});
