import { join } from 'node:path';
import type { ChecklistStore, PageStore, UploadLinks, ViewLinks } from '../runtime/paperPorts.ts';
import type { Clock, EscalationStore, TurnStore } from '../runtime/ports.ts';
import { type Advisors, type Cards, createAdvisors, createCards } from './advisors.ts';
import { createChecklists } from './checklists.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { createDocuments } from './documents.ts';
import { createErase, type Erase } from './erase.ts';
import { createEscalations } from './escalations.ts';
import { createImports, type Imports } from './imports.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createKeyring } from './keyring.ts';
import { createUploadLinks, createViewLinks } from './links.ts';
import { type MasterKey, masterKey, readMasterKey } from './masterKey.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPeople, type People } from './people.ts';
import { sweep } from './retention.ts';
import { type Mode, stamp } from './stamp.ts';
import { createTimers, type Timers } from './timers.ts';
import { createTraces, type Traces } from './traces.ts';
import { createTeam } from './turns/team.ts';
import { createTurns } from './turns.ts';

/** All that is kept, behind the ports of the runtime. */
export type Storage = {
  readonly kind: 'postgresql' | 'pglite';
  readonly turns: TurnStore;
  readonly outbox: Outbox;
  readonly timers: Timers;
  readonly documents: PageStore;
  readonly checklists: ChecklistStore;
  readonly uploadLinks: UploadLinks;
  readonly viewLinks: ViewLinks;
  readonly escalations: EscalationStore;
  readonly advisors: Advisors;
  readonly cards: Cards;
  readonly people: People;
  readonly invitations: Invitations;
  readonly imports: Imports;
  readonly erase: Erase;
  readonly traces: Traces;
  /** Resolves when the database answers; rejects with its error. */
  check(): Promise<void>;
  /** Drops what was only kept for a while; returns how many rows. */
  sweep(now: Date): Promise<number>;
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
  const { mode, clock } = options;
  const master = masterOf(options);
  const database = await openDatabase(options);
  try {
    await stamp(database, master, mode, clock.now());
  } catch (error) {
    await database.close();
    throw error;
  }
  return storageOn(database, master, options);
}

/** A database that keeps nothing needs no key that lasts. */
function masterOf({ encryptionKey, dataDir }: StorageOptions): MasterKey {
  if (encryptionKey === null && dataDir.startsWith('memory://'))
    return masterKey(crypto.getRandomValues(new Uint8Array(32)));
  return readMasterKey(encryptionKey, join(dataDir, 'cle'));
}

function storageOn(
  database: Database,
  master: MasterKey,
  { clock, timeZone = 'Europe/Paris' }: StorageOptions,
): Storage {
  const closing = new AbortController();
  const keyring = createKeyring(database, master);
  const { outbox, written: onWritten } = createOutbox(database, keyring);
  const timers = createTimers(database);
  const team = createTeam(database, clock, timeZone);
  const tools = { database, keyring, master, team, clock, timeZone, closing: closing.signal };
  return {
    kind: database.kind,
    turns: createTurns({ ...tools, onWritten }),
    outbox,
    timers,
    documents: createDocuments({ ...database, keyring, clock }),
    checklists: createChecklists({ database, keyring, master }),
    uploadLinks: createUploadLinks({ database, master }),
    viewLinks: createViewLinks({ database, master }),
    escalations: createEscalations({ prisma: database.prisma, keyring, timeZone }),
    advisors: createAdvisors(database, master),
    cards: createCards(database),
    people: createPeople(database, master),
    invitations: createInvitations(database, master),
    imports: createImports({ database, keyring, master, team, timeZone }),
    erase: createErase(database, keyring),
    traces: createTraces(database, keyring),
    sweep: (now) => sweep(database, now),
    async check() {
      await database.run({ name: 'check', text: 'select 1' }, []);
    },
    nextDue: async () => earliest(await Promise.all([outbox.nextDue(), timers.nextDue()])),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await database.close();
    },
  };
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
