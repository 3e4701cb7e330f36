import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initialState } from '../../src/engine/state.ts';
import type { EscalationChange } from '../../src/runtime/ports.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onEachDatabase } from './databases.ts';
import { BATCH } from './imported.ts';
import { chat, turnOn } from './records.ts';

const NOW = new Date('2026-03-02T09:00:00Z');

onEachDatabase((bench) => {
  let storage: Storage;
  let updates = 0;
  beforeAll(async () => {
    storage = await bench().open();
    await storage.imports.apply(BATCH, NOW);
  }, 60_000);
  afterAll(() => storage.close());

  async function change(name: string, ...escalations: EscalationChange[]): Promise<string> {
    const loaded = await storage.turns.read(chat(name), null);
    updates += 1;
    const open = { id: 'any', motive: 'paiement', urgency: 'haute', hop: 0 } as const;
    const state = { ...initialState('ar'), asked: updates, escalations: [open] };
    await storage.turns.commit(turnOn(loaded, `e-${updates}`, { state, escalations }));
    return loaded.id;
  }

  const opened = (id: string, to: readonly string[]) =>
    ({
      type: 'opened',
      id,
      motive: 'paiement',
      urgency: 'haute',
      to,
      content: { said: 'first' },
    }) as const;

  test('an escalation goes from hand to hand, and its card shows it', async () => {
    const conversation = await change('esc', opened('x1', ['claire']));
    expect(await storage.escalations.find('x1')).toMatchObject({
      conversation,
      status: 'ouverte',
      motive: 'paiement',
      urgency: 'haute',
      to: ['claire'],
      takenBy: null,
      closedAt: null,
      language: 'ar',
      contents: [{ said: 'first' }],
      person: { linked: false, firstName: null },
      journal: [{ from: 'person', content: { text: 'message e-1' } }],
    });
    await change(
      'esc',
      { type: 'corrected', id: 'x1', content: { said: 'second' } },
      { type: 'rerouted', id: 'x1', to: ['paul', 'claire'] },
    );
    await change('esc', { type: 'taken', id: 'x1', advisor: 'paul' });
    const taken = await storage.escalations.find('x1');
    expect(taken).toMatchObject({
      status: 'prise',
      to: ['claire', 'paul'],
      takenBy: { id: 'paul', name: 'Paul Diallo' },
      contents: [{ said: 'first' }, { said: 'second' }],
    });
    expect(await storage.escalations.ofAdvisor('claire')).toEqual([taken]);
    await change('esc', { type: 'closed', id: 'x1', advisor: 'paul' });
    expect(await storage.escalations.find('x1')).toMatchObject({
      status: 'close',
      closedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(await storage.escalations.ofAdvisor('claire')).toEqual([]);
  });

  test('a turn knows which escalations are open, and who was shown them', async () => {
    await change('esc2', opened('y1', ['claire']), opened('y2', ['paul']));
    await change('esc2', { type: 'closed', id: 'y1', advisor: 'claire' });
    const { escalations } = await storage.turns.read(chat('esc2'), null);
    expect(escalations).toEqual([{ id: 'y2', to: ['paul'] }]);
  });

  test('each escalation has a number of its own, in the order in which they came', async () => {
    await change('esc3', opened('z1', []), opened('z2', []));
    const [first, second] = await Promise.all(['z1', 'z2'].map(storage.escalations.find));
    expect(second?.number).toBe((first?.number ?? 0) + 1);
  });

  test('an advisor is known by the account and the tenant, and by nothing less', async () => {
    expect(await storage.advisors.recognise({ aadObjectId: 'aad-1', tenantId: 'ville' })).toEqual({
      id: 'claire',
      name: 'Claire Morel',
    });
    expect(
      await storage.advisors.recognise({ aadObjectId: 'aad-1', tenantId: 'autre' }),
    ).toBeNull();
    expect(await storage.advisors.reach('claire')).toMatchObject({ reference: null });
    await storage.advisors.remember('claire', { conversation: { id: 'c1' } });
    expect(await storage.advisors.reach('claire')).toEqual({
      reference: { conversation: { id: 'c1' } },
      account: { aadObjectId: 'aad-1', tenantId: 'ville' },
    });
    expect(await storage.advisors.reach('personne')).toBeNull();
  });

  test('the newest card of an escalation is the one that is changed', async () => {
    expect(await storage.cards.find('x1', 'claire')).toBeNull();
    await storage.cards.keep('x1', 'claire', 'activity-1');
    await storage.cards.keep('x1', 'claire', 'activity-2');
    expect(await storage.cards.find('x1', 'claire')).toBe('activity-2');
  });

  test('a paper of several parts comes back byte for byte', async () => {
    const loaded = await storage.turns.read(chat('paper'), null);
    await storage.turns.commit(
      turnOn(loaded, 'paper-1', {
        documents: [
          { type: 'received', id: 'doc1', purpose: null, mime: null, album: null },
          { type: 'assigned', id: 'doc1', purpose: 'CNI' },
        ],
      }),
    );
    const bytes = randomBytes(700_000);
    expect(await storage.documents.isKept('doc1')).toBe(false);
    expect(await storage.documents.read('doc1')).toBeNull();
    await storage.documents.save('doc1', 'image/png', bytes);
    await storage.documents.save('doc1', 'image/png', bytes);
    expect(await storage.documents.isKept('doc1')).toBe(true);
    const kept = await storage.documents.read('doc1');
    expect(kept?.mime).toBe('image/png');
    expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
    expect(await storage.documents.isKept('unknown')).toBe(false);
  });

  test('what was kept for a while is dropped when its time is over', async () => {
    const week = new Date(NOW.getTime() + 8 * 86_400_000);
    const loaded = await storage.turns.read(chat('sweep'), null);
    await storage.turns.commit(turnOn(loaded, 'sweep-1'));
    expect(await storage.sweep(NOW)).toBe(0);
    expect(await storage.sweep(week)).toBeGreaterThan(0);
    expect(await storage.sweep(week)).toBe(0);
    expect((await storage.turns.read(chat('sweep'), null)).version).toBe(1);
  });

  test('those who edit scripts see how many people stand on each block', async () => {
    await change('stand');
    const [accord] = await storage.people.standing();
    expect(accord).toMatchObject({ script: 'accueil', block: 'accord' });
    expect(accord?.count).toBeGreaterThan(0);
  });

  test('a buried turn and the versions of scripts leave a trace', async () => {
    const dead = { inbox: 'i1', conversation: 'c1', at: NOW.toISOString(), reason: '22P05' };
    await storage.traces.buryTurn(dead);
    await expect.poll(() => storage.traces.deadTurns()).toEqual([dead]);
    const version = { name: 'accueil', version: 'v1', source: 'titre: Accueil' };
    await storage.traces.recordVersions([version], NOW);
    await storage.traces.recordVersions([version], NOW);
  });
});
