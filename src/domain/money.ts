/** Amounts are whole cents everywhere; these put them into words. */

/** Between thousands: a narrow no-break space; before the sign: a no-break space (French typography). */
const [NARROW, SPACE] = ['\u202f', '\u00a0'];

/** « 57 € », « 57,50 € », « 1 234,50 € »; no cents when they are none. Throws for a fraction of a cent. */
export function formatEuros(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new Error(`an amount is whole cents, not ${cents}`);
  const size = Math.abs(cents);
  const units = String(Math.floor(size / 100)).replace(/\B(?=(?:\d{3})+$)/gu, NARROW);
  const rest = size % 100;
  const decimals = rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`;
  return `${cents < 0 ? '-' : ''}${units}${decimals}${SPACE}€`;
}

export function sumCents(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
