import { daysBetween } from './calendar.ts';
import type { Instalment } from './loan.ts';
import { sumCents } from './money.ts';

/**
 * What is unpaid, for the advisor's eyes: the bot never announces what may follow. Two unpaid instalments
 * one after the other are an « incident caractérisé » (FICP, service-public F17608).
 */
export type Arrears = {
  readonly unpaid: readonly Instalment[];
  readonly cents: number;
  /** Days since the oldest unpaid date. */
  readonly days: number;
  /** The longest row of unpaid instalments that follow each other. */
  readonly inARow: number;
  /** The instalment after the last unpaid one is due within `ALERT_DAYS`: a second one is in sight. */
  readonly secondInSight: boolean;
};

/** How long before the next date the advisor is told that a second unpaid instalment is in sight, days. */
export const ALERT_DAYS = 5;

/** What is unpaid today; null when nothing is. Instalments in any order. */
export function arrearsOf(instalments: readonly Instalment[], today: string): Arrears | null {
  const rows = [...instalments].sort((one, other) => one.number - other.number);
  const unpaid = rows.filter(({ status }) => status === 'impayée');
  const [oldest] = unpaid;
  if (!oldest) return null;
  const last = rows.findLastIndex(({ status }) => status === 'impayée');
  return {
    unpaid,
    cents: sumCents(unpaid.map(({ amountCents }) => amountCents)),
    days: daysBetween(oldest.due, today),
    inARow: longestRow(rows),
    secondInSight: isInSight(rows[last + 1], today),
  };
}

function isInSight(next: Instalment | undefined, today: string): boolean {
  if (next?.status !== 'à venir') return false;
  const days = daysBetween(today, next.due);
  return days >= 0 && days <= ALERT_DAYS;
}

/** Postponed instalments do not break a row: nothing was paid between. */
function longestRow(rows: readonly Instalment[]): number {
  let [longest, current] = [0, 0];
  for (const { status } of rows) {
    if (status === 'impayée') current += 1;
    else if (status !== 'reportée') current = 0;
    longest = Math.max(longest, current);
  }
  return longest;
}
