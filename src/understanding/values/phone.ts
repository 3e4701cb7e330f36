/** A phone number as `+33612345678`; undefined when there is none. French numbers may begin with 0. */
export function readPhone(text: string): string | undefined {
  const compact = text.replace(/[\s\u00a0\u202f.\-/()]/gu, '');
  const french = /(?<!\d)(?:\+33|0033|0)([1-9]\d{8})(?!\d)/u.exec(compact)?.[1];
  if (french) return `+33${french}`;
  return /\+[1-9]\d{7,14}(?!\d)/u.exec(compact)?.[0];
}
