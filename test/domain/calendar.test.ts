import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  addWorkingHours,
  atLocalTime,
  daysBetween,
  isOpen,
  isWorkingDay,
  localDate,
  localTime,
  nextOpening,
  type WorkingTime,
  weekday,
} from '../../src/domain/calendar.ts';
import { holidays } from '../../src/domain/holidays.ts';

const PARIS: WorkingTime = {
  timeZone: 'Europe/Paris',
  region: 'metropole',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
};
const STRASBOURG: WorkingTime = { ...PARIS, region: 'alsace-moselle' };
const REUNION: WorkingTime = { ...PARIS, region: 'reunion', timeZone: 'Indian/Reunion' };

/** Run by a process of its own: the time zone of this one is set. */
const PRINT_HOLIDAYS = `
  import { holidays } from './src/domain/holidays.ts';
  console.log([...holidays(2026, 'metropole')].join(' '));
`;

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));

describe('civil dates', () => {
  test.each([
    ['2026-03-05', 1, '2026-03-06'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s and %s days is %s', (date, count, expected) => {
    expect(addDays(date, count)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(count);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %s months is %s', (date, count, expected) => {
    expect(addMonths(date, count)).toBe(expected);
  });

  test('the days between two dates lead from one to the other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
      }),
    );
  });

  test('Thursday 5 March 2026 is the fourth day of its week', () => {
    expect(weekday('2026-03-05')).toBe(4);
  });
});

describe('instants and local times', () => {
  test.each([
    ['2026-03-05T23:30:00Z', 'Europe/Paris', '2026-03-06', '00:30'],
    ['2026-07-05T22:30:00Z', 'Europe/Paris', '2026-07-06', '00:30'],
    ['2026-03-05T21:00:00Z', 'Indian/Reunion', '2026-03-06', '01:00'],
    ['2026-03-05T02:00:00Z', 'America/Cayenne', '2026-03-04', '23:00'],
    ['2026-03-05T02:00:00Z', 'Pacific/Marquesas', '2026-03-04', '16:30'],
  ])('%s in %s is %s at %s', (instant, zone, date, time) => {
    expect(localDate(instant, zone)).toBe(date);
    expect(localTime(instant, zone)).toBe(time);
  });

  test.each([
    ['an ordinary morning', '2026-03-05', '09:00', '2026-03-05T08:00:00.000Z'],
    ['summer', '2026-07-05', '09:00', '2026-07-05T07:00:00.000Z'],
    ['skipped in spring: just after', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['twice in autumn: the first', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('a local time as an instant: %s', (_, date, time, instant) => {
    expect(atLocalTime(date, time, 'Europe/Paris')).toBe(instant);
  });

  test('nine in the morning is nine in the morning, every day, in every zone', () => {
    const zones = fc.constantFrom(
      'Europe/Paris',
      'Indian/Reunion',
      'Pacific/Noumea',
      'America/Miquelon',
    );
    fc.assert(
      fc.property(anyDay, zones, (date, zone) => {
        const instant = atLocalTime(date, '09:00', zone);
        expect([localDate(instant, zone), localTime(instant, zone)]).toEqual([date, '09:00']);
      }),
    );
  });
});

describe('working days', () => {
  test('a French year has eleven public holidays, thirteen in Alsace-Moselle', () => {
    expect(holidays(2026, 'metropole').size).toBe(11);
    expect(holidays(2026, 'alsace-moselle').size).toBe(13);
  });

  test.each(['UTC', 'Europe/Paris', 'Pacific/Noumea', 'Pacific/Auckland', 'America/Santiago'])(
    'the holidays of 2026 are the same when the machine lives in %s',
    (zone) => {
      const found = execFileSync(process.execPath, ['--input-type=module', '-e', PRINT_HOLIDAYS], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      expect(found.trim().split(' ')).toEqual([...holidays(2026, 'metropole')]);
      expect(found).toContain('2026-04-06');
    },
  );

  test.each([
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', '1 May'],
    ['2026-05-14', 'Ascension'],
    ['2026-07-14', '14 July'],
    ['2026-03-07', 'a Saturday'],
  ])('%s is none: %s', (date) => {
    expect(isWorkingDay(date, PARIS)).toBe(false);
  });

  test('Good Friday is worked in Paris, not in Strasbourg; 20 December 2027 not in Réunion', () => {
    expect([PARIS, STRASBOURG].map((time) => isWorkingDay('2026-04-03', time))).toEqual([
      true,
      false,
    ]);
    expect([PARIS, REUNION].map((time) => isWorkingDay('2027-12-20', time))).toEqual([true, false]);
  });

  test.each([
    ['Thursday', '2026-03-05', 1, '2026-03-06'],
    ['over a weekend', '2026-03-05', 3, '2026-03-10'],
    ['over Easter Monday', '2026-04-03', 1, '2026-04-07'],
    ['from a Saturday', '2026-03-07', 1, '2026-03-09'],
    ['none, on a working day', '2026-03-05', 0, '2026-03-05'],
    ['none, on a Sunday: the next one', '2026-03-08', 0, '2026-03-09'],
  ])('working days later: %s', (_, date, count, expected) => {
    expect(addWorkingDays(date, count, PARIS)).toBe(expected);
  });

  test('there are as many working days on the way as were asked for', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (date, count) => {
        const end = addWorkingDays(date, count, PARIS);
        const days = Array.from({ length: daysBetween(date, end) }, (_, ahead) =>
          addDays(date, ahead + 1),
        );
        expect(days.filter((day) => isWorkingDay(day, PARIS))).toHaveLength(count);
      }),
    );
  });
});

describe('when the CCAS is open, 9 to 17 on weekdays', () => {
  test.each([
    ['Thursday at 10', '2026-03-05T09:00:00Z', true],
    ['Thursday at 9 sharp', '2026-03-05T08:00:00Z', true],
    ['Thursday at 17 sharp', '2026-03-05T16:00:00Z', false],
    ['Sunday at 10', '2026-03-08T09:00:00Z', false],
    ['Easter Monday at 10', '2026-04-06T08:00:00Z', false],
  ])('%s', (_, instant, open) => {
    expect(isOpen(instant, PARIS)).toBe(open);
  });

  test.each([
    ['open: now', '2026-03-05T09:00:00.000Z', '2026-03-05T09:00:00.000Z'],
    ['early: at nine', '2026-03-05T05:00:00.000Z', '2026-03-05T08:00:00.000Z'],
    ['late: tomorrow', '2026-03-05T18:00:00.000Z', '2026-03-06T08:00:00.000Z'],
    ['Friday evening: Monday', '2026-03-06T18:00:00.000Z', '2026-03-09T08:00:00.000Z'],
    ['before the change of time', '2026-03-27T18:00:00.000Z', '2026-03-30T07:00:00.000Z'],
  ])('the next opening, %s', (_, instant, expected) => {
    expect(nextOpening(instant, PARIS)).toBe(expected);
  });

  test.each([
    ['two hours the same day', '2026-03-05T09:00:00Z', 2, '2026-03-05T11:00:00.000Z'],
    ['four hours over the night', '2026-03-05T14:00:00Z', 4, '2026-03-06T10:00:00.000Z'],
    ['one hour from Saturday', '2026-03-07T10:00:00Z', 1, '2026-03-09T09:00:00.000Z'],
    ['sixteen hours are two days', '2026-03-05T08:00:00Z', 16, '2026-03-06T16:00:00.000Z'],
  ])('working hours later: %s', (_, instant, hours, expected) => {
    expect(addWorkingHours(instant, hours, PARIS)).toBe(expected);
  });
});
