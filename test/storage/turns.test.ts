import { afterAll, beforeAll, expect, test } from 'vitest';
import { PoisonedTurn } from '../../src/runtime/poisonedTurn.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onEachDatabase } from './databases.ts';
import { callOn, chat, turnOn } from './records.ts';

onEachDatabase((bench) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await bench().open();
  }, 60_000);
  afterAll(() => storage.close());
  const read = (name: string) => storage.turns.read(chat(name), null);

  test('somebody who writes for the first time gets a conversation, the same one ever after', async () => {
    const [first, again] = await Promise.all([read('new'), read('new')]);
    expect(first).toMatchObject({ version: 0, state: null, facts: [], loans: [] });
    expect(first.person).toMatchObject({
      linked: false,
      firstName: null,
      timeZone: 'Europe/Paris',
    });
    expect(again.id).toBe(first.id);
    expect((await storage.turns.readById(first.id))?.address).toEqual(chat('new'));
    expect(await storage.turns.readById('nobody')).toBeNull();
  });

  test('a turn that is committed is read back whole', async () => {
    const turn = turnOn(await read('whole'), 'whole-1', {
      facts: [
        { name: 'projet', value: 'voiture', source: 'personne' },
        { name: 'montant', value: 150_000, source: 'personne' },
        { name: 'montant', value: 120_000, source: 'personne' },
      ],
    });
    expect(await storage.turns.commit(turn)).toBe('committed');
    const after = await read('whole');
    expect(after.version).toBe(1);
    expect(after.state).toEqual(turn.state);
    expect(after.facts).toEqual([
      { name: 'montant', value: 120_000, source: 'personne', at: turn.at },
      { name: 'projet', value: 'voiture', source: 'personne', at: turn.at },
    ]);
  });

  test('a fact that is forgotten is gone', async () => {
    await storage.turns.commit(
      turnOn(await read('forget'), 'forget-1', {
        facts: [{ name: 'projet', value: 'voiture', source: 'personne' }],
      }),
    );
    await storage.turns.commit(
      turnOn(await read('forget'), 'forget-2', {
        facts: [{ name: 'projet', value: null, source: 'personne' }],
      }),
    );
    expect((await read('forget')).facts).toEqual([]);
  });

  test('an update that comes twice is played once', async () => {
    expect(await storage.turns.commit(turnOn(await read('twice'), 'twice-1'))).toBe('committed');
    expect(await storage.turns.commit(turnOn(await read('twice'), 'twice-1'))).toBe('duplicate');
    expect((await read('twice')).version).toBe(1);
  });

  test('an update played before writes nothing, on the version it was read at or on another', async () => {
    const old = await read('replay');
    await storage.turns.commit(turnOn(old, 'replay-1'));
    expect(await storage.turns.commit(turnOn(old, 'replay-1'))).toBe('duplicate');
    expect(await storage.turns.commit(turnOn(await read('replay'), 'replay-1'))).toBe('duplicate');
    expect(await storage.traces.journal(old.id, 10)).toHaveLength(1);
  });

  test('of two turns on the same version one is played again', async () => {
    const loaded = await read('race');
    const results = await Promise.all([
      storage.turns.commit(turnOn(loaded, 'race-1')),
      storage.turns.commit(turnOn(loaded, 'race-2')),
    ]);
    expect(results.toSorted()).toEqual(['committed', 'conflict']);
  });

  test.each([
    ['half an emoji', 'half \ud83d emoji'],
    ['a NUL', 'nul \0 here'],
  ])('one bad character among 64 turns (%s) sinks its own turn only', async (name, block) => {
    const loaded = await Promise.all(
      Array.from({ length: 64 }, (_, index) => read(`${name}-${index}`)),
    );
    const results = await Promise.allSettled(
      loaded.map((one, index) =>
        storage.turns.commit(
          turnOn(one, `${name}-${index}`, {
            position: { script: 'accueil', block: index === 17 ? block : 'accord' },
          }),
        ),
      ),
    );
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toEqual([expect.any(PoisonedTurn)]);
    const done = results.filter((one) => one.status === 'fulfilled' && one.value === 'committed');
    expect(done).toHaveLength(63);
    expect((await read(`${name}-17`)).version).toBe(0);
  });

  test('a turn of a conversation that was erased meanwhile starts afresh', async () => {
    const loaded = await read('erased');
    await storage.erase.person(loaded.personId, 'test', new Date('2026-03-02T09:00:00Z'));
    expect(await storage.turns.commit(turnOn(loaded, 'erased-1'))).toBe('conflict');
    const again = await read('erased');
    expect(again.id).not.toBe(loaded.id);
    expect(await storage.turns.commit(turnOn(again, 'erased-1'))).toBe('committed');
  });

  test('a timer that is armed again takes the place of the first; a cancelled one is gone', async () => {
    const timer = { kind: 'remind', question: 'q1' } as const;
    const arm = (name: string, due: string) => ({ name, due, timer });
    await storage.turns.commit(
      turnOn(await read('timers'), 'timers-1', {
        armed: [arm('rappel', '2026-03-04T09:00:00.000Z'), arm('fin', '2026-03-05T09:00:00.000Z')],
      }),
    );
    const loaded = await read('timers');
    await storage.turns.commit(
      turnOn(loaded, 'timers-2', {
        cancelled: ['fin', 'rappel'],
        armed: [arm('rappel', '2026-03-06T09:00:00.000Z')],
      }),
    );
    expect(await storage.timers.claim(new Date('2026-03-05T10:00:00Z'), 10)).toEqual([]);
    const [due, ...more] = await storage.timers.claim(new Date('2026-03-06T10:00:00Z'), 10);
    expect(more).toEqual([]);
    expect(due).toMatchObject({ conversation: loaded.id, timer, due: '2026-03-06T09:00:00.000Z' });
    expect(await storage.timers.claim(new Date('2026-03-06T10:00:01Z'), 10)).toEqual([]);
    const again = await storage.timers.claim(new Date('2026-03-06T10:02:00Z'), 10);
    expect(again.map(({ id }) => id)).toEqual([due?.id]);
    await storage.timers.drop(again.map(({ id }) => id));
    expect(await storage.timers.claim(new Date('2027-01-01T00:00:00Z'), 10)).toEqual([]);
  });

  test('a second process sees what the first committed, and conflicts with it', async () => {
    const loaded = await read('instances');
    await storage.turns.commit(turnOn(loaded, 'instances-1'));
    if (!bench().shared) await storage.close();
    const other = await bench().open();
    expect((await other.turns.read(chat('instances'), null)).version).toBe(1);
    expect(await other.turns.commit(turnOn(loaded, 'instances-2'))).toBe('conflict');
    await other.close();
    if (!bench().shared) storage = await bench().open();
  });

  test('two processes on one conversation: every turn counts once', async () => {
    if (!bench().shared) return;
    const other = await bench().open();
    const results = { committed: 0, conflict: 0, duplicate: 0 };
    const play = async (store: Storage, update: string) => {
      for (;;) {
        const loaded = await store.turns.read(chat('both'), null);
        const result = await store.turns.commit(turnOn(loaded, update));
        results[result] += 1;
        if (result !== 'conflict') return;
      }
    };
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        play(index % 2 ? storage : other, `both-${Math.floor(index / 2)}`),
      ),
    );
    expect(results).toMatchObject({ committed: 20, duplicate: 20 });
    expect((await read('both')).version).toBe(20);
    await other.close();
  });

  test('two processes whose groups hold the same conversations never lock each other out', async () => {
    if (!bench().shared) return;
    const [one, two] = [await bench().open(), await bench().open()];
    const names = Array.from({ length: 24 }, (_, index) => `deadlock-${index}`);
    const play = async (store: Storage, name: string, update: string) => {
      for (;;) {
        const loaded = await store.turns.read(chat(name), null);
        const facts = [{ name: 'compte', value: loaded.version, source: 'calcul' as const }];
        if ((await store.turns.commit(turnOn(loaded, update, { facts }))) !== 'conflict') return;
      }
    };
    for (let round = 0; round < 15; round += 1) {
      await Promise.all([
        ...names.map((name) => play(one, name, `one-${round}-${name}`)),
        ...names.toReversed().map((name) => play(two, name, `two-${round}-${name}`)),
      ]);
    }
    for (const name of names) expect((await read(name)).version).toBe(30);
    await Promise.all([one.close(), two.close()]);
    const [stats] = await bench().raw<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    expect(Number(stats?.deadlocks)).toBe(0);
  });

  test('a commit that writes calls says so at once', async () => {
    let told = 0;
    const forget = storage.outbox.onWritten(() => {
      told += 1;
    });
    const loaded = await read('told');
    await storage.turns.commit(turnOn(loaded, 'told-1', { outbox: [] }));
    expect(told).toBe(0);
    await storage.turns.commit(
      turnOn(await read('told'), 'told-2', { outbox: [callOn(loaded, 'told-2/0')] }),
    );
    expect(told).toBe(1);
    forget();
  });
});
