import { readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { awaitingScripts, markOf } from '../../src/storage/database.ts';
import { migrate, missingMigration } from '../../src/storage/migrate.ts';
import { onEachDatabase } from './databases.ts';

test('the migrations lead exactly to schema.prisma', async () => {
  const embedded = await PGlite.create('memory://');
  expect(await missingMigration(awaitingScripts(embedded), 'migrations')).toBe('');
  expect(await missingMigration(awaitingScripts(embedded), 'empty')).toContain('CREATE TABLE');
  await embedded.close();
});

const NAMES = ['20261123000000_tables', '20261130000000_checklist'];
const [FIRST = '', LAST = ''] = [NAMES[0], NAMES.at(-1)];

async function fresh(): Promise<PGlite> {
  return await PGlite.create('memory://');
}

const run = (embedded: PGlite) => migrate(awaitingScripts(embedded), () => markOf(embedded));

test('migrations are applied once; one that fails is not passed over', async () => {
  const embedded = await fresh();
  expect(await run(embedded)).toEqual(NAMES);
  expect(await run(embedded)).toEqual([]);
  await embedded.close();
  const taken = await fresh();
  await taken.exec('create table "Outbox"(id text)');
  await expect(run(taken)).rejects.toThrow();
  await taken.close();
});

test('a process killed in the middle of a migration is no end: the next one takes it up', async () => {
  const embedded = await fresh();
  await run(embedded);
  // Killed after the tables were made, before it was recorded.
  await embedded.exec(`update _prisma_migrations set finished_at = null, applied_steps_count = 0
    where migration_name = '${LAST}'`);
  expect(await run(embedded)).toEqual([]);
  // Killed before the tables were made.
  await embedded.exec(`drop schema public cascade; create schema public;`);
  await embedded.exec(`create table _prisma_migrations(id varchar(36) primary key not null,
    checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null, logs text,
    rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0);
    insert into _prisma_migrations(id, checksum, migration_name) values ('1', 'x', '${FIRST}')`);
  expect(await run(embedded)).toEqual(NAMES);
  expect(await run(embedded)).toEqual([]);
  await embedded.close();
});

test('the last line of each migration marks the database with its name', () => {
  const folder = new URL('../../prisma/migrations/', import.meta.url);
  const names = readdirSync(folder).filter((name) => !name.endsWith('.toml'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const lines = readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8')
      .trim()
      .split('\n');
    expect(lines.at(-1)).toBe(`COMMENT ON TABLE "Stamp" IS '${name}';`);
  }
});

onEachDatabase((bench) => {
  test('a database that is opened records what it was given', async () => {
    await (await bench().open()).close();
    const rows = await bench().raw<{ migration_name: string }>(
      'select migration_name from _prisma_migrations where finished_at is not null',
    );
    expect(rows.map((row) => row.migration_name)).toEqual(NAMES);
  });
});
