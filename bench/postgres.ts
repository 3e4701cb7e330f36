import { execFileSync } from 'node:child_process';
import pg from 'pg';

const SERVER = 'postgresql://postgres@127.0.0.1:5432';

/** Runs something on a database of its own, dropped at the end; null when no server answers on 127.0.0.1:5432. */
export async function withDatabase<Result>(
  use: (url: string, name: string) => Promise<Result>,
): Promise<Result | null> {
  if (!(await answers())) return null;
  const name = `compagnon_bench_${process.pid}_${Math.trunc(performance.now())}`;
  await admin(`create database ${name}`);
  try {
    return await use(`${SERVER}/${name}`, name);
  } finally {
    await admin(`drop database ${name} with (force)`);
  }
}

/** Connections that the server still takes: 128 clients are more than most servers are set for. */
export async function room(): Promise<number> {
  const client = new pg.Client(`${SERVER}/postgres`);
  await client.connect();
  const { rows } = await client.query<{ room: number }>(
    "select current_setting('max_connections')::int - count(*)::int - 8 as room from pg_stat_activity",
  );
  await client.end();
  return Math.max(1, rows[0]?.room ?? 1);
}

async function answers(): Promise<boolean> {
  try {
    await admin('select 1');
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client(`${SERVER}/postgres`);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
