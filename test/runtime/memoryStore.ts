import type { Fact } from '../../src/domain/fact.ts';
import { type Paper, paperKey } from '../../src/domain/paper.ts';
import type { Invitation, Team } from '../../src/engine/context.ts';
import type {
  Address,
  ChannelName,
  Loaded,
  OutboxRow,
  PersonView,
  TurnRecord,
  TurnStore,
} from '../../src/runtime/ports.ts';

/** A store in memory for tests of the runtime: the same answers as the database, without one. */
export type MemoryStore = TurnStore & {
  readonly turns: TurnRecord[];
  readonly outbox: OutboxRow[];
  /** Facts that every conversation is read with, beside its own. */
  readonly facts: Map<string, Fact>;
  /** Lines of the checklists, by conversation and key. */
  readonly papers: Map<string, Map<string, Paper>>;
  /** Change what the next read gives. */
  person: PersonView;
  team: Team;
  invitation: Invitation | null;
  loans: Loaded['loans'];
  /** Called before each commit: a test plants conflicts and refusals here. */
  beforeCommit: (turn: TurnRecord) => void;
  readonly conversations: Map<string, { version: number; loaded: Loaded }>;
};

export const NOBODY: Team = { referent: null, substitute: null, all: [] };

export function memoryStore(): MemoryStore {
  const inbox = new Set<string>();
  const conversations: MemoryStore['conversations'] = new Map();
  const own = new Map<string, Map<string, Fact>>();
  const papers: MemoryStore['papers'] = new Map();
  const shown = new Map<string, { id: string; to: readonly string[] }>();
  const store: MemoryStore = {
    turns: [],
    outbox: [],
    facts: new Map(),
    papers,
    conversations,
    person: {
      linked: false,
      firstName: null,
      lastName: null,
      caseNumber: null,
      timeZone: 'Europe/Paris',
    },
    team: NOBODY,
    invitation: null,
    loans: [],
    beforeCommit: () => {},
    async read(address) {
      const id = idOf(address);
      const known = conversations.get(id);
      return {
        id,
        address,
        personId: `p-${id}`,
        version: known?.version ?? 0,
        state: known?.loaded.state ?? null,
        person: store.person,
        facts: [...store.facts.values(), ...(own.get(id)?.values() ?? [])],
        loans: store.loans,
        papers: [...(papers.get(id)?.values() ?? [])],
        team: store.team,
        invitation: store.invitation,
        escalations: [...shown.values()],
      };
    },
    async readById(conversation) {
      const [, , channel = '', bot = '', chat = ''] =
        /^((\w+):([^:]*):(.*))$/u.exec(conversation) ?? [];
      const address = { channel: channelNamed(channel), bot, chat };
      return conversations.has(conversation) ? await store.read(address, null) : null;
    },
    async commit(turn) {
      store.beforeCommit(turn);
      if (inbox.has(turn.inbox)) return 'duplicate';
      const known = conversations.get(turn.conversation);
      if ((known?.version ?? 0) !== turn.version) return 'conflict';
      inbox.add(turn.inbox);
      const stored: TurnRecord = JSON.parse(JSON.stringify(turn));
      const loaded = await store.readById(turn.conversation);
      conversations.set(turn.conversation, {
        version: turn.version + 1,
        loaded: { ...(loaded ?? blank(turn)), state: stored.state },
      });
      const facts = own.get(turn.conversation) ?? new Map<string, Fact>();
      own.set(turn.conversation, facts);
      for (const { name, value, source } of stored.facts) {
        if (value === null) facts.delete(name);
        else facts.set(name, { name, value, source, at: turn.at });
      }
      const lines = papers.get(turn.conversation) ?? new Map<string, Paper>();
      papers.set(turn.conversation, lines);
      for (const line of stored.papers)
        lines.set(paperKey(line), { ...line, version: line.version + 1 });
      for (const change of stored.escalations) {
        if (change.type === 'opened') shown.set(change.id, { id: change.id, to: change.to });
        if (change.type === 'closed') shown.delete(change.id);
      }
      store.turns.push(stored);
      store.outbox.push(...stored.outbox);
      return 'committed';
    },
  };
  return store;
}

function idOf({ channel, bot, chat }: Address): string {
  return `${channel}:${bot}:${chat}`;
}

function channelNamed(name: string): ChannelName {
  if (name === 'telegram' || name === 'teams') return name;
  return 'terminal';
}

function blank(turn: TurnRecord): Loaded {
  return {
    id: turn.conversation,
    address: { channel: 'terminal', bot: '', chat: '' },
    personId: turn.personId,
    version: 0,
    state: null,
    person: {
      linked: false,
      firstName: null,
      lastName: null,
      caseNumber: null,
      timeZone: 'Europe/Paris',
    },
    facts: [],
    loans: [],
    papers: [],
    team: NOBODY,
    invitation: null,
    escalations: [],
  };
}
