import { afterAll, beforeAll, expect, test } from 'vitest';
import { PoisonedTurn } from '../../src/runtime/poisonedTurn.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onEachDatabase } from './databases.ts';
import { chat, turnOn } from './records.ts';

onEachDatabase((bench) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await bench().open();
  }, 60_000);
  afterAll(() => storage.close());

  test('somebody who writes for the first time gets a conversation, the same one ever after', async () => {
    const [first, again] = await Promise.all([
      storage.turns.read(chat('new'), null),
      storage.turns.read(chat('new'), null),
    ]);
    expect(first).toMatchObject({
      version: 0,
      state: null,
      facts: [],
      loans: [],
      invitation: null,
    });
    expect(first.person).toMatchObject({
      linked: false,
      firstName: null,
      timeZone: 'Europe/Paris',
    });
    expect(again.id).toBe(first.id);
    expect((await storage.turns.readById(first.id))?.address).toEqual(chat('new'));
  });

  test('a turn that is committed is read back whole', async () => {
    const loaded = await storage.turns.read(chat('whole'), null);
    const turn = turnOn(loaded, 'whole-1', {
      facts: [{ name: 'projet', value: 'voiture', source: 'personne' }],
    });
    expect(await storage.turns.commit(turn)).toBe('committed');
    const after = await storage.turns.read(chat('whole'), null);
    expect(after.version).toBe(1);
    expect(after.state).toEqual(turn.state);
    expect(after.facts).toEqual([
      { name: 'projet', value: 'voiture', source: 'personne', at: turn.at },
    ]);
  });

  test('an update that comes twice is played once', async () => {
    const loaded = await storage.turns.read(chat('twice'), null);
    expect(await storage.turns.commit(turnOn(loaded, 'twice-1'))).toBe('committed');
    const again = await storage.turns.read(chat('twice'), null);
    expect(await storage.turns.commit(turnOn(again, 'twice-1'))).toBe('duplicate');
    expect((await storage.turns.read(chat('twice'), null)).version).toBe(1);
  });

  test('of two turns on the same version one is played again', async () => {
    const loaded = await storage.turns.read(chat('race'), null);
    const results = await Promise.all([
      storage.turns.commit(turnOn(loaded, 'race-1')),
      storage.turns.commit(turnOn(loaded, 'race-2')),
    ]);
    expect(results.toSorted()).toEqual(['committed', 'conflict']);
  });

  test('one bad character among 64 turns sinks its own turn only', async () => {
    const names = Array.from({ length: 64 }, (_, index) => `group-${index}`);
    const loaded = await Promise.all(names.map((name) => storage.turns.read(chat(name), null)));
    const results = await Promise.allSettled(
      loaded.map((one, index) =>
        storage.turns.commit(
          turnOn(one, `group-${index}`, {
            position: { script: 'accueil', block: index === 17 ? 'half \ud83d emoji' : 'accord' },
          }),
        ),
      ),
    );
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toEqual([expect.any(PoisonedTurn)]);
    const done = results.filter((one) => one.status === 'fulfilled' && one.value === 'committed');
    expect(done).toHaveLength(63);
  });

  test('what is said is claimed once, and settled for good', async () => {
    const loaded = await storage.turns.read(chat('said'), null);
    await storage.turns.commit(turnOn(loaded, 'said-1'));
    const now = new Date('2026-03-02T09:00:01Z');
    const calls = await storage.outbox.claim(now, 100);
    const mine = calls.filter(({ conversation }) => conversation === loaded.id);
    expect(mine).toMatchObject([
      { id: 'telegram:1:said-1/1', call: { text: 'réponse telegram:1:said-1/1' } },
    ]);
    expect(await storage.outbox.claim(now, 100)).toEqual([]);
    await storage.outbox.settle(
      calls.map(({ id }) => ({ id, result: 'sent', externalId: '12' })),
      now,
    );
    expect(await storage.outbox.claim(new Date('2026-03-03T09:00:00Z'), 100)).toEqual([]);
  });
});
