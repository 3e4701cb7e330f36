import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { awaitingScripts } from '../../src/storage/database.ts';
import { migrate, missingMigration } from '../../src/storage/migrate.ts';
import { onEachDatabase } from './databases.ts';

test('the migrations lead exactly to schema.prisma', async () => {
  const embedded = await PGlite.create('memory://');
  expect(await missingMigration(awaitingScripts(embedded), 'migrations')).toBe('');
  expect(await missingMigration(awaitingScripts(embedded), 'empty')).toContain('CREATE TABLE');
  await embedded.close();
});

test('migrations are applied once; one that fails is not passed over', async () => {
  const embedded = await PGlite.create('memory://');
  expect(await migrate(awaitingScripts(embedded))).toEqual(['20261123000000_tables']);
  expect(await migrate(awaitingScripts(embedded))).toEqual([]);
  await embedded.close();
  const taken = await PGlite.create('memory://');
  await taken.exec('create table "Outbox"(id text)');
  await expect(migrate(awaitingScripts(taken))).rejects.toThrow();
  await taken.close();
});

onEachDatabase((bench) => {
  test('a database that is opened records what it was given', async () => {
    await (await bench().open()).close();
    const rows = await bench().raw<{ migration_name: string }>(
      'select migration_name from _prisma_migrations where finished_at is not null',
    );
    expect(rows.map((row) => row.migration_name)).toEqual(['20261123000000_tables']);
  });
});
