import { randomUUID } from 'node:crypto';
import type { Address, Clock, Loaded } from '../../runtime/ports.ts';
import type { Database } from '../database.ts';
import { gather, type Waiting } from '../gather.ts';
import type { Keyring } from '../keyring.ts';
import type { MasterKey } from '../masterKey.ts';
import { patiently } from '../patiently.ts';
import { loadedOf, needsMore, type Opened, openRow } from './loaded.ts';
import {
  createMissing,
  type MoreRow,
  type ReadRow,
  readByAddress,
  readById,
  readMore,
} from './readStatement.ts';
import type { TeamOf } from './team.ts';

export type TurnTools = {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly master: MasterKey;
  readonly team: TeamOf;
  readonly clock: Pick<Clock, 'now'>;
  /** For those whose own is not known. */
  readonly timeZone: string;
  readonly closing: AbortSignal;
  readonly onWritten: () => void;
};

const GROUP = 64;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Ask = { readonly address: Address; readonly invitation: string | null };
type Asking = Waiting<Ask, Loaded>;

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
  return await patiently(async () => {
    const asked = JSON.stringify([{ n: 0, id: conversation }]);
    const [row] = await tools.database.run<ReadRow>(readById, [asked]);
    if (!row) return null;
    const opened = openRow(row, tools.keyring);
    const load = await loader(tools, [{ opened, code: null }]);
    return load(opened);
  }, tools.closing);
}

async function readGroup(tools: TurnTools, group: readonly Asking[]): Promise<void> {
  let left = await readKnown(tools, group);
  // What is missing is made, then read; a row erased in between is made again.
  for (let again = 0; left.length > 0 && again < 3; again += 1) {
    await make(tools, left);
    left = await readKnown(tools, left);
  }
  for (const { reject } of left) reject(new Error('a conversation could not be created'));
}

/** Settles those that the database knows; returns the others. */
async function readKnown(tools: TurnTools, group: readonly Asking[]): Promise<readonly Asking[]> {
  const asked = group.map(({ item: { address } }, n) => ({ n, ...cleaned(address) }));
  const rows = await tools.database.run<ReadRow>(readByAddress, [JSON.stringify(asked)]);
  const found: Found[] = [];
  for (const row of rows) {
    const asking = group[row.n];
    if (asking) attempt(asking, () => found.push({ asking, ...open(tools, row, asking.item) }));
  }
  const load = await loader(tools, found);
  for (const { asking, opened } of found) attempt(asking, () => asking.resolve(load(opened)));
  const known = new Set(rows.map(({ n }) => n));
  return group.filter((_, n) => !known.has(n));
}

/** A row that does not open concerns nobody else. */
function attempt({ reject }: Asking, act: () => void): void {
  try {
    act();
  } catch (error) {
    reject(error);
  }
}

type Wanted = { readonly opened: Opened; readonly code: string | null };
type Found = Wanted & { readonly asking: Asking };

function open({ keyring, master }: TurnTools, row: ReadRow, { invitation }: Ask): Wanted {
  const code = invitation === null ? null : master.hash('invitation', invitation).toString('hex');
  return { opened: openRow(row, keyring), code };
}

/** Reads what some of these turns need beside, then loads each. */
async function loader(
  { database, keyring, team, timeZone }: TurnTools,
  wanted: readonly Wanted[],
): Promise<(opened: Opened) => Loaded> {
  const rich = wanted.filter(({ opened, code }) => needsMore(opened, code));
  const asked = rich.map(({ opened, code }) => ({ id: opened.row.id, code }));
  const more =
    rich.length === 0 ? [] : await database.run<MoreRow>(readMore, [JSON.stringify(asked)]);
  const byId = new Map(more.map((row) => [row.id, row]));
  const advisors = await team.read();
  return (opened) => loadedOf(opened, byId.get(opened.row.id) ?? null, advisors, keyring, timeZone);
}

async function make(
  { database, keyring, clock }: TurnTools,
  group: readonly Asking[],
): Promise<void> {
  const at = clock.now().toISOString();
  const rows = group.map(({ item: { address } }) => {
    const { id: key, wrapped } = keyring.make();
    const ids = { conversation: randomUUID(), person: randomUUID(), key };
    return { ...cleaned(address), ...ids, wrapped, at };
  });
  await database.run(createMissing, [JSON.stringify(rows)]);
}

/** An address is made of numbers and short names: what PostgreSQL cannot hold would be an attack. */
function cleaned({ channel, bot, chat }: Address): Address {
  return { channel, bot: clean(bot), chat: clean(chat) };
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
