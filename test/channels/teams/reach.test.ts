import { TestAdapter, TurnContext } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/channels/teams/adapter.ts';
import { speakTo } from '../../../src/channels/teams/reach.ts';

const account = { aadObjectId: 'aad-petit', tenantId: 'tenant-ccas' };

/** The SDK's adapter without the platform: it notes what is asked of it, and plays the logic. */
function noting() {
  const asked: unknown[] = [];
  const adapter: Adapter = {
    receive: () => Promise.reject(new Error('nothing is received here')),
    continueConversationAsync: () => Promise.reject(new Error('no talk is known here')),
    async createConversationAsync(appId, channel, serviceUrl, audience, parameters, logic) {
      asked.push({ appId, channel, serviceUrl, audience, parameters });
      const conversation = { id: 'new-chat', isGroup: false, conversationType: '', name: '' };
      const activity = { type: 'event', id: 'new-chat', channelId: channel, conversation };
      await logic(new TurnContext(new TestAdapter(), activity));
    },
  };
  return { adapter, asked };
}

describe('an advisor for whom the bot was installed and who never wrote', () => {
  it('is spoken to in a talk that the bot opens, and is reached there from then on', async () => {
    const { adapter, asked } = noting();
    const remembered: unknown[] = [];
    const spoken: unknown[] = [];
    const reached = await speakTo(
      {
        adapter,
        appId: 'app-1',
        serviceUrl: 'http://127.0.0.1:9/teams/',
        directory: { remember: async (...given) => void remembered.push(given) },
      },
      'petit',
      { reference: null, account },
      async ({ activity }) => void spoken.push(activity.id),
    );
    expect(reached).toBe(true);
    expect(asked).toEqual([
      {
        appId: 'app-1',
        channel: 'msteams',
        serviceUrl: 'http://127.0.0.1:9/teams/',
        audience: 'https://api.botframework.com',
        parameters: {
          isGroup: false,
          bot: { id: '28:app-1', name: 'Compagnon' },
          members: [{ id: 'aad-petit', name: '' }],
          tenantId: 'tenant-ccas',
          channelData: { tenant: { id: 'tenant-ccas' } },
        },
      },
    ]);
    expect(remembered).toEqual([
      [
        'petit',
        expect.objectContaining({ conversation: expect.objectContaining({ id: 'new-chat' }) }),
      ],
    ]);
    expect(spoken).toEqual(['']);
  });

  it.each([
    ['without a registration', { appId: '', serviceUrl: 'http://127.0.0.1:9/' }, account],
    ['without a place to open it', { appId: 'app-1', serviceUrl: null }, account],
    ['without an account', { appId: 'app-1', serviceUrl: 'http://127.0.0.1:9/' }, null],
  ])('is not reached %s', async (_why, settings, known) => {
    const { adapter, asked } = noting();
    const speaking = { adapter, directory: { remember: async () => undefined }, ...settings };
    const speak = () => Promise.reject(new Error('nobody is spoken to'));
    const reach = { reference: null, account: known };
    expect(await speakTo(speaking, 'petit', reach, speak)).toBe(false);
    expect(asked).toEqual([]);
  });
});
