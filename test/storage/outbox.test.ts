import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutboxRow, Outcome, TurnRecord } from '../../src/runtime/ports.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onEachDatabase } from './databases.ts';
import { callOn, chat, turnOn } from './records.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000);
const sent = (id: string): Outcome => ({ id, result: 'sent', externalId: '1' });

onEachDatabase((bench) => {
  let storage: Storage;
  let updates = 0;
  beforeAll(async () => {
    storage = await bench().open();
  }, 60_000);
  afterAll(() => storage.close());

  /** Commits one turn with these rows; returns its conversation. */
  async function say(
    name: string,
    rows: readonly (Partial<OutboxRow> & { readonly id: string })[],
    changes: Partial<TurnRecord> = {},
  ): Promise<string> {
    const loaded = await storage.turns.read(chat(name), null);
    updates += 1;
    const outbox = rows.map((row) => callOn(loaded, row.id, row));
    const turn = turnOn(loaded, `${name}-${updates}`, { outbox, ...changes });
    expect(await storage.turns.commit(turn)).toBe('committed');
    return loaded.id;
  }

  async function claimed(seconds: number, limit = 100): Promise<readonly string[]> {
    return (await storage.outbox.claim(at(seconds), limit)).map(({ id }) => id);
  }

  const settle = (outcomes: readonly Outcome[]) => storage.outbox.settle(outcomes, at(0));

  test('the rows of one recipient leave one after the other, in the order they were written', async () => {
    await say('order', [{ id: 'o1' }, { id: 'o2' }]);
    await say('order', [{ id: 'o3' }]);
    for (const id of ['o1', 'o2', 'o3']) {
      expect(await claimed(1)).toEqual([id]);
      expect(await claimed(1)).toEqual([]);
      await settle([sent(id)]);
    }
    expect(await claimed(1)).toEqual([]);
  });

  test('recipients do not wait for each other, and a claim takes no more than asked', async () => {
    await say('left', [{ id: 'l1' }, { id: 'l2' }]);
    await say('right', [{ id: 'r1' }]);
    expect(await claimed(1, 1)).toEqual(['l1']);
    expect(await claimed(1)).toEqual(['r1']);
    await settle([sent('l1'), sent('r1')]);
    expect(await claimed(1)).toEqual(['l2']);
    await settle([sent('l2')]);
  });

  test('a row that must be tried again holds back those behind it until its time', async () => {
    await say('retry', [{ id: 't1' }, { id: 't2' }]);
    await claimed(1);
    await settle([
      { id: 't1', result: 'retry', due: at(30).toISOString(), attempts: 1, reason: '429' },
    ]);
    expect(await claimed(29)).toEqual([]);
    expect(await storage.outbox.nextDue()).toEqual(at(30));
    const [row] = await storage.outbox.claim(at(30), 10);
    expect(row).toMatchObject({ id: 't1', attempts: 1, again: false });
    await settle([sent('t1')]);
    expect(await claimed(30)).toEqual(['t2']);
    await settle([sent('t2')]);
  });

  test('a row whose process died comes back after a minute, and says that it may be twice', async () => {
    await say('lease', [{ id: 'm1' }]);
    expect(await claimed(0)).toEqual(['m1']);
    expect(await claimed(59)).toEqual([]);
    expect(await storage.outbox.claim(at(60), 10)).toMatchObject([{ id: 'm1', again: true }]);
    await settle([
      { id: 'm1', result: 'retry', due: at(61).toISOString(), attempts: 1, reason: '500' },
    ]);
    expect(await storage.outbox.claim(at(61), 10)).toMatchObject([{ id: 'm1', again: true }]);
    await settle([sent('m1')]);
  });

  test('a row given up is seen, lets the next pass, and can be sent again', async () => {
    const conversation = await say('dead', [{ id: 'd1' }, { id: 'd2' }]);
    await claimed(1);
    await settle([{ id: 'd1', result: 'dead', reason: 'bad_request' }]);
    expect(await claimed(1)).toEqual(['d2']);
    await settle([sent('d2')]);
    expect(await storage.outbox.dead()).toMatchObject([
      { id: 'd1', conversation, problem: 'bad_request' },
    ]);
    expect(await storage.outbox.replay(['d1', 'd2'], at(2))).toBe(1);
    expect(await storage.outbox.claim(at(2), 10)).toMatchObject([
      { id: 'd1', attempts: 0, call: { text: 'réponse d1' } },
    ]);
    await settle([sent('d1')]);
  });

  test('when an advisor takes the conversation, what the bot had not said is withdrawn', async () => {
    await say('taken', [{ id: 'w1' }, { id: 'w2' }, { id: 'w3', speaker: 'safety' }]);
    expect(await claimed(1)).toEqual(['w1']);
    await say('taken', [{ id: 'w4', speaker: 'advisor' }], {
      owner: 'claire',
      withdrawBotRows: true,
    });
    await settle([sent('w1')]);
    expect(await claimed(1)).toEqual(['w3']);
    await settle([sent('w3')]);
    expect(await claimed(1)).toEqual(['w4']);
    await settle([sent('w4')]);
    await say('taken', [{ id: 'w5' }], { owner: null });
    expect(await claimed(1)).toEqual(['w5']);
    await settle([sent('w5')]);
  });

  test('a row of the bot that slipped through never leaves while an advisor owns', async () => {
    await say('owned', [{ id: 'b1' }]);
    await claimed(1);
    await say('owned', [{ id: 'b2' }, { id: 'b3', speaker: 'advisor' }], { owner: 'claire' });
    await settle([
      { id: 'b1', result: 'retry', due: at(2).toISOString(), attempts: 1, reason: '500' },
    ]);
    expect(await claimed(2)).toEqual(['b3']);
    await settle([sent('b3')]);
    await say('owned', [], { owner: null });
    expect(await claimed(1000)).toEqual([]);
  });

  test('two processes that claim at the same moment never get the same row', async () => {
    const other = bench().shared ? await bench().open() : storage;
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => say(`many-${index}`, [{ id: `n${index}` }])),
    );
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 ? storage : other).outbox.claim(at(1), 10),
      ),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await storage.outbox.claim(at(1), 100);
    expect(ids.length + rest.length).toBe(60);
    await settle([...ids, ...rest.map(({ id }) => id)].map(sent));
    if (other !== storage) await other.close();
  });
});
