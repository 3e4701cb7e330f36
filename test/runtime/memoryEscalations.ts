import type { EscalationStore, StoredEscalation } from '../../src/runtime/ports.ts';
import type { MemoryStore } from './memoryStore.ts';

/** The escalations of a store in memory, put together from its turns as the database would. */
export function memoryEscalations(store: MemoryStore): EscalationStore {
  return {
    find: async (escalation) => all(store).find(({ id }) => id === escalation) ?? null,
    ofAdvisor: async (advisor) =>
      all(store).filter(
        ({ status, to, takenBy }) =>
          status !== 'close' && (to.includes(advisor) || takenBy?.id === advisor),
      ),
  };
}

function all(store: MemoryStore): readonly StoredEscalation[] {
  const found = new Map<string, StoredEscalation>();
  for (const turn of store.turns) {
    for (const change of turn.escalations) {
      const known = found.get(change.id);
      if (change.type === 'opened') {
        const { id, motive, urgency, to, content } = change;
        const fresh = blank(store, turn.conversation, found.size + 1);
        found.set(id, {
          ...fresh,
          id,
          motive,
          urgency,
          to,
          contents: [content],
          openedAt: turn.at,
        });
      } else if (known) found.set(change.id, changed(store, known, change, turn.at));
    }
  }
  return [...found.values()];
}

type Change = MemoryStore['turns'][number]['escalations'][number];

function changed(
  store: MemoryStore,
  known: StoredEscalation,
  change: Change,
  at: string,
): StoredEscalation {
  switch (change.type) {
    case 'taken': {
      const name = store.team.all.find(({ id }) => id === change.advisor)?.name ?? '?';
      return { ...known, status: 'prise', takenBy: { id: change.advisor, name } };
    }
    case 'closed':
      return { ...known, status: 'close', closedAt: at };
    case 'rerouted':
      return { ...known, to: [...known.to, ...change.to] };
    case 'corrected':
      return { ...known, contents: [...known.contents, change.content] };
    default:
      return known;
  }
}

function blank(store: MemoryStore, conversation: string, number: number): StoredEscalation {
  return {
    id: '',
    conversation,
    number,
    status: 'ouverte',
    motive: 'autre',
    urgency: 'normale',
    contents: [],
    to: [],
    openedAt: '',
    takenBy: null,
    closedAt: null,
    person: store.person,
    language: 'fr',
    journal: store.turns
      .filter((turn) => turn.conversation === conversation)
      .flatMap(({ journal, at }) => journal.map((row) => ({ ...row, at })))
      .slice(-6),
  };
}
