import { randomUUID } from 'node:crypto';
import { localDate } from '../../domain/zone.ts';
import type { Address, Clock, Loaded } from '../../runtime/ports.ts';
import type { Database } from '../database.ts';
import { gather, type Waiting } from '../gather.ts';
import type { Keyring } from '../keyring.ts';
import type { MasterKey } from '../masterKey.ts';
import { patiently } from '../patiently.ts';
import { loadedOf } from './loaded.ts';
import { createMissing, type ReadRow, readByAddress, readById } from './readStatement.ts';

export type TurnTools = {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly master: MasterKey;
  readonly clock: Pick<Clock, 'now'>;
  /** For those whose own is not known, and for the day it is. */
  readonly timeZone: string;
  readonly closing: AbortSignal;
  readonly onWritten: () => void;
};

const GROUP = 64;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Ask = { readonly address: Address; readonly invitation: string | null };

/** Reads conversations by their address, those that wait together; makes the rows of new ones. */
export function createRead(
  tools: TurnTools,
): (address: Address, invitation: string | null) => Promise<Loaded> {
  const ask = gather<Ask, Loaded>({
    // Reads are short: a second lane would only halve the groups.
    lanes: 1,
    max: GROUP,
    apart: () => [],
    alone: () => false,
    run: (group) => patiently(() => readGroup(tools, group), tools.closing),
  });
  return (address, invitation) => ask({ address, invitation });
}

/** Reads one conversation by its id; null when there is none. */
export async function readOne(tools: TurnTools, conversation: string): Promise<Loaded | null> {
  if (!UUID.test(conversation)) return null;
  const rows = await patiently(
    () => select(tools, readById, [{ n: 0, id: conversation, code: null }]),
    tools.closing,
  );
  return rows[0] ? loader(tools, rows)(rows[0]) : null;
}

async function readGroup(tools: TurnTools, group: readonly Waiting<Ask, Loaded>[]): Promise<void> {
  let left = await readKnown(tools, group);
  // What is missing is made, then read; a row erased in between is made again.
  for (let again = 0; left.length > 0 && again < 3; again += 1) {
    await make(tools, left);
    left = await readKnown(tools, left);
  }
  for (const { reject } of left) reject(new Error('a conversation could not be created'));
}

/** Settles those that the database knows; returns the others. */
async function readKnown(
  tools: TurnTools,
  group: readonly Waiting<Ask, Loaded>[],
): Promise<readonly Waiting<Ask, Loaded>[]> {
  const asked = group.map(({ item: { address, invitation } }, n) => ({
    n,
    channel: clean(address.channel),
    bot: clean(address.bot),
    chat: clean(address.chat),
    code: invitation === null ? null : tools.master.hash('invitation', invitation).toString('hex'),
  }));
  const rows = await select(tools, readByAddress, asked);
  const load = loader(tools, rows);
  for (const row of rows) {
    // A row that does not open concerns nobody else.
    try {
      group[row.n]?.resolve(load(row));
    } catch (error) {
      group[row.n]?.reject(error);
    }
  }
  const known = new Set(rows.map(({ n }) => n));
  return group.filter((_, n) => !known.has(n));
}

function loader({ keyring, timeZone }: TurnTools, rows: readonly ReadRow[]) {
  const advisors = rows.find(({ team }) => team !== null)?.team ?? [];
  return (row: ReadRow) => loadedOf(row, advisors, keyring, timeZone);
}

function select(
  { database, clock, timeZone }: TurnTools,
  statement: typeof readById,
  asked: readonly unknown[],
): Promise<readonly ReadRow[]> {
  const today = localDate(clock.now().toISOString(), timeZone);
  return database.run<ReadRow>(statement, [JSON.stringify(asked), today]);
}

async function make(
  { database, keyring, clock }: TurnTools,
  group: readonly Waiting<Ask, Loaded>[],
): Promise<void> {
  const at = clock.now().toISOString();
  const rows = group.map(({ item: { address } }) => {
    const { id: key, wrapped } = keyring.make();
    return {
      channel: clean(address.channel),
      bot: clean(address.bot),
      chat: clean(address.chat),
      conversation: randomUUID(),
      person: randomUUID(),
      key,
      wrapped,
      at,
    };
  });
  await database.run(createMissing, [JSON.stringify(rows)]);
}

/** An address is made of numbers and short names: what PostgreSQL cannot hold would be an attack. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
