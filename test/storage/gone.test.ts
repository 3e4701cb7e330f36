import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onEachDatabase } from './databases.ts';
import { createProxy } from './proxy.ts';
import { chat, turnOn } from './records.ts';

onEachDatabase((bench) => {
  test('while the database is gone turns wait; when it is back each is played once', async () => {
    const { databaseUrl } = bench().options;
    // The database that lives in the process is never away from it.
    if (databaseUrl === null) return;
    const { hostname, port } = new URL(databaseUrl);
    const proxy = await createProxy({ host: hostname, port: Number(port) });
    const storage = await bench().open({
      databaseUrl: databaseUrl.replace(`${hostname}:${port}`, `127.0.0.1:${proxy.port}`),
    });
    const names = Array.from({ length: 30 }, (_, index) => `gone-${index}`);
    const play = async (name: string) => {
      for (;;) {
        const loaded = await storage.turns.read(chat(name), null);
        const result = await storage.turns.commit(turnOn(loaded, name));
        if (result !== 'conflict') return;
      }
    };
    let done = 0;
    const count = () => {
      done += 1;
    };
    // Cut in the middle of the work, twice: some statements have run and nobody was told.
    const first = names.slice(0, 15).map((name) => play(name).then(count));
    await pause(5);
    proxy.cut();
    const second = names.slice(15).map((name) => play(name).then(count));
    await pause(300);
    const whileGone = done;
    await pause(100);
    expect(done).toBe(whileGone);
    expect(whileGone).toBeLessThan(names.length);
    proxy.mend();
    await Promise.all([...first, ...second]);
    const versions = await Promise.all(
      names.map(async (name) => (await storage.turns.read(chat(name), null)).version),
    );
    expect(versions).toEqual(names.map(() => 1));
    const rows = await bench().raw('select id from "Outbox"');
    expect(rows).toHaveLength(names.length);
    await storage.close();
    await proxy.close();
  });
});
