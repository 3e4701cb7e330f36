import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { initialState } from '../src/engine/state.ts';
import type { Address, Loaded, TurnRecord } from '../src/runtime/ports.ts';
import { openStorage, type Storage } from '../src/storage/open.ts';
import { median } from './dialog.ts';
import { room, withDatabase } from './postgres.ts';

const CONVERSATIONS = 1024;
const WARM_UP_SECONDS = 2;

/** Turns a second, at so many in flight. */
export type Durable = Readonly<
  Record<string, { readonly turnsPerSecond: number; readonly vsPgbench?: number }>
>;

type Options = {
  readonly inFlight: readonly number[];
  readonly seconds: number;
  readonly rounds: number;
};

/**
 * A durable turn: the grouped read, then one commit of state, inbox mark and two outbox rows, sealed. On
 * PostgreSQL beside `pgbench` that runs the same turn as plain statements, in turns with it; medians.
 */
export function durablePostgres({ inFlight, seconds, rounds }: Options): Promise<Durable | null> {
  return withDatabase(async (url, name) => {
    const folder = mkdtempSync(join(tmpdir(), 'compagnon-bench-'));
    const storage = await open(url, folder);
    try {
      const pool = await prepare(storage);
      await preparePgbench(url);
      const measured = inFlight.map((flight) => ({
        flight,
        ours: [] as number[],
        theirs: [] as number[],
      }));
      for (let round = 0; round < rounds; round += 1) {
        for (const one of measured) {
          one.ours.push(await turnsPerSecond(storage, pool, one.flight, seconds));
          one.theirs.push(pgbench(name, folder, Math.min(one.flight, await room()), seconds));
        }
      }
      return Object.fromEntries(
        measured.map(({ flight, ours, theirs }) => [String(flight), compared(ours, theirs)]),
      );
    } finally {
      await storage.close();
      rmSync(folder, { recursive: true });
    }
  });
}

function compared(ours: readonly number[], theirs: readonly number[]) {
  const ratios = ours.map((one, index) => one / (theirs[index] ?? Number.NaN));
  return {
    turnsPerSecond: Math.round(median(ours)),
    vsPgbench: Math.round(median(ratios) * 100) / 100,
  };
}

/** The same turns on PGlite, in memory. */
export async function durablePglite({ inFlight, seconds }: Options): Promise<Durable> {
  const storage = await open(null, 'memory://');
  try {
    const pool = await prepare(storage);
    const rates: [string, { turnsPerSecond: number }][] = [];
    for (const flight of inFlight) {
      rates.push([
        String(flight),
        { turnsPerSecond: Math.round(await turnsPerSecond(storage, pool, flight, seconds)) },
      ]);
    }
    return Object.fromEntries(rates);
  } finally {
    await storage.close();
  }
}

function open(databaseUrl: string | null, dataDir: string): Promise<Storage> {
  const key = databaseUrl === null ? null : Buffer.alloc(32, 7).toString('base64');
  return openStorage({
    databaseUrl,
    dataDir,
    encryptionKey: key,
    mode: 'demo',
    clock: { now: () => new Date() },
  });
}

const addressOf = (chat: number): Address => ({
  channel: 'telegram',
  bot: '1',
  chat: String(chat),
});

/** Makes the conversations, so that what is timed is turns and not first contacts. */
async function prepare(storage: Storage): Promise<readonly Address[]> {
  const pool = Array.from({ length: CONVERSATIONS }, (_, index) => addressOf(index));
  for (let at = 0; at < pool.length; at += 64) {
    await Promise.all(pool.slice(at, at + 64).map((address) => playTurn(storage, address)));
  }
  // Steady state on both sides: ours is compiled while it runs.
  await turnsPerSecond(storage, pool, 128, WARM_UP_SECONDS);
  return pool;
}

let turns = 0;

/** A state of the size that a talk of a dozen answers has. */
const STATE = {
  ...initialState('fr'),
  answers: {
    eligibilite: Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`question_${index}`, 'une réponse']),
    ),
  },
};

