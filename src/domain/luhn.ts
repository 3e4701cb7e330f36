/** True for 13 to 19 digits with Luhn's sum: what the number of a bank card is (ISO/IEC 7812-1). */
export function isCard(digits: string): boolean {
  if (!/^\d{13,19}$/u.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
