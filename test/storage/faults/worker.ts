import { setTimeout as pause } from 'node:timers/promises';
import { initialState, type State } from '../../../src/engine/state.ts';
import { startDue } from '../../../src/jobs/due.ts';
import { startSendOutbox } from '../../../src/jobs/sendOutbox.ts';
import type { Loaded, OutboxRow, Sender, TurnRecord } from '../../../src/runtime/ports.ts';
import { createQueue } from '../../../src/runtime/queue.ts';
import { openStorage } from '../../../src/storage/open.ts';
import type { Call, Update, Work } from './platform.ts';

// A process to kill: it takes updates, plays them with a tiny engine that counts, and sends what it said.
const work: Work = JSON.parse(process.argv[2] ?? '{}');

/** Each life of the process is an hour after the last: the leases of the dead have run out. */
const now = () => new Date(Date.now() + work.life * 3_600_000);
const clock = {
  now,
  at(at: Date, callback: () => void) {
    const timer = setTimeout(callback, at.getTime() - now().getTime());
    return () => clearTimeout(timer);
  },
};
const storage = await openStorage({ ...work.where, mode: 'real', clock });

async function ask<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${work.port}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return JSON.parse(await response.text());
}

/** Counts what it hears; says the count; sets a timer now and then, whose event counts apart. */
function step(loaded: Loaded, inbox: string, isTimer: boolean): TurnRecord {
  const before = loaded.state ?? initialState('fr');
  const state: State = isTimer
    ? { ...before, misses: before.misses + 1 }
    : { ...before, asked: before.asked + 1 };
  const at = now().toISOString();
  const said = state.asked + state.misses;
  const row = (n: number): OutboxRow => ({
    id: `${inbox}/${n}`,
    channel: 'telegram',
    recipient: loaded.address.chat,
    speaker: 'bot',
    call: { person: loaded.address.chat, count: said * 2 + n, inbox },
    due: at,
  });
  const timer = { kind: 'named', name: 'fois', script: 'suivi' } as const;
  const armed = isTimer || state.asked % 3 ? [] : [{ name: `t${state.asked}`, due: at, timer }];
  return {
    conversation: loaded.id,
    version: loaded.version,
    inbox,
    at,
    state,
    position: { script: 'compte', block: 'compte' },
    owner: null,
    personId: loaded.personId,
    journal: [{ id: inbox, from: 'person', content: { said } }],
    outbox: [row(0), row(1)],
    armed,
    cancelled: [],
    facts: [{ name: 'compte', value: said, source: 'calcul' }],
    escalations: [],
    documents: [],
    papers: [],
    links: [],
    consents: [],
    uploadLinks: [],
    withdrawBotRows: false,
  };
}

async function play(read: () => Promise<Loaded | null>, inbox: string, isTimer: boolean) {
  for (;;) {
    const loaded = await read();
    if (!loaded) return;
    const result = await storage.turns.commit(step(loaded, inbox, isTimer));
    if (result !== 'conflict') return;
  }
}

const sender: Sender = {
  async send({ id, call, again }) {
    const { ok } = await ask<{ ok: boolean }>('call', { id, call, again } satisfies Call);
    return ok
      ? { result: 'sent', externalId: '1' }
      : { result: 'retry', afterMs: 5, reason: 'platform' };
  },
};
const log = () => {};
const due = startDue({
  timers: storage.timers,
  play: (conversation, { inboxId }) =>
    play(() => storage.turns.readById(conversation), inboxId, true),
  sweep: () => Promise.resolve(0),
  clock,
  log,
});
const outbox = startSendOutbox({
  queue: storage.outbox,
  senders: { telegram: sender },
  paces: {},
  undelivered: () => Promise.resolve(),
  clock,
  log,
});

const queue = createQueue();

/** Turns of one person follow each other; timers do not wait, and conflict. */
async function hear({ person, id }: Update): Promise<void> {
  const address = { channel: 'telegram', bot: '1', chat: person } as const;
  await queue.run(person, () =>
    play(() => storage.turns.read(address, null), `telegram:1:${id}`, false),
  );
  await ask('ack', { id });
}

process.stdout.write('ready\n');
for (;;) {
  const updates = await ask<readonly Update[]>('take', {});
  if (updates.length === 0) break;
  await Promise.all(updates.map(hear));
  await due.playDue();
}
while (await storage.nextDue()) {
  await due.playDue();
  await outbox.idle();
  await pause(5);
}
await due.stop();
await outbox.stop();
await storage.close();
