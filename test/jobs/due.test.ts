import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DueTimer } from '../../src/engine/event.ts';
import { type Due, type DueRow, startDue } from '../../src/jobs/due.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const timer: DueTimer = { kind: 'named', name: 'nouvelles', script: 'suivi' };

/** Rows as storage would lease them: each comes once until its lease runs out. */
function rowsDue(rows: { id: string; due: number }[]) {
  const leased = new Map<string, number>();
  return {
    rows,
    claim(now: Date, limit: number): Promise<readonly DueRow[]> {
      const free = rows.filter(
        ({ id, due }) => due <= now.getTime() && (leased.get(id) ?? 0) <= now.getTime(),
      );
      for (const { id } of free.slice(0, limit)) leased.set(id, now.getTime() + 60_000);
      return Promise.resolve(
        free.slice(0, limit).map(({ id }) => ({ id, conversation: `talk of ${id}`, timer })),
      );
    },
    drop(ids: readonly string[]): Promise<void> {
      for (const id of ids) {
        const at = rows.findIndex((row) => row.id === id);
        if (at >= 0) rows.splice(at, 1);
      }
      return Promise.resolve();
    },
  };
}

const clock = { now: () => new Date(), at: () => () => {} };
let due: Due | null = null;
beforeEach(() => vi.useFakeTimers({ now: START }));
afterEach(async () => {
  await due?.stop();
  vi.useRealTimers();
});

function start(timers: ReturnType<typeof rowsDue>, play: (inboxId: string) => Promise<unknown>) {
  const swept: string[] = [];
  const told: string[] = [];
  due = startDue({
    timers,
    play: (_, { inboxId }) => play(inboxId),
    sweep: (now) => {
      swept.push(now.toISOString());
      return Promise.resolve(0);
    },
    clock,
    log: ({ name }) => told.push(name),
  });
  return { due, swept, told };
}

test('a row becomes an event when its time has come, and is then forgotten', async () => {
  const timers = rowsDue([
    { id: 'now', due: START },
    { id: 'later', due: START + 5_000 },
  ]);
  const played: string[] = [];
  start(timers, async (id) => played.push(id));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(played).toEqual(['timer:now']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(played).toEqual(['timer:now', 'timer:later']);
  expect(timers.rows).toEqual([]);
});

test('when the clock jumps, what falls due by what was played is played too', async () => {
  const timers = rowsDue([{ id: 'first', due: START }]);
  const played: string[] = [];
  const { due: job } = start(timers, async (id) => {
    played.push(id);
    if (id === 'timer:first') timers.rows.push({ id: 'second', due: START });
  });
  await job.playDue();
  expect(played).toEqual(['timer:first', 'timer:second']);
});

test('a row that could not be played comes back when its lease is over; the others are not held', async () => {
  const timers = rowsDue([
    { id: 'bad', due: START },
    { id: 'good', due: START },
  ]);
  const played: string[] = [];
  const { told } = start(timers, async (id) => {
    played.push(id);
    if (id === 'timer:bad' && played.filter((one) => one === id).length === 1)
      throw new Error('the conversation changed');
  });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(played).toEqual(['timer:bad', 'timer:good']);
  expect(told).toEqual(['timer_not_played']);
  expect(timers.rows.map(({ id }) => id)).toEqual(['bad']);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(played).toEqual(['timer:bad', 'timer:good', 'timer:bad']);
  expect(timers.rows).toEqual([]);
});

test('a database that does not answer is told, and asked again a second later', async () => {
  const timers = rowsDue([{ id: 'row', due: START }]);
  const claim = timers.claim.bind(timers);
  let failures = 1;
  timers.claim = (now, limit) => {
    if (failures > 0) {
      failures -= 1;
      return Promise.reject(new Error('gone'));
    }
    return claim(now, limit);
  };
  const played: string[] = [];
  const { told } = start(timers, async (id) => played.push(id));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual(['due_failed']);
  expect(played).toEqual(['timer:row']);
});

test('what was only kept for a while is dropped once an hour', async () => {
  const { swept } = start(rowsDue([]), async () => {});
  await vi.advanceTimersByTimeAsync(2 * 3_600_000 + 5_000);
  expect(swept).toHaveLength(2);
});
