import { terminalRender } from '../../src/channels/terminal/render.ts';
import { type Paper, paperKey } from '../../src/domain/paper.ts';
import { createConverse } from '../../src/runtime/converse.ts';
import { createPapersDesk } from '../../src/runtime/createPapersDesk.ts';
import { createDesk } from '../../src/runtime/desk.ts';
import type { PageView } from '../../src/runtime/paperPorts.ts';
import { createPlayOn } from '../../src/runtime/playOn.ts';
import { memoryChecklists, memoryViewLinks } from './memoryChecklists.ts';
import { memoryEscalations } from './memoryEscalations.ts';
import { memoryStore } from './memoryStore.ts';
import { MONDAY, plainAdvisors, theEdition } from './theatre.ts';

/** The files of every paper that has some: one kept photo, a bit blurred, and an earlier try. */
const PHOTOS: readonly PageView[] = [false, true].map((setAside) => ({
  document: `photo-${setAside}`,
  setAside,
  mime: 'image/jpeg',
  bytes: 1000,
  pages: 1,
  findings: [setAside ? 'presque_vide' : 'flou'],
  receivedAt: MONDAY,
}));

export const CLAIRE = { id: 'claire', name: 'Claire Morel' };
export const KARIM = { id: 'karim', name: 'Karim Benali' };
export const OTHER = { id: 'ines', name: 'Inès Roy' };

/** People who each asked for a person, and the desk on which their cards lie. */
export async function office(...people: readonly string[]) {
  const store = memoryStore();
  const here = [CLAIRE, KARIM].map((one) => ({ ...one, awayUntil: null }));
  store.team = { referent: null, substitute: null, all: here };
  const escalations = memoryEscalations(store);
  const { converse, play } = createConverse({
    store,
    stage: { edition: theEdition, people: { terminal: terminalRender }, advisors: plainAdvisors },
    closeTap: {},
    deadTurn: () => {},
    log: () => {},
  });
  const playOn = createPlayOn(store, play);
  const clock = { now: () => new Date(MONDAY), at: () => () => {} };
  const checklists = memoryChecklists(PHOTOS);
  /** Both as a turn reads it and beside the turn. */
  const putPapers = (conversation: string, lines: readonly Paper[]) => {
    checklists.put(conversation, lines);
    store.papers.set(conversation, new Map(lines.map((line) => [paperKey(line), line])));
  };
  const viewLinks = memoryViewLinks();
  const tools = { store, escalations, playOn, edition: theEdition, clock };
  const viewUrl = (token: string) => `https://ccas.example/dossier/${token}`;
  const papers = createPapersDesk({ ...tools, checklists, viewLinks, viewUrl });
  const desk = createDesk({ ...tools, papers });
  let count = 0;
  const say = (chat: string, text: string) => {
    count += 1;
    return converse({
      address: { channel: 'terminal', bot: 'test', chat },
      inboxId: `terminal:test:${count}`,
      at: MONDAY,
      happening: { type: 'message_received', text, ref: `m${count}` },
    });
  };
  for (const chat of people) for (const text of ['bonjour', 'oui', 'humain']) await say(chat, text);
  const cards = await escalations.ofAdvisor(CLAIRE.id);
  const of = (chat: string) =>
    cards.find(({ conversation }) => conversation.endsWith(`:${chat}`))?.id ?? '';
  const deed = (advisor: typeof CLAIRE, chat: string) => {
    count += 1;
    return { advisor, escalation: of(chat), inboxId: `teams:${count}` };
  };
  /** What reached a person from an advisor. */
  const heardBy = (chat: string) =>
    store.outbox
      .filter(({ recipient, speaker }) => recipient === `terminal:${chat}` && speaker === 'advisor')
      .map(({ call }) => JSON.stringify(call));
  return { desk, deed, heardBy, say, of, store, checklists, putPapers, viewLinks, playOn };
}
