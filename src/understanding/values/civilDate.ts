import { addDays, addMonths } from '../../domain/calendar.ts';
import { realDate } from '../../domain/realDate.ts';

/** The next day of this month and day, today included; null when no year has it. */
export function comingDay(day: number, month: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const dates = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((ahead) => realDate(year + ahead, month, day));
  return dates.find((date) => date !== null && date >= today) ?? null;
}

/** The next day with this number, today included, or the one of the month after; 31 skips short months. */
export function comingDayOfMonth(day: number, nextMonth: boolean, today: string): string | null {
  const first = `${today.slice(0, 7)}-01`;
  const passed = day < Number(today.slice(8));
  for (let ahead = nextMonth || passed ? 1 : 0; ahead < 4; ahead += 1) {
    const [year = 0, month = 0] = addMonths(first, ahead).split('-').map(Number);
    const date = realDate(year, month, day);
    if (date !== null || nextMonth) return date;
  }
  return null;
}

/** « 26 » is 2026, « 85 » is 1985: the century that is not more than ten years ahead. */
export function fullYear(text: string, today: string): number {
  if (text.length === 4) return Number(text);
  const ahead = 2000 + Number(text);
  return ahead > Number(today.slice(0, 4)) + 10 ? ahead - 100 : ahead;
}

export function endOfMonth(date: string): string {
  return addDays(addMonths(`${date.slice(0, 7)}-01`, 1), -1);
}
