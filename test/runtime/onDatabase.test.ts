import { describe, expect, it } from 'vitest';
import { terminalCallSchema, terminalRender } from '../../src/channels/terminal/render.ts';
import { createConverse } from '../../src/runtime/converse.ts';
import { createPapersDesk } from '../../src/runtime/createPapersDesk.ts';
import { createDesk } from '../../src/runtime/desk.ts';
import type { Heard } from '../../src/runtime/incoming.ts';
import type { Decision } from '../../src/runtime/papersDesk.ts';
import { createPlayOn } from '../../src/runtime/playOn.ts';
import type { Storage } from '../../src/storage/open.ts';
import { paper } from '../domain/papers.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { turnOn } from '../storage/records.ts';
import { MONDAY, plainAdvisors, theEdition } from './theatre.ts';

const CLAIRE = { id: 'claire', name: 'Claire Morel' };
const ADDRESS = { channel: 'terminal', bot: 'test', chat: 'mme-d' } as const;
const CLOCK = { now: () => new Date(MONDAY), at: () => () => {} };

/** A process that plays turns on this storage. */
function play(storage: Storage) {
  const { converse, play: playIncoming } = createConverse({
    store: storage.turns,
    stage: { edition: theEdition, people: { terminal: terminalRender }, advisors: plainAdvisors },
    closeTap: {},
    deadTurn: storage.traces.buryTurn,
    log: () => {},
  });
  const playOn = createPlayOn(storage.turns, playIncoming);
  const { turns: store, escalations, checklists, viewLinks } = storage;
  const tools = { store, escalations, playOn, edition: theEdition, clock: CLOCK };
  const viewUrl = (token: string) => `https://ccas.example/dossier/${token}`;
  const papers = createPapersDesk({ ...tools, checklists, viewLinks, viewUrl });
  const desk = createDesk({ ...tools, papers });
  const happen = (inboxId: string, happening: Heard) =>
    converse({ address: ADDRESS, inboxId, at: MONDAY, happening });
  return {
    desk,
    happen,
    write: (ref: string, text: string) =>
      happen(`terminal:test:${ref}`, { type: 'message_received', text, ref }),
  };
}

/** Empties the outbox: what the person reads, in order. */
async function delivered(storage: Storage): Promise<readonly string[]> {
  const texts: string[] = [];
  for (;;) {
    const rows = await storage.outbox.claim(CLOCK.now(), 50);
    if (rows.length === 0) return texts;
    for (const { call } of rows) {
      const printed = terminalCallSchema.safeParse(call);
      if (printed.success) texts.push(printed.data.text);
    }
    const sent = rows.map(({ id }) => ({ id, result: 'sent', externalId: null }) as const);
    await storage.outbox.settle(sent, CLOCK.now());
  }
}

describe('a conversation on a real database', () => {
  onEachDatabase((bench) => {
    it('goes on where it was after the programme was started again, and hears nothing twice', async () => {
      const first = await bench().open();
      await first.imports.apply(
        {
          advisors: [
            { ...CLAIRE, aadObjectId: null, tenantId: null, awayUntil: null, substitute: null },
          ],
          people: [],
          loans: [],
          instalments: [],
        },
        CLOCK.now(),
      );
      const before = play(first);
      await before.write('1', 'bonjour');
      await before.write('2', 'oui');
      await before.write('3', 'je peux pas payer');
      expect((await delivered(first)).at(-1)).toBe('Que se passe-t-il ?');
      await first.close();

      const second = await bench().open();
      const after = play(second);
      await after.write('3', 'je peux pas payer');
      expect(await delivered(second)).toEqual([]);
      await after.write('4', '2');
      expect((await delivered(second)).at(-1)).toContain('Quel jour pouvez-vous payer');
      await second.close();
    });

    it('is taken, answered and given back by an advisor, with the answers on the card', async () => {
      const storage = await bench().open();
      const { desk, write } = play(storage);
      await write('5', 'dans 10 jours');
      await write('6', 'rien de plus');
      await delivered(storage);
      const [escalation = ''] = await desk.waiting(CLAIRE.id);
      const view = await desk.view(escalation, CLAIRE.id);
      expect(view).toMatchObject({ motive: 'paiement', status: 'ouverte', mine: false });
      expect(view?.summary.map(({ value }) => value)).toContain("L'argent arrive plus tard");
      expect(view?.lastMessages.map(({ text }) => text)).toContain('rien de plus');

      const deed = (inboxId: string) => ({ advisor: CLAIRE, escalation, inboxId });
      expect(await desk.take(deed('teams:1'))).toBe('done');
      expect(await desk.answer({ ...deed('teams:2'), text: 'Je suis là.' })).toBe('done');
      expect(await desk.answer({ ...deed('teams:2'), text: 'Je suis là.' })).toBe('already');
      expect(await desk.close(deed('teams:3'))).toBe('done');
      const read = (await delivered(storage)).join('\n');
      expect(read.match(/Je suis là\./gu)).toHaveLength(1);
      expect(read).toContain('Le robot est de nouveau là');
      await storage.close();
    });

    it('has its papers reviewed: one is asked again, once, the other validated', async () => {
      const storage = await bench().open();
      const { desk, write } = play(storage);
      await write('papers-1', 'humain');
      await delivered(storage);
      const [escalation = ''] = await desk.waiting(CLAIRE.id);
      expect(await desk.papers.view(escalation, CLAIRE.id)).toBeNull();
      const talk = await storage.turns.read(ADDRESS, null);
      const papers = [
        paper({ state: 'to_review', receivedAt: MONDAY }),
        paper({ piece: 'rib', borrower: 0, state: 'to_review', receivedAt: MONDAY }),
      ];
      const { state } = talk;
      if (!state) throw new Error('the talk has no state');
      const turn = turnOn(talk, 'papers-2', { papers, state, journal: [], outbox: [] });
      expect(await storage.turns.commit(turn)).toBe('committed');

      const deed = (key: string, decision: Decision) => ({
        advisor: CLAIRE,
        escalation,
        inboxId: `teams:${key}`,
        paper: key,
        version: 1,
        decision,
      });
      const reason = { code: 'verso_manquant', text: null } as const;
      const redo = deed('identite@1', { decision: 'redo', reason });
      expect(await desk.papers.review(redo)).toBe('done');
      expect(await desk.papers.review(redo)).toBe('moved');
      expect(await desk.papers.review(deed('rib', { decision: 'validate' }))).toBe('done');
      const read = (await delivered(storage)).join('\n');
      expect(read.match(/Il faudrait refaire/gu)).toHaveLength(1);
      expect(read).toContain('Il manque le dos.');
      const view = await desk.papers.view(escalation, CLAIRE.id);
      expect(view?.lines.map(({ state: stands }) => stands)).toEqual(['redo', 'valid']);
      const link = await desk.papers.link(escalation, CLAIRE.id, null);
      expect(link?.url).toMatch(/^https:\/\/ccas\.example\/dossier\/[\w-]{43}$/u);
      await storage.close();
    });

    it('survives words that no database can hold', async () => {
      const storage = await bench().open();
      const { write } = play(storage);
      await write('7', 'humain \0 \ud83d');
      await write('8', '\u0000');
      expect((await delivered(storage)).length).toBeGreaterThan(0);
      expect(await storage.traces.deadTurns()).toEqual([]);
      await storage.close();
    });
  });
});
