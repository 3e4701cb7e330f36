import { randomUUID } from 'node:crypto';
import type { JournalRow } from '../runtime/ports.ts';
import type { Database } from './database.ts';
import { lastMessages } from './escalations.ts';
import type { Keyring } from './keyring.ts';

/** A turn that could not be stored as it was. */
export type DeadTurn = {
  readonly inbox: string;
  readonly conversation: string;
  readonly at: string;
  readonly reason: string;
};

/** What is kept to explain what happened. */
export type Traces = {
  /** Keeps a trace of a turn that was buried. Lost without harm: the log holds it too. */
  buryTurn(turn: DeadTurn): void;
  deadTurns(): Promise<readonly DeadTurn[]>;
  recordVersions(
    versions: readonly {
      readonly name: string;
      readonly version: string;
      readonly source: string;
    }[],
    at: Date,
  ): Promise<void>;
  /** The last words of a conversation, oldest first. */
  journal(
    conversation: string,
    limit: number,
  ): Promise<readonly (JournalRow & { readonly at: string })[]>;
  /** What waits to happen to a conversation: timers and calls, soonest first. */
  waiting(conversation: string): Promise<readonly Waits[]>;
};

export type Waits = {
  readonly kind: 'timer' | 'call';
  readonly name: string;
  readonly due: string;
  readonly problem: string | null;
};

const TURN_DEAD = 'turn_dead';

export function createTraces({ prisma }: Pick<Database, 'prisma'>, keyring: Keyring): Traces {
  return {
    buryTurn({ inbox, conversation, at, reason }) {
      const data = { action: TURN_DEAD, actor: 'compagnon', subject: conversation };
      prisma.auditEvent
        .create({
          data: { ...data, id: randomUUID(), at: new Date(at), detail: { inbox, reason } },
        })
        .catch(() => {});
    },
    async deadTurns() {
      const rows = await prisma.auditEvent.findMany({
        where: { action: TURN_DEAD },
        orderBy: { at: 'asc' },
      });
      return rows.map(({ subject, at, detail }) => ({
        conversation: subject,
        at: at.toISOString(),
        inbox: textIn(detail, 'inbox'),
        reason: textIn(detail, 'reason'),
      }));
    },
    async recordVersions(versions, at) {
      const data = versions.map((version) => ({ ...version, at }));
      await prisma.scriptVersion.createMany({ data, skipDuplicates: true });
    },
    journal: (conversation, limit) => lastMessages({ prisma, keyring }, conversation, limit),
    async waiting(conversationId) {
      const timers = await prisma.timer.findMany({ where: { conversationId } });
      const calls = await prisma.outbox.findMany({ where: { conversationId, settledAt: null } });
      const all: Waits[] = [
        ...timers.map(({ name, due }) => waits('timer', name, due, null)),
        ...calls.map(({ recipient, due, problem }) => waits('call', recipient, due, problem)),
      ];
      return all.toSorted((one, other) => (one.due < other.due ? -1 : 1));
    },
  };
}

function waits(kind: Waits['kind'], name: string, due: Date, problem: string | null): Waits {
  return { kind, name, due: due.toISOString(), problem };
}

function textIn(detail: unknown, name: string): string {
  const value = Object.entries(detail ?? {}).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
}
