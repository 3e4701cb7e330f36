import { describe, expect, it } from 'vitest';
import { terminalRender } from '../../src/channels/terminal/render.ts';
import { createConverse } from '../../src/runtime/converse.ts';
import { createDesk } from '../../src/runtime/desk.ts';
import { createPlayOn } from '../../src/runtime/playOn.ts';
import { memoryEscalations } from './memoryEscalations.ts';
import { memoryStore } from './memoryStore.ts';
import { MONDAY, plainAdvisors, theEdition } from './theatre.ts';

const CLAIRE = { id: 'claire', name: 'Claire Morel' };
const KARIM = { id: 'karim', name: 'Karim Benali' };
const OTHER = { id: 'ines', name: 'Inès Roy' };

/** People who each asked for a person, and the desk on which their cards lie. */
async function office(...people: readonly string[]) {
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
  const desk = createDesk({ store, escalations, playOn, edition: theEdition, clock });
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
  return { desk, deed, heardBy, say, of, store };
}

describe('the advisors’ desk', () => {
  it('takes a situation once: the second click is a friendly no-op', async () => {
    const { desk, deed } = await office('amel');
    expect(await desk.take(deed(CLAIRE, 'amel'))).toBe('done');
    expect(await desk.take(deed(CLAIRE, 'amel'))).toBe('already');
    expect(await desk.take(deed(KARIM, 'amel'))).toBe('other');
  });

  it('shows nothing to an advisor to whom the card was not shown', async () => {
    const { desk, deed, of } = await office('amel');
    expect(await desk.take(deed(OTHER, 'amel'))).toBe('unknown');
    expect(await desk.view(of('amel'), OTHER.id)).toBeNull();
    expect(await desk.waiting(OTHER.id)).toEqual([]);
  });

  it('carries words only from the advisor who holds the talk', async () => {
    const { desk, deed, heardBy } = await office('amel');
    const words = (advisor: typeof CLAIRE, text: string) => ({ ...deed(advisor, 'amel'), text });
    expect(await desk.answer(words(CLAIRE, 'trop tôt'))).toBe('not_taken');
    await desk.take(deed(CLAIRE, 'amel'));
    expect(await desk.answer(words(KARIM, 'pas moi'))).toBe('other');
    expect(await desk.answer(words(CLAIRE, 'Je vous écoute.'))).toBe('done');
    const heard = heardBy('amel').join('\n');
    expect(heard).toContain('Je vous écoute.');
    expect(heard).not.toMatch(/trop tôt|pas moi/u);
  });

  it('carries the same words once, whatever is clicked again', async () => {
    const { desk, deed, heardBy } = await office('amel', 'bruno');
    await desk.take(deed(CLAIRE, 'amel'));
    await desk.take(deed(CLAIRE, 'bruno'));
    const words = { ...deed(CLAIRE, 'amel'), text: 'Une seule fois.' };
    expect(await desk.answer(words)).toBe('done');
    expect(await desk.answer(words)).toBe('already');
    expect(heardBy('amel').filter((text) => text.includes('Une seule fois.'))).toHaveLength(1);
  });

  it('with two talks open, sends each word to the person of its card', async () => {
    const { desk, deed, heardBy } = await office('amel', 'bruno');
    await desk.take(deed(CLAIRE, 'amel'));
    await desk.take(deed(CLAIRE, 'bruno'));
    expect(await desk.openTalks(CLAIRE.id)).toHaveLength(2);
    await desk.answer({ ...deed(CLAIRE, 'bruno'), text: 'Pour Bruno.' });
    expect(heardBy('bruno').join('')).toContain('Pour Bruno.');
    expect(heardBy('amel').join('')).not.toContain('Pour Bruno.');
  });

  it('closes: the card says so, and a second close changes nothing', async () => {
    const { desk, deed, of } = await office('amel');
    await desk.take(deed(CLAIRE, 'amel'));
    expect(await desk.close(deed(KARIM, 'amel'))).toBe('other');
    expect(await desk.close(deed(CLAIRE, 'amel'))).toBe('done');
    expect(await desk.close(deed(CLAIRE, 'amel'))).toBe('already');
    expect(await desk.take(deed(CLAIRE, 'amel'))).toBe('closed');
    expect(await desk.view(of('amel'), CLAIRE.id)).toMatchObject({ status: 'close', mine: false });
  });
});

describe('what a card shows', () => {
  it('the motive, the last words in French, and no more of the name than an initial', async () => {
    const { desk, of, say, store } = await office('amel');
    store.person = { ...store.person, linked: true, firstName: 'Amel', lastName: 'Diallo' };
    await say('amel', 'mon loyer a augmenté');
    const view = await desk.view(of('amel'), CLAIRE.id);
    expect(view).toMatchObject({
      motive: 'conseiller',
      status: 'ouverte',
      person: { name: 'Amel D.', language: 'fr' },
    });
    expect(view?.lastMessages.map(({ text }) => text)).toContain('mon loyer a augmenté');
  });

  it('the answers given, with their words; a corrected answer takes its place', async () => {
    const { desk, say, store } = await office();
    for (const text of ['bonjour', 'oui', 'je peux pas payer', '2']) await say('chloe', text);
    const opened = () => store.turns.flatMap(({ escalations }) => escalations);
    for (const text of ['le 20', 'passer', 'passer', 'oui']) {
      if (opened().length === 0) await say('chloe', text);
    }
    const card = opened().find(({ type }) => type === 'opened');
    const view = await desk.view(card?.id ?? '', CLAIRE.id);
    expect(view?.summary).toContainEqual({
      label: 'Que se passe-t-il ?',
      value: "L'argent arrive plus tard",
    });
  });
});
