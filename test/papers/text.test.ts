import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCard } from '../../src/domain/luhn.ts';
import { holdsCardNumber, saysCardNumber } from '../../src/papers/text/cardNumber.ts';
import { isOlderThan, latestDate } from '../../src/papers/text/dates.ts';

const TODAY = '2026-09-09';

describe('the date of a paper', () => {
  const table: readonly (readonly [string, string | null])[] = [
    ['Facture du 05/03/2026', '2026-03-05'],
    ['Nantes, le 5 mars 2026', '2026-03-05'],
    ['le 1er août 2026', '2026-08-01'],
    ['LE 1ER AOUT 2026', '2026-08-01'],
    ['édité le 05.03.2026 à 12:30', '2026-03-05'],
    ['2026-03-05T12:00', '2026-03-05'],
    ['05 / 03 / 2026', '2026-03-05'],
    ['Bulletin de paie – mars 2026', '2026-03-31'],
    ['PÉRIODE : FÉVRIER 2024', '2024-02-29'],
    ['Bulletin de septembre 2026', TODAY],
    ['du 01/06/2026 au 30/06/2026', '2026-06-30'],
    ['né le 12/05/1985, fait le 3 juin 2026', '2026-06-03'],
    ['à payer avant le 30/10/2026', null],
    ['Facture du 02/09/2026, à payer avant le 30/10/2026', '2026-09-02'],
    ['le 31 avril 2026', null],
    ['le 05/13/2026', null],
    ['réf. 12/05/20265', null],
    ['version 1.2.2026.4', null],
    ['tél. 02 40 12 20 26', null],
    ['sommars 2026', null],
    ['', null],
  ];
  it.each(table)('%s → %s', (text, date) => {
    expect(latestDate(text, TODAY)).toBe(date);
  });

  const ages: readonly (readonly [string, number, boolean])[] = [
    ['2026-06-09', 3, false],
    ['2026-06-08', 3, true],
    ['2026-09-09', 0, false],
    ['2026-05-31', 3, true],
    ['2025-09-09', 12, false],
  ];
  it.each(ages)(
    '%s, asked « moins de %d mois », on 9 September 2026: too old %s',
    (date, months, old) => {
      expect(isOlderThan(date, months, TODAY)).toBe(old);
    },
  );

  it('is never after today, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-. mars2026') }), (text) => {
        expect((latestDate(text, TODAY) ?? '') <= TODAY).toBe(true);
      }),
    );
  });
});

describe('the number of a bank card in a paper', () => {
  const table: readonly (readonly [string, boolean])[] = [
    ['4111 1111 1111 1111', true],
    ['4111-1111-1111-1111', true],
    ['5555 5555 5555 4444 exp 12/27', true],
    ['3782 822463 10005', true],
    ['Carte 4111111111111111', true],
    ['4111111111111111 expire fin 12/27', true],
    ['CB : 4111111111111111', true],
    ['4111 1111 1111 1112', false],
    ['Carte n° 4970 XXXX XXXX 1234', false],
    ['Référence du virement 4111111111111111', false],
    ['FR76 3000 6000 0112 3456 7890 189', false],
    ['IBAN FR7630006000011234567890189', false],
    ['1 85 05 44 109 012 58', false],
    ['SIRET 732 829 320 00074', false],
    ['4111 1111 1111 1111 2222', false],
    ['1234 5678 9012 3452', false],
    ['tél. 02 40 12 34 56 02 40 12 34 57', false],
  ];
  it.each(table)('%s: %s', (text, holds) => {
    expect(holdsCardNumber(text)).toBe(holds);
    expect(holdsCardNumber(`Bonjour, ${text} merci.`)).toBe(holds);
  });

  it('is seen in the words of a person in one block too', () => {
    expect(saysCardNumber('ma carte bleue')).toBe(false);
    expect(saysCardNumber('4111111111111111')).toBe(true);
    expect(saysCardNumber('IBAN FR7630006000011234567890189')).toBe(false);
  });

  it('is never seen in digits without Luhn’s sum', () => {
    const digits = fc.stringMatching(/^4\d{15}$/u).filter((one) => !isCard(one));
    fc.assert(
      fc.property(digits, (number) => {
        expect(saysCardNumber(number)).toBe(false);
        expect(holdsCardNumber(number.replace(/(\d{4})(?=\d)/gu, '$1 '))).toBe(false);
      }),
    );
  });
});