async function playTurn(storage: Storage, address: Address): Promise<void> {
  const loaded = await storage.turns.read(address, null);
  turns += 1;
  const result = await storage.turns.commit(recordOf(loaded, `bench:${process.pid}:${turns}`));
  if (result !== 'committed') throw new Error(`a turn of the benchmark was ${result}`);
}

function recordOf(loaded: Loaded, inbox: string): TurnRecord {
  const at = new Date().toISOString();
  const row = (n: number) => ({
    id: `${inbox}/${n}`,
    channel: 'telegram' as const,
    recipient: `telegram:1:${loaded.address.chat}`,
    speaker: 'bot' as const,
    call: {
      method: 'sendMessage',
      payload: { chat_id: 5, text: 'Que se passe-t-il ? '.repeat(8) },
    },
    due: at,
  });
  return {
    conversation: loaded.id,
    version: loaded.version,
    inbox,
    at,
    state: STATE,
    position: { script: 'eligibilite', block: 'montant' },
    owner: null,
    personId: loaded.personId,
    journal: [],
    outbox: [row(0), row(1)],
    armed: [],
    cancelled: [],
    facts: [],
    escalations: [],
    documents: [],
    papers: [],
    links: [],
    consents: [],
    uploadLinks: [],
    withdrawBotRows: false,
  };
}

async function turnsPerSecond(
  storage: Storage,
  pool: readonly Address[],
  flight: number,
  seconds: number,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: flight }, async (_, lane) => {
      for (let at = lane; performance.now() < end; at += flight) {
        const address = pool[at % pool.length];
        if (address) await playTurn(storage, address);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - start) / 1000);
}

/** Tables of pgbench's own, with the columns and indexes that a turn writes: it must not touch sealed rows. */
async function preparePgbench(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create table b_conversation(id uuid primary key, version int not null, state bytea not null,
      script text, block text, heard timestamptz);
    create table b_inbox(id text primary key, at timestamptz not null);
    create index on b_inbox using brin (at);
    create table b_outbox(id text primary key, seq bigserial, conversation uuid not null, channel text not null,
      recipient text not null, speaker text not null, call bytea not null, due timestamptz not null, settled timestamptz);
    create index on b_outbox(recipient, seq) where settled is null;
    insert into b_conversation select md5(n || '')::uuid, 0, decode(repeat('78', 900), 'hex') from generate_series(1, ${CONVERSATIONS}) n;`);
  await client.end();
}

const OUTBOX_ROW = (n: number) =>
  `insert into b_outbox(id, conversation, channel, recipient, speaker, call, due) values (:update || '/${n}', md5(:conversation || '')::uuid, 'telegram', 'telegram:1:' || :conversation, 'bot', decode(repeat('7a', 280), 'hex'), now()) on conflict do nothing;`;

/** The same turn, as an application would write it without a group: one statement after the other. */
const SCRIPT = `\\set conversation random(1, ${CONVERSATIONS})
\\set update random(1, 9000000000000)
begin;
insert into b_inbox values (:update || '', now()) on conflict do nothing;
select version, state from b_conversation where id = md5(:conversation || '')::uuid for update;
update b_conversation set version = version + 1, state = decode(repeat('79', 900), 'hex'), script = 'eligibilite', block = 'montant', heard = now() where id = md5(:conversation || '')::uuid;
${OUTBOX_ROW(0)}
${OUTBOX_ROW(1)}
commit;
`;

function pgbench(database: string, folder: string, clients: number, seconds: number): number {
  const file = join(folder, 'turn.sql');
  writeFileSync(file, SCRIPT);
  const output = execFileSync(
    'pgbench',
    [
      '-h',
      '127.0.0.1',
      '-U',
      'postgres',
      '-n',
      '-M',
      'prepared',
      '-f',
      file,
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(Math.max(1, Math.round(seconds))),
      database,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return Number(/tps = ([\d.]+)/u.exec(output)?.[1]);
}
