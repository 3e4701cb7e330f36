import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamsRender } from '../../../src/channels/teams/render.ts';
import { createTeams } from '../../../src/channels/teams/teams.ts';
import type { Sent } from '../../../src/runtime/ports.ts';
import { fakeCards, fakeDesk, fakeDirectory, threePeople } from './fakeDesk.ts';
import { aPapersView } from './fakePapers.ts';
import { linesOf } from './read.ts';
import { type Answer, type Listening, listen } from './server.ts';
import { aView } from './views.ts';

type Call = { readonly method: string; readonly url: string; readonly body: unknown };

let connector: Listening;
let calls: Call[];
let answers: Answer[];
let cards: ReturnType<typeof fakeCards>;
let directory: ReturnType<typeof fakeDirectory>;
let desk: ReturnType<typeof fakeDesk>;

beforeEach(async () => {
  calls = [];
  answers = [];
  cards = fakeCards();
  directory = fakeDirectory();
  desk = fakeDesk(threePeople());
  connector = await listen(async ({ method, url, body }) => {
    calls.push({ method, url, body });
    return answers.shift() ?? { status: 200, body: { id: `act${calls.length}` } };
  });
  await directory.remember('martin', {
    serviceUrl: connector.url,
    channelId: 'msteams',
    conversation: { id: 'chat-martin' },
    bot: { id: '28:compagnon' },
    user: { id: '29:martin' },
  });
});

afterEach(() => connector.close());

function send(call: unknown): Promise<Sent> {
  const teams = createTeams({
    desk,
    directory,
    cards,
    registration: null,
    timeZone: 'Europe/Paris',
    newId: () => 'new',
    log: () => undefined,
  });
  return teams.sender.send({
    id: 'row',
    channel: 'teams',
    recipient: 'teams:martin',
    speaker: 'safety',
    due: '2026-03-03T09:12:00.000Z',
    conversation: 'c',
    attempts: 0,
    call,
  });
}

const aCard = () => send({ kind: 'card', advisor: 'martin', escalation: 'e-durand' });
const activities = '/v3/conversations/chat-martin/activities';

