import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/open.ts';

const SERVER = process.env.TEST_POSTGRES ?? 'postgresql://postgres@127.0.0.1:5432';
export const KEY = Buffer.alloc(32, 7).toString('base64');

/** A database of its own, opened as often as a test wants. */
export type Bench = {
  readonly options: StorageOptions;
  /** Another process would see the same database: only PostgreSQL can have two. */
  readonly shared: boolean;
  open(changes?: Partial<StorageOptions>): Promise<Storage>;
  /** Every row of every table, read around the storage. */
  raw<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  remove(): Promise<void>;
};

/** The clock of a test: it moves when the test says so. */
export function clockAt(iso: string) {
  let time = Date.parse(iso);
  return {
    now: () => new Date(time),
    move(ms: number) {
      time += ms;
    },
  };
}

const server = await reachable();
if (!server) {
  process.stderr.write(
    '\n!!! No PostgreSQL answers on 127.0.0.1:5432: its half of the storage tests is SKIPPED.\n\n',
  );
}

/** Runs the same tests on PGlite and, where one answers, on PostgreSQL: a throw-away database each. */
export function onEachDatabase(tests: (bench: () => Bench) => void): void {
  for (const [name, make, skip] of [
    ['PGlite', pgliteBench, false],
    ['PostgreSQL', postgresBench, !server],
  ] as const) {
    describe.skipIf(skip)(name, () => {
      let bench: Bench | null = null;
      beforeAll(async () => {
        bench = await make();
      }, 60_000);
      afterAll(() => bench?.remove());
      tests(() => {
        if (!bench) throw new Error('no database');
        return bench;
      });
    });
  }
}

async function postgresBench(): Promise<Bench> {
  const name = `compagnon_test_${randomUUID().slice(0, 8)}`;
  await administer(`create database ${name}`);
  const databaseUrl = `${SERVER}/${name}`;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const options = optionsOf({ databaseUrl, dataDir: mkdtempSync(join(tmpdir(), 'compagnon-')) });
  return {
    options,
    shared: true,
    open: (changes) => openStorage({ ...options, ...changes }),
    raw: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(sql, [...values])).rows,
    async remove() {
      await pool.end();
      await drop(name);
      rmSync(options.dataDir, { recursive: true });
    },
  };
}

async function pgliteBench(): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'compagnon-'));
  const options = optionsOf({ databaseUrl: null, dataDir, template: await template() });
  const bench: Bench = {
    options,
    shared: false,
    open: (changes) => openStorage({ ...options, ...changes }),
    async raw<Row extends object>(sql: string, values: readonly unknown[] = []) {
      const embedded = new PGlite(join(dataDir, 'pglite'));
      const { rows } = await embedded.query<Row>(sql, [...values]);
      await embedded.close();
      return rows;
    },
    async remove() {
      rmSync(dataDir, { recursive: true });
    },
  };
  return bench;
}

function optionsOf(where: {
  databaseUrl: string | null;
  dataDir: string;
  template?: Blob;
}): StorageOptions {
  const clock = clockAt('2026-03-02T09:00:00Z');
  return { ...where, encryptionKey: KEY, mode: 'real', clock };
}

/** Without force: a connection that is still closing would be told, and nobody listens any more. */
async function drop(name: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await administer(`drop database ${name}`);
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(50);
    }
  }
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client(`${SERVER}/postgres`);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function reachable(): Promise<boolean> {
  try {
    await administer('select 1');
    return true;
  } catch {
    return false;
  }
}

/** An empty data directory, built once on this machine: building takes seconds. */
async function template(): Promise<Blob> {
  const file = join(tmpdir(), 'compagnon-pglite-0.5.16.tar');
  if (!existsSync(file)) {
    const embedded = await PGlite.create('memory://');
    const dump = await embedded.dumpDataDir('none');
    writeFileSync(`${file}.${process.pid}`, new Uint8Array(await dump.arrayBuffer()));
    renameSync(`${file}.${process.pid}`, file);
    await embedded.close();
  }
  return new Blob([readFileSync(file)]);
}
