/** The date, or null when there is no such day (31 April) or no such year (before 1901, after 2199). */
export function realDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year > 1900 && year < 2200 ? date.toISOString().slice(0, 10) : null;
}
