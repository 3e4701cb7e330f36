import { describe, expect, it } from 'vitest';
import { createJumpClock, type DueSource } from '../../src/runtime/clock.ts';

const START = new Date('2026-03-09T09:00:00.000Z');
const DAY = 86_400_000;

/** Rows that fall due; each may bring another when it is played. */
function rows(dues: readonly string[], follow: Readonly<Record<string, string>> = {}) {
  const waiting = new Set(dues);
  const played: string[] = [];
  let now = () => START;
  const source: DueSource = {
    async nextDue() {
      const first = [...waiting].sort()[0];
      return first === undefined ? null : new Date(first);
    },
    async playDue() {
      for (const due of [...waiting].filter((one) => one <= now().toISOString())) {
        waiting.delete(due);
        played.push(`${due} at ${now().toISOString().slice(0, 16)}`);
        const next = follow[due];
        if (next !== undefined) waiting.add(next);
      }
    },
  };
  return { source, played, waiting, runBy };

  function runBy(clock: { now(): Date }): void {
    now = clock.now;
  }
}

describe('the clock that jumps', () => {
  it('stops at every due row on its way, each at its own moment', async () => {
    const due = rows(['2026-03-11T08:00:00.000Z', '2026-03-30T07:00:00.000Z']);
    const clock = createJumpClock(START, () => due.source);
    due.runBy(clock);
    await clock.advance(30 * DAY);
    expect(due.played).toEqual([
      '2026-03-11T08:00:00.000Z at 2026-03-11T08:00',
      '2026-03-30T07:00:00.000Z at 2026-03-30T07:00',
    ]);
    expect(clock.now().toISOString().slice(0, 10)).toBe('2026-04-08');
  });

  it('stops at rows that came on the way', async () => {
    const due = rows(['2026-03-11T08:00:00.000Z'], {
      '2026-03-11T08:00:00.000Z': '2026-03-12T08:00:00.000Z',
    });
    const clock = createJumpClock(START, () => due.source);
    due.runBy(clock);
    await clock.advance(10 * DAY);
    expect(due.played.map((line) => line.slice(0, 10))).toEqual(['2026-03-11', '2026-03-12']);
  });

  it('is not held for ever by a row that stays due', async () => {
    const clock = createJumpClock(START, () => ({
      nextDue: async () => new Date('2026-03-10T00:00:00.000Z'),
      playDue: async () => {},
    }));
    await clock.advance(2 * DAY);
    expect(clock.now().toISOString().slice(0, 10)).toBe('2026-03-11');
  });

  it('calls back when a moment has come, jumped to or not, and never after it was forgotten', async () => {
    const clock = createJumpClock(START, () => null);
    const called: string[] = [];
    const soon = new Promise<void>((resolve) => {
      clock.at(new Date(START.getTime() + DAY), () => {
        called.push('tomorrow');
        resolve();
      });
    });
    const forget = clock.at(new Date(START.getTime() + DAY), () => called.push('never'));
    forget();
    await clock.advance(2 * DAY);
    await soon;
    expect(called).toEqual(['tomorrow']);
  });

  it('never goes back', async () => {
    const clock = createJumpClock(START, () => null);
    await clock.advance(DAY);
    await clock.jumpTo(START);
    expect(clock.now() >= new Date(START.getTime() + DAY)).toBe(true);
  });
});
