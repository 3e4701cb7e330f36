import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingTime } from '../../src/domain/calendar.ts';
import { isOpen } from '../../src/domain/calendar.ts';
import type { Paper } from '../../src/domain/paper.ts';
import {
  expiresOn,
  reminded,
  reminderDue,
  runOut,
  warned,
  warningDue,
} from '../../src/domain/paperDates.ts';
import { paper } from './papers.ts';

const OFFICE: WorkingTime = {
  timeZone: 'Europe/Paris',
  region: 'metropole',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
};

test.each([
  ['moins de 3 mois', { kind: 'age', count: 3, unit: 'mois' }, '2026-03-05', '2026-06-04'],
  ['à la fin d’un mois court', { kind: 'age', count: 3, unit: 'mois' }, '2025-11-30', '2026-02-27'],
  ['moins de 30 jours', { kind: 'age', count: 30, unit: 'jours' }, '2026-03-01', '2026-03-30'],
  ['la date est écrite dessus', { kind: 'imprimée' }, '2026-03-05', null],
  ['toujours bon', null, '2026-03-05', null],
] as const)('%s', (_name, validity, issuedOn, last) => {
  expect(expiresOn(validity, issuedOn)).toBe(last);
});

describe('reminders', () => {
  // A Thursday: Easter Monday, 6 April, is no working day.
  const asked = '2026-04-02T08:00:00.000Z';

  test('come 3 and 8 working days after the request, then the advisor is told', () => {
    let papers: readonly Paper[] = [paper({ askedAt: asked })];
    const told: (readonly [string, string])[] = [];
    for (let notice = reminderDue(papers, OFFICE); notice; notice = reminderDue(papers, OFFICE)) {
      told.push([notice.to, notice.due]);
      papers = reminded(papers, notice, notice.due);
    }
    expect(told).toEqual([
      ['person', '2026-04-08T07:00:00.000Z'],
      ['person', '2026-04-15T07:00:00.000Z'],
      ['advisor', '2026-04-20T07:00:00.000Z'],
    ]);
  });

  test('are one message for all papers of that moment', () => {
    const papers = [
      paper({ askedAt: asked }),
      paper({ piece: 'domicile', askedAt: '2026-04-02T14:00:00.000Z' }),
      paper({ piece: 'devis', askedAt: '2026-04-07T09:00:00.000Z' }),
    ];
    expect(reminderDue(papers, OFFICE)).toMatchObject({
      // 48 hours after the request of 7 April, at which time the other two are late already.
      due: '2026-04-09T09:00:00.000Z',
      papers: [{ piece: 'identite' }, { piece: 'domicile' }],
    });
  });

  test('are for what is waited for only', () => {
    const states = ['received', 'to_review', 'valid', 'waived'] as const;
    expect(
      reminderDue(
        states.map((state) => paper({ state })),
        OFFICE,
      ),
    ).toBeNull();
    for (const state of ['requested', 'redo', 'expired'] as const)
      expect(reminderDue([paper({ state })], OFFICE)?.to).toBe('person');
  });
});

describe('a validity', () => {
  const valid = paper({ state: 'valid', validUntil: '2026-05-20' });

  test('that runs out is told to both 10 days before, once', () => {
    const notice = warningDue([valid], OFFICE);
    // 10 May is a Sunday.
    expect(notice).toMatchObject({ to: 'both', due: '2026-05-11T07:00:00.000Z' });
    if (notice) expect(warningDue(warned([valid], notice, notice.due), OFFICE)).toBeNull();
  });

  test('is over the day after its last', () => {
    expect(runOut([valid], '2026-05-20')).toEqual([]);
    expect(runOut([valid], '2026-05-21')).toEqual([valid]);
    expect(runOut([paper({ ...valid, state: 'waived' })], '2026-05-21')).toEqual([]);
  });
});

test('whatever is waited for, the person is never asked twice within 48 hours, nor out of hours', () => {
  const minutes = fc.nat({ max: 60 * 24 * 30 });
  const one = fc.record({ asked: minutes, last: fc.option(fc.nat({ max: 60 })) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (list) => {
      let papers: readonly Paper[] = list.map(({ asked, last }, n) => {
        const askedAt = new Date(Date.parse('2026-03-02T00:00:00Z') + asked * 60_000).toISOString();
        const day = new Date(Date.parse('2026-04-02T00:00:00Z') + (last ?? 0) * 86_400_000);
        return last === null
          ? paper({ piece: `p${n}`, askedAt })
          : paper({
              piece: `p${n}`,
              askedAt,
              state: 'valid',
              validUntil: day.toISOString().slice(0, 10),
            });
      });
      let previous = Math.max(...papers.map(({ askedAt }) => Date.parse(askedAt)));
      let steps = 0;
      for (;;) {
        const [reminder, warning] = [reminderDue(papers, OFFICE), warningDue(papers, OFFICE)];
        const next = [reminder, warning]
          .flatMap((notice) => notice ?? [])
          .sort((a, b) => a.due.localeCompare(b.due))[0];
        if (!next) break;
        steps += 1;
        expect(next.papers.length).toBeGreaterThan(0);
        if (next.to !== 'advisor') {
          expect(isOpen(next.due, OFFICE)).toBe(true);
          expect(Date.parse(next.due) - previous).toBeGreaterThanOrEqual(48 * 3_600_000);
          previous = Date.parse(next.due);
        }
        papers = (next === warning ? warned : reminded)(papers, next, next.due);
      }
      expect(steps).toBeLessThanOrEqual(list.length * 3);
    }),
    { numRuns: 60 },
  );
});
