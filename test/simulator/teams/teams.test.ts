import { describe, expect, test } from 'vitest';
import { cardActivity, openOffice } from './office.ts';

const TEXT = { type: 'TextBlock', text: 'Paiement difficile' };
const TAKE = { type: 'Action.Execute', title: 'Prendre en charge', verb: 'take', data: { n: 1 } };

describe('what an advisor does', () => {
  test('comes to the bot as activities: install, words, clicks', async () => {
    const { advisor, heard, call, teams } = await openOffice();
    await advisor.install();
    await advisor.write('Bonjour');
    const sent = await call('POST', `/${advisor.desk.conversation}/activities`, cardActivity(TEXT));
    const id = advisor.messages().at(-1)?.id ?? '';
    expect(sent).toMatchObject({ status: 201, body: { id } });
    await advisor.execute(id, 'take', { n: 1, reponse: 'Je regarde.' });
    expect(heard).toMatchObject([
      { type: 'installationUpdate', action: 'add' },
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:compagnon' }, { aadObjectId: 'aad-1' }],
      },
      { type: 'message', text: 'Bonjour' },
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: id,
        value: { action: { verb: 'take', data: { n: 1, reponse: 'Je regarde.' } } },
      },
    ]);
    for (const activity of heard) {
      expect(activity).toMatchObject({
        channelId: 'msteams',
        serviceUrl: teams.serviceUrl,
        from: { id: '29:aad-1', aadObjectId: 'aad-1', name: 'Claire Morel' },
        recipient: { id: '28:compagnon' },
        conversation: { conversationType: 'personal', tenantId: 'tenant-1' },
      });
    }
  });

  test('is told when the bot fails', async () => {
    const { advisor } = await openOffice(() => 500);
    await expect(advisor.write('Bonjour')).rejects.toThrow('the bot answered 500 to message');
  });
});

describe('the answer to a click', () => {
  const answered = async (answer: unknown) => {
    const office = await openOffice(({ type }) => (type === 'invoke' ? answer : null));
    await office.advisor.install();
    const { conversation } = office.advisor.desk;
    await office.call('POST', `/${conversation}/activities`, cardActivity(TEXT, TAKE));
    await office.advisor.execute(office.advisor.messages()[0]?.id ?? '', 'take', {});
    return office;
  };

  test('is a card that takes the place of the one that was clicked', async () => {
    const value = { type: 'AdaptiveCard', version: '1.5', body: [{ ...TEXT, text: 'Prise' }] };
    const type = 'application/vnd.microsoft.card.adaptive';
    const { advisor, teams } = await answered({ statusCode: 200, type, value });
    expect(advisor.messages()).toMatchObject([{ cards: [value], edited: true }]);
    expect(teams.office.mistakes).toEqual([]);
  });

  test('is noted as a mistake when Teams could not show it', async () => {
    const value = { type: 'AdaptiveCard', version: '1.6', body: [] };
    const type = 'application/vnd.microsoft.card.adaptive';
    const { teams } = await answered({ statusCode: 200, type, value });
    expect(teams.office.mistakes).toEqual(['version 1.6: Teams shows 1.5']);
  });

  test('or words that stand beside it for a moment', async () => {
    const type = 'application/vnd.microsoft.activity.message';
    const { advisor } = await answered({ statusCode: 200, type, value: 'Déjà fait.' });
    expect(advisor.desk.note?.text).toBe('Déjà fait.');
    expect(advisor.messages()).toMatchObject([{ edited: false }]);
  });
});

describe('what the bot asks of the Bot Connector', () => {
  test('changes a card in place, and takes a message away', async () => {
    const { advisor, call } = await openOffice();
    await advisor.install();
    const chat = `/${advisor.desk.conversation}/activities`;
    await call('POST', chat, cardActivity(TEXT));
    const id = advisor.messages()[0]?.id;
    const changed = cardActivity({ ...TEXT, text: 'Close' });
    expect(await call('PUT', `${chat}/${id}`, changed)).toMatchObject({ status: 200 });
    expect(advisor.messages()).toMatchObject([
      { cards: [{ body: [{ text: 'Close' }] }], edited: true },
    ]);
    expect(await call('DELETE', `${chat}/${id}`)).toMatchObject({ status: 200 });
    expect(await call('PUT', `${chat}/${id}`, changed)).toMatchObject({ status: 404 });
  });

  test('opens a chat with an advisor who installed the bot, and with nobody else', async () => {
    const { advisor, call } = await openOffice();
    const open = (id: string) => call('POST', '', { isGroup: false, members: [{ id }] });
    expect(await open('aad-1')).toMatchObject({ status: 403 });
    await advisor.install();
    expect(await open('aad-1')).toMatchObject({
      status: 201,
      body: { id: advisor.desk.conversation },
    });
    expect(await open('aad-2')).toMatchObject({ status: 404 });
  });

  test('learns who is in a chat', async () => {
    const { advisor, call } = await openOffice();
    const members = `/${advisor.desk.conversation}/members`;
    const claire = { aadObjectId: 'aad-1', name: 'Claire Morel', tenantId: 'tenant-1' };
    expect(await call('GET', members)).toMatchObject({ status: 200, body: [claire] });
    expect(await call('GET', `${members}/29:aad-1`)).toMatchObject({ body: claire });
    expect(await call('GET', '/nobody/members')).toMatchObject({ status: 404 });
  });

  test('cannot write to an advisor who did not install it', async () => {
    const { advisor, call } = await openOffice();
    const chat = `/${advisor.desk.conversation}/activities`;
    expect(await call('POST', chat, cardActivity(TEXT))).toMatchObject({ status: 403 });
  });
});

describe('a card that Teams does not show', () => {
  test.each<[string, unknown, string]>([
    ['is too large', { ...TEXT, text: 'a'.repeat(29_000) }, '28672 at most'],
    [
      'has a button that cannot change it',
      { ...TAKE, type: 'Action.Submit' },
      'Action.Submit is not',
    ],
    [
      'has a button that says nothing to the bot',
      { ...TAKE, verb: undefined },
      'Action.Execute has no verb',
    ],
    ['has a button without words', { ...TAKE, title: undefined }, 'Action.Execute has no title'],
    ['has a text without words', { type: 'TextBlock' }, 'TextBlock has no text'],
    ['has a field whose words get lost', { type: 'Input.Text' }, 'Input.Text has no id'],
    [
      'has a mistake deep inside',
      { type: 'Container', items: [{ type: 'Image' }] },
      'Image has no url',
    ],
    ['has an element that is none', { type: 'Texte' }, 'Texte is no element'],
  ])('%s', async (_what, element, words) => {
    const { advisor, call, teams } = await openOffice();
    await advisor.install();
    const chat = `/${advisor.desk.conversation}/activities`;
    expect(await call('POST', chat, cardActivity(element))).toMatchObject({ status: 400 });
    expect(teams.office.mistakes).toEqual([expect.stringContaining(words)]);
    expect(advisor.messages()).toEqual([]);
  });

  test('while data for the bot may hold anything', async () => {
    const { advisor, call } = await openOffice();
    await advisor.install();
    const chat = `/${advisor.desk.conversation}/activities`;
    const action = { ...TAKE, data: { type: 'anything' } };
    expect(await call('POST', chat, cardActivity(action))).toMatchObject({ status: 201 });
  });
});
