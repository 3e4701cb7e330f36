import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCard } from '../../src/domain/luhn.ts';
import { mask } from '../../src/understanding/forbidden.ts';

const cards: readonly (readonly [string, string])[] = [
  ['4111 1111 1111 1111', '••••'],
  ['ma carte 4111-1111-1111-1111 merci', 'ma carte •••• merci'],
  ['carte4111111111111111', 'carte••••'],
  ['4111 1111 1111 1111 12/27 123', '•••• 12/27 123'],
  ['5555 5555 5555 4444 et 4111 1111 1111 1111', '•••• et ••••'],
  ['4111\n1111\n1111\n1111', '••••'],
  ['٤١١١ ١١١١ ١١١١ ١١١١', '••••'],
];

const left = [
  '06 12 34 56 78',
  '0612345678 ou 0712345678',
  'commande 1234567890123',
  'RIB FR76 3000 6000 0112 3456 7890 189 merci',
  'FR7630006000011234567890189',
  'payé le 05/03/2026 et le 05/04/2026',
  '1 500 €',
];

describe('what the CCAS must not hold', () => {
  test.each(cards)('a bank card is masked: « %s »', (text, clean) => {
    expect(mask(text)).toEqual({ text: clean, masked: ['carte_bancaire'] });
  });

  test.each([
    '1 85 05 78 006 084 91',
    '185057800608491',
    'mon numéro : 1.85.05.78.006.084.91 voilà',
  ])('a number of social security is masked: « %s »', (text) => {
    expect(mask(text).masked).toEqual(['securite_sociale']);
    expect(mask(text).text).not.toMatch(/\d/u);
  });

  test('one of Corsica is masked too', () => {
    const number = `28505${'2A'}006084`;
    const key = 97 - (Number(number.replace('2A', '19')) % 97);
    expect(mask(`${number}${String(key).padStart(2, '0')}`).masked).toEqual(['securite_sociale']);
  });

  test('with a wrong key it is another number, and stays', () => {
    expect(mask('1 85 05 78 006 084 92').masked).not.toContain('securite_sociale');
  });

  test.each(left)('this stays as it was written: « %s »', (text) => {
    expect(mask(text)).toEqual({ text, masked: [] });
  });

  test('any number with the sum of a card, of 13 to 19 digits, in any spacing, is masked', () => {
    fc.assert(
      fc.property(
        cardNumber(),
        fc.array(fc.constantFrom('', ' ', '  ', '-', '.', '\u00a0', '\n')),
        (digits, gaps) => {
          const spaced = [...digits].map((digit, index) => digit + (gaps[index] ?? '')).join('');
          expect(mask(`avant ${spaced} après`).text).not.toMatch(/\d/u);
        },
      ),
    );
  });

  test('any number of social security with its key is masked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000_000, max: 2_999_999_999_999 }), (number) => {
        const key = String(97 - (number % 97)).padStart(2, '0');
        expect(mask(`${number} ${key}`).masked).toContain('securite_sociale');
      }),
    );
  });

  test('what is masked is masked for good: a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -aé•') }), (text) => {
        const once = mask(text).text;
        expect(mask(once).text).toBe(once);
      }),
    );
  });
});

function cardNumber(): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 })
    .map((digits) => {
      const start = digits.join('');
      return start + [...'0123456789'].find((last) => isCard(start + last));
    });
}