describe('a row of the outbox', () => {
  it('shows the papers as they stand when it leaves; an advisor who may not see them gets none', async () => {
    desk.papers.show(aPapersView(), 'martin');
    desk.papers.move('identite@1');
    const call = { kind: 'papers', advisor: 'martin', escalation: 'e-durand' };
    expect(await send(call)).toMatchObject({ result: 'sent' });
    expect(linesOf(calls[0]?.body)).toContain('Papiers de Mme D. — 2 sur 3');
    expect(calls[0]?.body).toMatchObject({ summary: 'Des papiers vous attendent' });
    expect(JSON.stringify(calls[0]?.body)).toContain('"paper":"identite@1","version":2');
    expect(await send({ ...call, escalation: 'e-kone' })).toMatchObject({ result: 'refused' });
  });

  it('puts the card in the chat, names nobody in what a notification shows, and keeps its place', async () => {
    expect(await aCard()).toEqual({ result: 'sent', externalId: 'act1' });
    expect(calls).toEqual([
      {
        method: 'POST',
        url: activities,
        body: expect.objectContaining({ type: 'message', summary: 'Une situation vous attend' }),
      },
    ]);
    expect(calls[0]?.body).not.toHaveProperty('text');
    expect(linesOf(calls[0]?.body)).toContain('Situation 12');
    expect(await cards.find('e-durand', 'martin')).toBe('act1');
  });

  it('changes the card in place the second time, as things stand then', async () => {
    await aCard();
    const advisor = { id: 'martin', name: 'M. Martin' };
    await desk.take({ advisor, escalation: 'e-durand', inboxId: 'x' });
    expect(await aCard()).toEqual({ result: 'sent', externalId: 'act1' });
    expect(calls[1]).toMatchObject({ method: 'PUT', url: `${activities}/act1` });
    expect(linesOf(calls[1]?.body)).toContain('🤝 Vous suivez cette personne');
  });

  it('shows the card again when the advisor deleted it', async () => {
    await cards.keep('e-durand', 'martin', 'gone');
    answers = [{ status: 404, body: { error: { code: 'ActivityNotFound' } } }];
    expect(await aCard()).toEqual({ result: 'sent', externalId: 'act2' });
    expect(calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    expect(await cards.find('e-durand', 'martin')).toBe('act2');
  });

  it("carries the person's words as a new message, inside a card", async () => {
    const view = { ...aView(), id: 'e-durand' };
    const [call] = teamsRender.relay('martin', view, 'vous êtes là ?');
    expect(await send(call)).toEqual({ result: 'sent', externalId: 'act1' });
    expect(linesOf(calls[0]?.body)).toContain('vous êtes là ?');
    expect(calls[0]?.body).toMatchObject({ summary: 'Un message vous attend' });
  });

  it('carries a notice', async () => {
    const [call] = teamsRender.notice('martin', "Votre message n'est pas arrivé.");
    expect(await send(call)).toEqual({ result: 'sent', externalId: 'act1' });
    expect(linesOf(calls[0]?.body)).toContain("Votre message n'est pas arrivé.");
  });

  it('made by `render` is one that `outbound` knows', async () => {
    const [call] = teamsRender.card('martin', { ...aView(), id: 'e-durand' });
    expect(await send(call)).toMatchObject({ result: 'sent' });
    expect(teamsRender.recipient('martin')).toBe('teams:martin');
  });
});

describe('what the platform refuses', () => {
  it.each([
    [429, { 'retry-after': '7' }, { result: 'retry', afterMs: 7000, reason: 'too_many_requests' }],
    [429, {}, { result: 'retry', afterMs: 1000, reason: 'too_many_requests' }],
    [500, {}, { result: 'retry', afterMs: null, reason: 'answered_500' }],
    [502, {}, { result: 'retry', afterMs: null, reason: 'answered_502' }],
    [412, {}, { result: 'retry', afterMs: null, reason: 'answered_412' }],
    [401, {}, { result: 'retry', afterMs: 60_000, reason: 'wrong_credentials' }],
    [403, {}, { result: 'blocked', reason: 'blocked_by_advisor' }],
    [404, {}, { result: 'blocked', reason: 'chat_gone' }],
    [413, {}, { result: 'refused', reason: 'refused_too_long' }],
    [400, {}, { result: 'refused', reason: 'refused_400' }],
  ])('with %i (%j) is tried once and told to the outbox', async (status, headers, sent) => {
    answers = [{ status, headers, body: { error: { message: 'Mme D. ne peut pas payer' } } }];
    expect(await aCard()).toEqual(sent);
    expect(calls).toHaveLength(1);
  });

  it('by not being there at all waits for the outbox to try again', async () => {
    await connector.close();
    expect(await aCard()).toEqual({ result: 'retry', afterMs: null, reason: 'unreachable' });
    connector = await listen(async () => ({ status: 200 }));
  });
});

describe('a row that cannot leave', () => {
  it.each([
    ['is no call', { method: 'sendMessage' }, 'not_a_call'],
    [
      'is of an escalation that is gone',
      { kind: 'card', advisor: 'martin', escalation: 'e-gone' },
      'escalation_gone',
    ],
    [
      'is for somebody who is no advisor',
      { kind: 'notice', advisor: 'nobody', text: 'x' },
      'unknown_advisor',
    ],
  ])('because it %s is refused', async (_why, call, reason) => {
    expect(await send(call)).toEqual({ result: 'refused', reason });
    expect(calls).toEqual([]);
  });

  it('because the advisor never installed the bot is blocked', async () => {
    const call = { kind: 'card', advisor: 'petit', escalation: 'e-durand' };
    expect(await send(call)).toEqual({ result: 'blocked', reason: 'not_installed' });
  });
});
