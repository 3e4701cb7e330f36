import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CannotStart } from '../../src/runtime/cannotStart.ts';
import { onEachDatabase } from './databases.ts';
import { chat, turnOn } from './records.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

onEachDatabase((bench) => {
  test('what was committed is there after a restart', async () => {
    const first = await bench().open();
    const turn = turnOn(await first.turns.read(chat('restart'), null), 'restart-1');
    await first.turns.commit(turn);
    await first.close();
    const second = await bench().open();
    expect((await second.turns.read(chat('restart'), null)).state).toEqual(turn.state);
    await second.close();
  });

  test('a real database never serves the demonstration', async () => {
    await (await bench().open()).close();
    await expect(bench().open({ mode: 'demo' })).rejects.toThrow(/vraies données/);
    await (await bench().open()).close();
  });

  test('another key is refused before anything is read', async () => {
    const encryptionKey = Buffer.alloc(32, 9).toString('base64');
    await expect(bench().open({ encryptionKey })).rejects.toThrow(/clé de chiffrement/);
  });

  test('a key that is too short is refused with its name', async () => {
    await expect(bench().open({ encryptionKey: 'courte' })).rejects.toThrow(/ENCRYPTION_KEY/);
  });

  test('without ENCRYPTION_KEY a key file is made, for its owner only, and refused when others can read it', async () => {
    const { dataDir } = bench().options;
    const file = join(dataDir, 'cle');
    // The key does not fit this database; the file is made all the same.
    await expect(bench().open({ encryptionKey: null })).rejects.toThrow(CannotStart);
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    await expect(bench().open({ encryptionKey: null })).rejects.toThrow(/chmod 600/);
  });

  test('a second process on the same data directory is refused, and takes over when the first was killed', async () => {
    const { options } = bench();
    if (options.databaseUrl !== null) return;
    const holder = await hold(options.dataDir);
    await expect(bench().open()).rejects.toThrow(/déjà utilisé par un autre processus/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const storage = await bench().open();
    await expect(bench().open()).rejects.toThrow(/déjà utilisé/);
    await storage.close();
    await (await bench().open()).close();
  });

  test('a server that does not answer is one clear sentence', async () => {
    if (bench().options.databaseUrl === null) return;
    await expect(
      bench().open({ databaseUrl: 'postgresql://postgres@127.0.0.1:1/nulle_part' }),
    ).rejects.toThrow(/ne répond pas/);
  });
});

/** Another process that lives in the directory. */
async function hold(dataDir: string): Promise<ChildProcess> {
  const lock = new URL('../../src/storage/lock.ts', import.meta.url).href;
  const script = `const { lockDirectory } = await import(${JSON.stringify(lock)});
    lockDirectory(${JSON.stringify(dataDir)});
    process.stdout.write('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}
