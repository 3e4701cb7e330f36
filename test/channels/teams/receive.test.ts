import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Registration } from '../../../src/channels/teams/adapter.ts';
import type { BotRequest } from '../../../src/channels/teams/receive.ts';
import { createTeams } from '../../../src/channels/teams/teams.ts';
import { anActivity, clicked, wrote } from './activities.ts';
import { fakeCards, fakeDesk, fakeDirectory, threePeople } from './fakeDesk.ts';
import { linesOf } from './read.ts';
import { type Listening, listen } from './server.ts';

let connector: Listening;
let posted: { readonly method: string; readonly body: unknown }[];
let desk: ReturnType<typeof fakeDesk>;
let logged: string[];

beforeEach(async () => {
  posted = [];
  logged = [];
  desk = fakeDesk(threePeople());
  connector = await listen(async ({ method, body }) => {
    posted.push({ method, body });
    return { status: 200, body: { id: `act${posted.length}` } };
  });
});

afterEach(() => connector.close());

function bot(registration: Registration | null = null) {
  return createTeams({
    desk,
    directory: fakeDirectory(),
    cards: fakeCards(),
    registration,
    timeZone: 'Europe/Paris',
    newId: () => 'new',
    log: ({ name }) => logged.push(name),
  });
}

function request(activity: object, headers: BotRequest['headers'] = {}): BotRequest {
  const body = { ...activity, serviceUrl: connector.url };
  return { method: 'POST', headers: { host: '127.0.0.1:3000', ...headers }, body };
}

describe('POST /api/messages without a registration', () => {
  it('answers a click with the card as it stands then', async () => {
    const answer = await bot().handleActivity(
      request(clicked('take', { escalation: 'e-durand', card: 'situation' })),
    );
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
    expect(linesOf(answer.body)).toContain('🤝 Vous suivez cette personne');
    expect(posted).toEqual([]);
  });

  it('answers words in the chat', async () => {
    expect((await bot().handleActivity(request(wrote('Bonjour')))).status).toBe(200);
    expect(linesOf(posted[0]?.body)[0]).toMatch(/^Vous ne suivez personne/);
  });

  it('changes the message of a choice, so that it stays chosen', async () => {
    for (const escalation of ['e-durand', 'e-benali'])
      await desk.take({ advisor: { id: 'martin', name: 'M.' }, escalation, inboxId: escalation });
    const message = 'teams:28:compagnon:chat-martin:a1';
    const data = { escalation: 'e-benali', message, reponse: 'Oui' };
    await bot().handleActivity(request(clicked('choose', data)));
    expect(posted).toEqual([{ method: 'PUT', body: expect.anything() }]);
    expect(linesOf(posted[0]?.body)).toContain('✅ À M. B. — situation 13');
  });

  it('has done what was asked even when its words are lost', async () => {
    await connector.close();
    const teams = bot();
    await teams.handleActivity(request(clicked('take', { escalation: 'e-durand' })));
    expect((await teams.handleActivity(request(wrote('Oui')))).status).toBe(200);
    expect(desk.said).toHaveLength(1);
    expect(logged).toEqual(['teams_reply_lost']);
    connector = await listen(async () => ({ status: 200 }));
  });

  it('answers 500 when nothing was stored, so that the platform knows', async () => {
    desk.openTalks = () => Promise.reject(new Error('the database is gone'));
    expect((await bot().handleActivity(request(wrote('Bonjour')))).status).toBe(500);
    expect(logged).toEqual(['teams_activity_failed']);
  });

  it.each([
    ['another method', { method: 'GET', headers: {}, body: null }, 405],
    ['no JSON object', { method: 'POST', headers: {}, body: 'bonjour' }, 400],
    ['no activity', { method: 'POST', headers: {}, body: { type: 'message' } }, 400],
    [
      'a channel on which people write their own account',
      { method: 'POST', headers: {}, body: { ...wrote('Bonjour'), channelId: 'directline' } },
      400,
    ],
  ])('refuses %s', async (_what, given, status) => {
    expect((await bot().handleActivity(given)).status).toBe(status);
  });

  it.each([
    ['a request under another name of host', { host: 'compagnon.exemple.fr' }, {}],
    ['a request without a host', { host: undefined }, {}],
    ['a place to answer that is on another machine', {}, { serviceUrl: 'https://exemple.fr/' }],
    ['a place to answer that only looks like loopback', {}, { serviceUrl: 'http://127.0.0.1.fr/' }],
  ])('refuses %s', async (_what, headers, body) => {
    const given = request(wrote('Bonjour'), headers);
    const answer = await bot().handleActivity({ ...given, body: { ...anActivity(), ...body } });
    expect(answer.status).toBe(403);
    expect(desk.said).toEqual([]);
  });
});

describe('POST /api/messages with a registration', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let keys: Listening;

  beforeEach(async () => {
    keys = await listen(async ({ url }) =>
      url === '/openid'
        ? { status: 200, body: { issuer: 'tests', jwks_uri: `${keys.url}/keys` } }
        : {
            status: 200,
            body: {
              keys: [
                { ...publicKey.export({ format: 'jwk' }), kid: 'k1', endorsements: ['msteams'] },
              ],
            },
          },
    );
  });

  afterEach(() => keys.close());

  const registered = () =>
    bot({
      appId: 'app-1',
      appPassword: 'secret',
      tenantId: 'tenant-ccas',
      appType: 'SingleTenant',
      trust: { issuer: 'tests', openIdMetadata: `${keys.url}/openid` },
    });
  const now = () => Math.floor(Date.now() / 1000);
  const claims = () => ({
    iss: 'tests',
    aud: 'app-1',
    serviceurl: connector.url,
    nbf: now() - 60,
    exp: now() + 600,
  });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (given: object, algorithm: 'RS256' | 'HS256' = 'RS256') => {
    const signed = `${part({ alg: algorithm, kid: 'k1', typ: 'JWT' })}.${part(given)}`;
    const signature =
      algorithm === 'RS256'
        ? sign('sha256', Buffer.from(signed), privateKey)
        : createHmac('sha256', 'secret').update(signed).digest();
    return `Bearer ${signed}.${signature.toString('base64url')}`;
  };

  it('hears an activity whose token the platform signed for this bot', async () => {
    const given = request(anActivity({ type: 'messageReaction' }), {
      authorization: token(claims()),
      host: 'compagnon.exemple.fr',
    });
    expect((await registered().handleActivity(given)).status).toBe(200);
    expect(logged).toEqual(['teams_passed_over']);
  });

  it.each([
    ['no token', () => undefined],
    ['no JWT', () => 'Bearer abc'],
    ['a token for another bot', () => token({ ...claims(), aud: 'app-2' })],
    ['a token of another issuer', () => token({ ...claims(), iss: 'elsewhere' })],
    ['a token that ran out', () => token({ ...claims(), exp: now() - 3600, nbf: now() - 7200 })],
    ['a token for another place', () => token({ ...claims(), serviceurl: 'https://exemple.fr' })],
    ['a token signed otherwise', () => token(claims(), 'HS256')],
  ])('refuses %s, and does nothing', async (_what, authorization) => {
    const given = request(clicked('take', { escalation: 'e-durand' }), {
      authorization: authorization(),
    });
    expect((await registered().handleActivity(given)).status).toBe(401);
    expect(await desk.openTalks('martin')).toEqual([]);
    expect(logged).toEqual(['teams_token_refused']);
  });
});
