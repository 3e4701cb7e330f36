import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/papers/gate.ts';

describe('a gate', () => {
  it('never lets more in than its limit, lets all in, in order, whatever fails', async () => {
    const jobs = fc.array(fc.record({ ticks: fc.nat(4), fails: fc.boolean() }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), jobs, async (limit, list) => {
        const gate = createGate(limit);
        const began: number[] = [];
        let [inside, most] = [0, 0];
        const run = async (number: number, ticks: number, fails: boolean) => {
          began.push(number);
          inside += 1;
          most = Math.max(most, inside);
          for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
          inside -= 1;
          if (fails) throw new Error(`job ${number}`);
          return number;
        };
        const results = await Promise.allSettled(
          list.map(({ ticks, fails }, number) => gate.run(() => run(number, ticks, fails))),
        );
        expect(most).toBeLessThanOrEqual(limit);
        expect(began).toEqual(list.map((_, number) => number));
        expect(results.map(({ status }) => status === 'rejected')).toEqual(
          list.map(({ fails }) => fails),
        );
        expect([gate.running, gate.waiting]).toEqual([0, 0]);
      }),
    );
  });

  it('counts who runs and who waits', async () => {
    const gate = createGate(2);
    const { promise, resolve } = Promise.withResolvers<void>();
    const all = [1, 2, 3, 4, 5].map(() => gate.run(() => promise));
    expect([gate.running, gate.waiting]).toEqual([2, 3]);
    resolve();
    await Promise.all(all);
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
  });

  it('gives the room of a job to the next one, even when a job throws before it waits', async () => {
    const gate = createGate(1);
    const thrown = gate.run(() => {
      throw new Error('at once');
    });
    await expect(thrown).rejects.toThrow('at once');
    expect(await gate.run(async () => 'next')).toBe('next');
  });

  it.each([0, -1, 1.5, Number.NaN])('cannot have %d places', (limit) => {
    expect(() => createGate(limit)).toThrow(`limit ${limit}`);
  });
});
