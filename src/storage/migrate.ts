import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineCode from '@prisma/schema-engine-wasm/schema_engine_bg';

const PRISMA = fileURLToPath(new URL('../../prisma/', import.meta.url));
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that this database has not had yet; returns their names. The engine runs as
 * WebAssembly, so nothing is downloaded, and records them as `prisma migrate deploy` does.
 */
export async function migrate(
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<readonly string[]> {
  const engine = await startEngine(adapter);
  try {
    const done = await engine.applyMigrations({
      migrationsList: migrationsOnDisk(),
      filters: NO_FILTER,
    });
    return done.appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/**
 * The SQL that leads from the migrations (or from nothing) to `schema.prisma`; empty when they agree.
 * For writing a migration and for the test that holds both together.
 */
export async function missingMigration(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  from: 'migrations' | 'empty',
): Promise<string> {
  const engine = await startEngine(adapter);
  const content = readFileSync(`${PRISMA}schema.prisma`, 'utf8');
  try {
    const { stdout } = await engine.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'migrations', ...migrationsOnDisk() },
      to: { tag: 'schemaDatamodel', files: [{ path: `${PRISMA}schema.prisma`, content }] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return (stdout ?? '').replace('-- This is an empty migration.', '').trim();
  } finally {
    engine.free();
  }
}

let instance: WebAssembly.Instance | null = null;

async function startEngine(adapter: SqlMigrationAwareDriverAdapterFactory) {
  if (!instance) {
    const directory = new URL('.', import.meta.resolve('@prisma/schema-engine-wasm'));
    const wasm = readFileSync(new URL('schema_engine_bg.wasm', directory));
    const module = new WebAssembly.Module(wasm);
    instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...engineCode } });
    engineCode.__wbg_set_wasm(instance.exports);
    const begin = instance.exports.__wbindgen_start;
    if (typeof begin === 'function') begin();
  }
  const content = readFileSync(`${PRISMA}schema.prisma`, 'utf8');
  return engineCode.SchemaEngine.new(
    { datamodels: [[`${PRISMA}schema.prisma`, content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

function migrationsOnDisk() {
  const baseDir = `${PRISMA}migrations`;
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(`${baseDir}/migration_lock.toml`, 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(`${baseDir}/${path}/migration.sql`, 'utf8'),
        },
      },
    })),
  };
}
