import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather } from '../../src/storage/gather.ts';
import { createLatest } from '../../src/storage/latest.ts';

type Item = { readonly key: string; readonly n: number; readonly alone: boolean };

const items = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    alone: fc.boolean(),
    after: fc.nat({ max: 3 }),
  }),
  { maxLength: 60 },
);

test('groups are never too big, hold a key once, and keep the order of each key', async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 5 }), async (list, max) => {
      const groups: Item[][] = [];
      let under = 0;
      let most = 0;
      const enter = gather<Item, number>({
        lanes: 1,
        max,
        apart: ({ key }) => [key],
        alone: ({ alone }) => alone,
        run: async (group) => {
          under += 1;
          most = Math.max(most, under);
          groups.push(group.map(({ item }) => item));
          await new Promise((resolve) => setImmediate(resolve));
          for (const { item, resolve } of group) resolve(item.n);
          under -= 1;
        },
      });
      const results: Promise<number>[] = [];
      for (const [n, { key, alone, after }] of list.entries()) {
        for (let wait = 0; wait < after; wait += 1) await Promise.resolve();
        results.push(enter({ key, n, alone }));
      }
      expect(await Promise.all(results)).toEqual(list.map((_, n) => n));
      expect(most).toBeLessThanOrEqual(1);
      for (const group of groups) {
        expect(group.length).toBeLessThanOrEqual(max);
        expect(new Set(group.map(({ key }) => key)).size).toBe(group.length);
        if (group.some(({ alone }) => alone)) expect(group).toHaveLength(1);
      }
      for (const key of ['a', 'b', 'c', 'd']) {
        const order = groups.flat().filter((item) => item.key === key);
        expect(order).toEqual(order.toSorted((one, other) => one.n - other.n));
      }
    }),
  );
});

test('what arrives while a group is under way leaves together', async () => {
  const sizes: number[] = [];
  const enter = gather<number, number>({
    lanes: 1,
    max: 64,
    apart: () => [],
    alone: () => false,
    run: async (group) => {
      sizes.push(group.length);
      await new Promise((resolve) => setImmediate(resolve));
      for (const { item, resolve } of group) resolve(item);
    },
  });
  const first = enter(0);
  await Promise.resolve();
  await Promise.resolve();
  await Promise.all([first, ...Array.from({ length: 100 }, (_, n) => enter(n))]);
  expect(sizes).toEqual([1, 64, 36]);
});

test('a group that fails tells all its members, and the next one leaves', async () => {
  let isDown = true;
  const enter = gather<number, number>({
    lanes: 1,
    max: 2,
    apart: () => [],
    alone: () => false,
    run: async (group) => {
      if (isDown) throw new Error('down');
      for (const { item, resolve } of group) resolve(item);
    },
  });
  const results = await Promise.allSettled([enter(1), enter(2)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  expect(await enter(3)).toBe(3);
});

test('the entries used longest ago are let go first', () => {
  const latest = createLatest<number>(2);
  latest.set('a', 1);
  latest.set('b', 2);
  expect(latest.get('a')).toBe(1);
  latest.set('c', 3);
  latest.set('d', 4);
  latest.set('e', 5);
  latest.set('f', 6);
  expect([latest.get('b'), latest.get('d'), latest.get('f')]).toEqual([undefined, 4, 6]);
  latest.clear();
  expect(latest.get('a')).toBeUndefined();
});
