import { addMonths } from './calendar.ts';

/** What a loan is made of. `yearlyRate` is the nominal rate: 0.04 for 4 %. */
export type LoanTerms = {
  readonly capitalCents: number;
  readonly months: number;
  readonly yearlyRate: number;
  /** Date of the first instalment; the others fall on the same day of the months after. */
  readonly firstDue: string;
};

export type ScheduledInstalment = {
  readonly number: number;
  readonly due: string;
  readonly amountCents: number;
  readonly capitalCents: number;
  readonly interestCents: number;
};

/**
 * An example of a schedule: constant instalments, proportional monthly rate. Interest is rounded on its sum
 * so far, so that cents do not pile up, and the last instalment is adjusted so that the capital is repaid
 * to the cent. Never an offer: the bank's own table always wins.
 */
export function exampleSchedule(terms: LoanTerms): readonly ScheduledInstalment[] {
  const { capitalCents, months, firstDue } = terms;
  const amount = instalmentCents(terms);
  const interests = interestSoFar(terms);
  const rows: ScheduledInstalment[] = [];
  let left = capitalCents;
  for (let number = 1; number <= months; number += 1) {
    const interest = (interests[number] ?? 0) - (interests[number - 1] ?? 0);
    const capital = number === months ? left : amount - interest;
    left -= capital;
    rows.push({
      number,
      due: addMonths(firstDue, number - 1),
      amountCents: capital + interest,
      capitalCents: capital,
      interestCents: interest,
    });
  }
  return rows;
}

/** Whole cents of interest paid after 0, 1, 2… instalments. */
function interestSoFar(terms: LoanTerms): readonly number[] {
  const rate = terms.yearlyRate / 12;
  const instalment = exactInstalment(terms);
  const sums = [0];
  let [left, sum] = [terms.capitalCents, 0];
  for (let number = 1; number <= terms.months; number += 1) {
    sum += left * rate;
    left -= instalment - left * rate;
    sums.push(Math.round(sum));
  }
  return sums;
}

type Payment = Omit<LoanTerms, 'firstDue'>;

/** The constant instalment in whole cents; throws for a loan of no whole month. */
export function instalmentCents(terms: Payment): number {
  return Math.round(exactInstalment(terms));
}

/** `M = C·i / (1 − (1+i)^−n)`, `i` the yearly rate over twelve; capital over months without interest. */
function exactInstalment({ capitalCents, months, yearlyRate }: Payment): number {
  if (!Number.isSafeInteger(months) || months < 1)
    throw new Error(`no loan lasts ${months} months`);
  const rate = yearlyRate / 12;
  if (rate === 0) return capitalCents / months;
  return (capitalCents * rate) / (1 - (1 + rate) ** -months);
}
