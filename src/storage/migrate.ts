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
 *
 * A process that was killed in the middle leaves a migration begun and not ended, which the engine refuses
 * for ever. Each of ours is one transaction whose last line marks the table `Stamp` with its name: `marked`
 * reads that mark, and tells whether the migration took place. One process at a time, please.
 */
export async function migrate(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  marked: () => Promise<string | null>,
): Promise<readonly string[]> {
  const engine = await startEngine(adapter);
  const migrationsList = migrationsOnDisk();
  const apply = async () => {
    const done = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return done.appliedMigrationNames;
  };
  try {
    return await apply().catch(async (error: unknown) => {
      const begun = begunIn(error, migrationsList.migrationDirectories);
      if (begun === null) throw error;
      await engine.markMigrationRolledBack({ migrationName: begun });
      if ((await marked()) === begun)
        await engine.markMigrationApplied({ migrationName: begun, migrationsList });
      return await apply();
    });
  } finally {
    engine.free();
  }
}

/** Where a migration writes its name last, in the same transaction. */
export const MARK = 'select obj_description(to_regclass(\'"Stamp"\')) as mark';

/** The migration that the engine says was begun and not ended. */
function begunIn(error: unknown, migrations: readonly { readonly path: string }[]): string | null {
  if (!(error instanceof Error && 'code' in error && error.code === 'P3009')) return null;
  return migrations.find(({ path }) => error.message.includes(`\`${path}\``))?.path ?? null;
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
