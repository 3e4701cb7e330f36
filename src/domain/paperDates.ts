import {
  addDays,
  addMonths,
  addWorkingDays,
  atLocalTime,
  localDate,
  nextOpening,
  type WorkingTime,
} from './calendar.ts';
import { missing } from './checklist.ts';
import { type Paper, paperKey } from './paper.ts';
import type { Validity } from './piece.ts';

/** Working days after the request: twice the person, then the advisor (domain.md, § 2.5). */
const STEPS = [3, 8, 11] as const;
/** The advisor's step is the last. */
const PERSON_STEPS = 2;
/** Never two requests in less than this. */
const APART_MS = 48 * 3_600_000;
/** Days before its end at which a paper's validity is told to be running out. */
export const WARN_DAYS = 10;

/**
 * The last day on which a paper is good. `issuedOn` is the date that it bears. « Moins de 3 mois » : of
 * 5 March it is good until 4 June. Null when it does not run out, or when its end is printed on it.
 */
export function expiresOn(validity: Validity | null, issuedOn: string): string | null {
  if (validity?.kind !== 'age') return null;
  const { count, unit } = validity;
  const end = unit === 'mois' ? addMonths(issuedOn, count) : addDays(issuedOn, count);
  return addDays(end, -1);
}

/** Something to tell about papers, from an instant on: within opening hours, 48 hours after the last request. */
export type Notice = {
  readonly to: 'person' | 'advisor' | 'both';
  /** ISO instant. */
  readonly due: string;
  readonly papers: readonly Paper[];
};

/**
 * The next reminder of what is waited for: 3 and 8 working days after each request the person, once for all
 * papers of that moment; then the advisor. Null when nothing is waited for, or all was said.
 * Call it again after `reminded`.
 */
export function reminderDue(papers: readonly Paper[], time: WorkingTime): Notice | null {
  const waiting = missing(papers).flatMap((paper) => {
    const days = STEPS[paper.reminders];
    if (days === undefined) return [];
    const to = paper.reminders < PERSON_STEPS ? ('person' as const) : ('advisor' as const);
    const day = opening(localDate(paper.askedAt, time.timeZone), days, time);
    // A reminder that came late leaves its time too before the next step.
    return [{ paper, to, at: later(day, apartFrom(paper.remindedAt)) }];
  });
  const person = together('person', waiting, apart(papers), time);
  const advisor = together('advisor', waiting, '', time);
  if (!person || !advisor) return person ?? advisor;
  return person.due <= advisor.due ? person : advisor;
}

/**
 * When to tell person and advisor that papers soon run out, 10 days before; null when none does. Call it
 * again after `warned`.
 */
export function warningDue(papers: readonly Paper[], time: WorkingTime): Notice | null {
  const running = given(papers).flatMap((paper) => {
    if (paper.validUntil === null || paper.warnedAt !== null) return [];
    const at = opening(addDays(paper.validUntil, -WARN_DAYS), 0, time);
    return [{ paper, to: 'both' as const, at }];
  });
  return together('both', running, apart(papers), time);
}

/** Papers whose last day is past: to be marked « périmé » and asked for again. */
export function runOut(papers: readonly Paper[], today: string): readonly Paper[] {
  return given(papers).filter(({ validUntil }) => validUntil !== null && validUntil < today);
}

/** The papers of a notice, once it was sent: counted, so that the next one is the next step. */
export function reminded(papers: readonly Paper[], notice: Notice, at: string): readonly Paper[] {
  return told(papers, notice, (paper) => ({
    ...paper,
    remindedAt: notice.to === 'person' ? at : paper.remindedAt,
    reminders: paper.reminders + 1,
  }));
}

/** The papers of a warning, once it was sent. */
export function warned(papers: readonly Paper[], notice: Notice, at: string): readonly Paper[] {
  return told(papers, notice, (paper) => ({ ...paper, warnedAt: at }));
}

function told(
  papers: readonly Paper[],
  notice: Notice,
  mark: (paper: Paper) => Paper,
): readonly Paper[] {
  const keys = new Set(notice.papers.map(paperKey));
  return papers.map((paper) => (keys.has(paperKey(paper)) ? mark(paper) : paper));
}

type Waiting = {
  readonly paper: Paper;
  readonly to: Notice['to'];
  /** From when on, were nothing else said. */
  readonly at: string;
};

/** One notice for all that is due by then. `notBefore` is an instant, or empty. */
function together(
  to: Notice['to'],
  all: readonly Waiting[],
  notBefore: string,
  time: WorkingTime,
): Notice | null {
  const mine = all.filter((one) => one.to === to);
  const [first] = mine.map(({ at }) => at).sort();
  if (first === undefined) return null;
  const due = nextOpening(later(first, notBefore), time);
  return { to, due, papers: mine.filter(({ at }) => at <= due).map(({ paper }) => paper) };
}

/** When the person may be asked something again. */
function apart(papers: readonly Paper[]): string {
  const said = papers.flatMap(({ askedAt, remindedAt, warnedAt }) => [
    askedAt,
    remindedAt,
    warnedAt,
  ]);
  return said.map(apartFrom).reduce(later, '');
}

/** Empty, which comes before all, when nothing was said. */
function apartFrom(at: string | null): string {
  return at === null ? '' : new Date(Date.parse(at) + APART_MS).toISOString();
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}

function given(papers: readonly Paper[]): readonly Paper[] {
  return papers.filter(
    ({ state }) => state === 'received' || state === 'to_review' || state === 'valid',
  );
}

/** The opening hour, so many working days after a date. */
function opening(date: string, days: number, time: WorkingTime): string {
  return atLocalTime(addWorkingDays(date, days, time), time.from, time.timeZone);
}
