import { PoisonedTurn } from '../../runtime/poisonedTurn.ts';
import type { CommitResult, TurnRecord } from '../../runtime/ports.ts';
import { codeOf, troubleOf } from '../errors.ts';
import { gather, type Waiting } from '../gather.ts';
import { patiently } from '../patiently.ts';
import { type CommitRow, commitStatement } from './commitStatement.ts';
import { linked, PARTS } from './parts.ts';
import type { TurnTools } from './read.ts';
import { rowsOf, type TurnRows } from './rows.ts';

/** Turns in one statement. More would make each wait longer than the statement saves. */
const GROUP = 64;

type Sealed = TurnRows & { readonly record: TurnRecord };
type InGroup = Waiting<Sealed, CommitResult>;

/** Commits turns, those that wait together, in one statement. */
export function createCommit(tools: TurnTools): (turn: TurnRecord) => Promise<CommitResult> {
  const enter = gather<Sealed, CommitResult>({
    lanes: tools.database.lanes,
    max: GROUP,
    apart: ({ record }) => [
      `conversation ${record.conversation}`,
      `inbox ${record.inbox}`,
      `person ${record.personId}`,
    ],
    alone: ({ rows }) => rows.has(linked),
    run: (group) => commitGroup(tools, group),
  });
  return async (record) => {
    const held = tools.keyring.ofConversation(record.conversation);
    const key =
      held instanceof Promise
        ? await patiently(
            () => Promise.resolve(tools.keyring.ofConversation(record.conversation)),
            tools.closing,
          )
        : held;
    // Erased since it was read: played again, it starts afresh.
    if (!key) return 'conflict';
    return await enter({ record, ...rowsOf(record, key, tools.master) });
  };
}

/** Halves a group that the database refuses until the bad turn stands alone: the others commit. */
async function commitGroup(tools: TurnTools, group: readonly InGroup[]): Promise<void> {
  try {
    const results = await patiently(() => run(tools, group), tools.closing);
    const wrote = group.some(({ item }, n) => item.writesCalls && results[n] === 'committed');
    for (const [n, { resolve }] of group.entries()) resolve(results[n] ?? 'conflict');
    if (wrote) tools.onWritten();
  } catch (error) {
    if (troubleOf(error) !== 'data') throw error;
    const [first] = group;
    if (group.length === 1 && first) return first.reject(new PoisonedTurn(codeOf(error)));
    const middle = Math.ceil(group.length / 2);
    await commitGroup(tools, group.slice(0, middle));
    await commitGroup(tools, group.slice(middle));
  }
}

async function run(
  { database }: TurnTools,
  group: readonly InGroup[],
): Promise<readonly CommitResult[]> {
  let base = 0;
  const turns = group.map(({ item }, n) => {
    const turn = { n, base, ...item.turn };
    for (const { length } of item.parcel) base += length;
    return turn;
  });
  const parts = PARTS.filter((part) => group.some(({ item }) => item.rows.has(part)));
  const values = parts.map((part) => group.flatMap(({ item }) => item.rows.get(part) ?? []));
  const rows = await database.run<CommitRow>(commitStatement(parts), [
    JSON.stringify(turns),
    Buffer.concat(group.flatMap(({ item }) => item.parcel)),
    ...values.map((value) => JSON.stringify(value)),
  ]);
  const results: CommitResult[] = group.map(() => 'conflict');
  for (const { n, held, known } of rows) {
    if (held) results[n] = 'committed';
    else if (known) results[n] = 'duplicate';
  }
  return results;
}
