import { z } from 'zod';

/** Cells of the import files, in French forms. Each gives a sentence when it cannot be read. */

export const required = z.string().min(1, 'Cette case est vide.');

export const optional = z.string().transform((text) => (text === '' ? null : text));

/** `05/03/2026` or `2026-03-05` → `2026-03-05`; a day that does not exist is refused. */
export const date = required.transform((text, context) => {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text);
  const iso = french ? `${french[3]}-${pad(french[2])}-${pad(french[1])}` : text;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(iso) && isReal(iso)) return iso;
  context.addIssue({
    code: 'custom',
    message: `« ${text} » n’est pas une date. Écrivez par exemple 05/03/2026.`,
  });
  return z.NEVER;
});

export const optionalDate = z.union([z.literal('').transform(() => null), date]);

/** `1 234,50 €` → 123450 cents. */
export const cents = required.transform((text, context) => {
  const bare = text.replace(/[\s\u00a0\u202f€]/gu, '').replace(',', '.');
  if (/^-?\d+(\.\d{1,2})?$/u.test(bare)) return Math.round(Number(bare) * 100);
  context.addIssue({
    code: 'custom',
    message: `« ${text} » n’est pas un montant. Écrivez par exemple 57,50 €.`,
  });
  return z.NEVER;
});

/** A count from 1. */
export const count = required.transform((text, context) => {
  if (/^[1-9]\d{0,3}$/u.test(text)) return Number(text);
  context.addIssue({
    code: 'custom',
    message: `« ${text} » n’est pas un nombre entier, à partir de 1.`,
  });
  return z.NEVER;
});

/** `3,5 %` or `3,5` → 3.5; empty is 0. */
export const percent = z.string().transform((text, context) => {
  const bare = text.replace(/[\s\u00a0\u202f%]/gu, '').replace(',', '.');
  if (bare === '') return 0;
  if (/^\d{1,2}(\.\d{1,4})?$/u.test(bare)) return Number(bare);
  context.addIssue({
    code: 'custom',
    message: `« ${text} » n’est pas un taux. Écrivez par exemple 3,5 %.`,
  });
  return z.NEVER;
});

/** One of a few French words; accents and capitals do not count. */
export function oneOf<const Word extends string>(words: readonly Word[], fallback: Word) {
  return z.string().transform((text, context): Word => {
    if (text === '') return fallback;
    const found = words.find((word) => plain(word) === plain(text));
    if (found) return found;
    context.addIssue({
      code: 'custom',
      message: `« ${text} » n’est pas connu. Possibles : ${words.join(', ')}.`,
    });
    return z.NEVER;
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

function pad(part: string | undefined): string {
  return (part ?? '').padStart(2, '0');
}

function isReal(iso: string): boolean {
  const parsed = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso);
}
