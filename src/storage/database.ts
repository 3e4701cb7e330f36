import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { CannotStart } from '../runtime/cannotStart.ts';
import { PrismaClient } from './client/client.ts';
import { lockDirectory } from './lock.ts';
import { MARK, migrate } from './migrate.ts';

/** A statement of ours, prepared under its name. */
export type Statement = { readonly name: string; readonly text: string };

/** The one database of this process. Only this file knows which of the two it is. */
export type Database = {
  readonly kind: 'postgresql' | 'pglite';
  /** Grouped statements that may run at the same time. */
  readonly lanes: number;
  /** For everything that is not on the path of a turn. */
  readonly prisma: PrismaClient;
  /** Runs one statement, a transaction of its own. `Row` is what the statement selects. */
  run<Row extends object>(
    statement: Statement,
    values: readonly unknown[],
  ): Promise<readonly Row[]>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** A PostgreSQL URL, or null for PGlite. */
  readonly databaseUrl: string | null;
  /** Where PGlite keeps its files; `memory://` keeps nothing. */
  readonly dataDir: string;
  /** For tests: a data directory that was made before, so that none is built. */
  readonly template?: Blob;
};

/** Opens and migrates. Throws `CannotStart` when the directory is taken or the server does not answer. */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl } = options;
  return databaseUrl === null ? openPglite(options) : openPostgres(databaseUrl);
}

async function openPostgres(connectionString: string): Promise<Database> {
  const config = { connectionString, onConnect: inUtc, connectionTimeoutMillis: 10_000 };
  await reachable(config);
  await migratePostgres(config);
  // A server that vanished without a word must not hold the turns for ever.
  const pool = new pg.Pool({ ...config, max: 12, keepAlive: true, query_timeout: 30_000 });
  // An idle connection that breaks is replaced at the next statement, which says so if it cannot.
  pool.on('error', () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { onPoolError: () => {} }) });
  return {
    kind: 'postgresql',
    lanes: 2,
    prisma,
    run: async <Row extends object>({ name, text }: Statement, values: readonly unknown[]) =>
      (await pool.query<Row>({ name, text, values: [...values] })).rows,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Any number, the same for all our processes: while one migrates, the others wait. */
const MIGRATING = 20_261_123;

async function migratePostgres(config: pg.PoolConfig): Promise<void> {
  // Its own pool: the advisory lock of the engine would stay with an idle connection.
  const apart = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 10 });
  const guard = new pg.Client(config);
  // A connection that breaks says so at its next statement too.
  apart.on('error', () => {});
  guard.on('error', () => {});
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATING]);
    await migrate(new PrismaPg(apart), async () => {
      const { rows } = await guard.query<{ mark: string | null }>(MARK);
      return rows[0]?.mark ?? null;
    });
  } finally {
    await Promise.all([apart.end(), guard.end()]);
  }
}

/** Dates are kept in UTC whatever the time zone of the server. */
async function inUtc(client: pg.ClientBase): Promise<void> {
  await client.query("set timezone to 'UTC'");
}

async function reachable(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    const version = Number(rows[0]?.server_version_num);
    if (version < 140_000) {
      throw new CannotStart(`PostgreSQL 14 au moins est nécessaire (trouvé : ${version}).`);
    }
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new CannotStart(
      `La base PostgreSQL ne répond pas${why} : vérifiez DATABASE_URL et que le serveur est démarré.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function openPglite({ dataDir, template }: DatabaseOptions): Promise<Database> {
  const memory = dataDir.startsWith('memory://');
  const unlock = memory ? () => {} : lockDirectory(dataDir);
  const where = memory ? dataDir : join(dataDir, 'pglite');
  try {
    const embedded = new PGlite({
      dataDir: where,
      serializers: { [types.BYTEA]: inHexadecimal },
      ...(template && !existsSync(join(where, 'PG_VERSION')) ? { loadDataDir: template } : {}),
    });
    return await withEmbedded(embedded, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Bytes as PostgreSQL reads them: the library's own way turns each byte alone. */
function inHexadecimal(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw new Error(`not bytes: ${typeof value}`);
  return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
}

async function withEmbedded(embedded: PGlite, unlock: () => void): Promise<Database> {
  await embedded.exec("set timezone to 'UTC'");
  const { rows } = await embedded.query<{ version: string }>('select version()');
  const version = rows[0]?.version ?? '';
  if (!version.includes('PostgreSQL 18')) throw new Error(`PGlite of another major: ${version}`);
  await migrate(awaitingScripts(embedded), () => markOf(embedded));
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(embedded) });
  return {
    kind: 'pglite',
    lanes: 1,
    prisma,
    run: async <Row extends object>({ text }: Statement, values: readonly unknown[]) =>
      (await embedded.query<Row>(text, [...values])).rows,
    close: async () => {
      await prisma.$disconnect();
      await embedded.close();
      unlock();
    },
  };
}

export async function markOf(embedded: PGlite): Promise<string | null> {
  const { rows } = await embedded.query<{ mark: string | null }>(MARK);
  return rows[0]?.mark ?? null;
}

/** The adapter does not wait for scripts, so a migration that fails would go unseen: this one waits. */
export function awaitingScripts(embedded: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(embedded);
  const waiting = async (client: PGlite) => {
    const adapter = await new PrismaPGlite(client).connect();
    adapter.executeScript = async (script) => {
      await client.exec(script);
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => waiting(embedded),
    connectToShadowDb: () => waiting(new PGlite('memory://')),
  };
}
