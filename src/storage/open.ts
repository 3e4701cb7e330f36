import { join } from 'node:path';
import type { Clock, TurnStore } from '../runtime/ports.ts';
import { type DatabaseOptions, openDatabase } from './database.ts';
import { createKeyring } from './keyring.ts';
import { masterKey, readMasterKey } from './masterKey.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { type Mode, stamp } from './stamp.ts';
import { createTimers, type Timers } from './timers.ts';
import { createTurns } from './turns.ts';

/** All that is kept, behind the ports of the runtime. */
export type Storage = {
  readonly kind: 'postgresql' | 'pglite';
  readonly turns: TurnStore;
  readonly outbox: Outbox;
  readonly timers: Timers;
  /** When the next due row of any kind falls due: what the clock of the demo jumps to. */
  nextDue(): Promise<Date | null>;
  /** Refuses what waits, then lets go of the database. */
  close(): Promise<void>;
};

export type StorageOptions = DatabaseOptions & {
  /** `ENCRYPTION_KEY`, or null for the key file of the data directory. */
  readonly encryptionKey: string | null;
  readonly mode: Mode;
  readonly clock: Pick<Clock, 'now'>;
  /** Time zone of those whose own is not known. */
  readonly timeZone?: string;
};

/** Opens, migrates and stamps the database. Throws `CannotStart` with a sentence for whoever starts it. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { encryptionKey, dataDir, mode, clock, timeZone = 'Europe/Paris' } = options;
  const volatile = dataDir.startsWith('memory://');
  const master =
    volatile && encryptionKey === null
      ? masterKey(crypto.getRandomValues(new Uint8Array(32)))
      : readMasterKey(encryptionKey, join(dataDir, 'cle'));
  const database = await openDatabase(options);
  try {
    await stamp(database, master, mode, clock.now());
  } catch (error) {
    await database.close();
    throw error;
  }
  const closing = new AbortController();
  const keyring = createKeyring(database, master);
  const { outbox, written } = createOutbox(database, keyring);
  const timers = createTimers(database);
  const tools = { database, keyring, master, clock, timeZone, closing: closing.signal };
  return {
    kind: database.kind,
    turns: createTurns({ ...tools, onWritten: written }),
    outbox,
    timers,
    nextDue: async () => earliest(await Promise.all([outbox.nextDue(), timers.nextDue()])),
    async close() {
      closing.abort();
      await database.close();
    },
  };
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
