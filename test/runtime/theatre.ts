import { terminalCallSchema, terminalRender } from '../../src/channels/terminal/render.ts';
import { createConverse, type DeadTurn } from '../../src/runtime/converse.ts';
import { type Edition, loadEdition } from '../../src/runtime/edition.ts';
import type { Heard } from '../../src/runtime/incoming.ts';
import type { AdvisorChannel, Log, OutboxRow } from '../../src/runtime/ports.ts';
import { readProjectFiles } from '../../src/runtime/projectFiles.ts';
import { type MemoryStore, memoryStore } from './memoryStore.ts';

/** A whole conversation on the real engine, scripts and texts; only the store is in memory. */
export type Theatre = {
  readonly store: MemoryStore;
  readonly dead: DeadTurn[];
  readonly logged: Parameters<Log>[0][];
  readonly tapsClosed: (string | null)[];
  /** What the person read since the last call, one text a message. */
  read(): readonly string[];
  /** Buttons of the last message that has some. */
  buttons(): readonly string[];
  write(text: string): Promise<void>;
  tap(label: string): Promise<void>;
  happen(happening: Heard, inboxId?: string): Promise<void>;
  wait(ms: number): void;
  readonly at: () => string;
};

let edition: Edition | null = null;

/** The project of this repository, loaded once for all tests. */
export function theEdition(): Edition {
  if (edition) return edition;
  const loaded = loadEdition(readProjectFiles('dialogs', 'locales'), { strict: true });
  if (!loaded.edition) {
    const errors = loaded.problems.filter(({ severity }) => severity === 'erreur');
    throw new Error(errors.map(({ place, sentence }) => `${place.file}: ${sentence}`).join('\n'));
  }
  edition = loaded.edition;
  return edition;
}

/** Monday 9 March 2026, 10 in the morning in Paris: the CCAS is open. */
export const MONDAY = '2026-03-09T09:00:00.000Z';

export const plainAdvisors: AdvisorChannel = {
  name: 'teams',
  card: (advisor, { id }) => [{ kind: 'card', advisor, escalation: id }],
  papers: (advisor, { id }) => [{ kind: 'papers', advisor, escalation: id }],
  relay: (advisor, { id }, text) => [{ kind: 'relay', advisor, escalation: id, text }],
  notice: (advisor, text) => [{ notice: text, advisor }],
  recipient: (advisor) => `teams:${advisor}`,
};

export function openTheatre(store: MemoryStore = memoryStore(), language?: string): Theatre {
  const address = { channel: 'terminal', bot: 'test', chat: 'mme-d' } as const;
  const dead: DeadTurn[] = [];
  const logged: Theatre['logged'] = [];
  const tapsClosed: (string | null)[] = [];
  let now = Date.parse(MONDAY);
  let count = 0;
  let heard = 0;
  const { converse } = createConverse({
    store,
    stage: {
      edition: theEdition,
      people: { terminal: terminalRender },
      advisors: plainAdvisors,
    },
    closeTap: { terminal: (_tap, text) => tapsClosed.push(text) },
    deadTurn: (turn) => dead.push(turn),
    log: (line) => logged.push(line),
  });
  const at = () => new Date(now).toISOString();
  const happen = (happening: Heard, known?: string) => {
    count += 1;
    const inboxId = known ?? `terminal:test:${count}`;
    return converse({ address, inboxId, at: at(), happening, ...(language ? { language } : {}) });
  };
  const messages = () => store.outbox.flatMap(printed);
  return {
    store,
    dead,
    logged,
    tapsClosed,
    at,
    happen,
    wait: (ms) => {
      now += ms;
    },
    read() {
      const texts = messages().map(({ text }) => text);
      const fresh = texts.slice(heard);
      heard = texts.length;
      return fresh;
    },
    buttons: () => messages().findLast(({ labels }) => labels.length > 0)?.labels ?? [],
    write: (text) => happen({ type: 'message_received', text, ref: `m${count + 1}` }),
    tap(label) {
      const message = messages().findLast(({ labels }) => labels.includes(label));
      if (!message) throw new Error(`no button « ${label} »`);
      const choice = message.labels.indexOf(label);
      const ref = `b${count}`;
      const question = message.question ?? '';
      return happen({ type: 'choice_tapped', question, choice, ref, tap: ref });
    },
  };
}

function printed(row: OutboxRow) {
  const call = terminalCallSchema.safeParse(row.call);
  return call.success ? [call.data] : [];
}
