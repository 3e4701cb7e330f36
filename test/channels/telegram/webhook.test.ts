import { describe, expect, test, vi } from 'vitest';
import { createWebhook } from '../../../src/channels/telegram/webhook.ts';
import { createHandClock } from '../../support/handClock.ts';

function open(take: (raw: unknown) => Promise<void>) {
  const clock = createHandClock();
  const intake = { take: vi.fn(take), passedOver: () => ({}), stop: async () => {} };
  return { clock, intake, handle: createWebhook({ secret: 's3cret', intake, clock }) };
}

describe('the webhook', () => {
  test.each([undefined, '', 's3cre', 'S3CRET', 's3cret2'])(
    'refuses the secret %j, and takes nothing',
    async (secret) => {
      const { handle, intake } = open(async () => {});
      expect(await handle(secret, { update_id: 1 })).toEqual({ status: 401 });
      expect(intake.take).not.toHaveBeenCalled();
    },
  );

  test('acknowledges after the commit, not before', async () => {
    let commit = () => {};
    const { handle } = open(
      () =>
        new Promise((resolve) => {
          commit = resolve;
        }),
    );
    const answered = vi.fn();
    const answer = handle('s3cret', { update_id: 1 }).then(answered);
    await new Promise(setImmediate);
    expect(answered).not.toHaveBeenCalled();
    commit();
    await answer;
    expect(answered).toHaveBeenCalledWith({ status: 200 });
  });

  test('asks Telegram to come again when nothing was stored in time, or the programme stops', async () => {
    const slow = open(() => new Promise(() => {}));
    const answer = slow.handle('s3cret', { update_id: 1 });
    await slow.clock.advance(20_000);
    expect(await answer).toEqual({ status: 503 });
    const stopping = open(() => Promise.reject(new Error('stopped')));
    expect(await stopping.handle('s3cret', { update_id: 1 })).toEqual({ status: 503 });
  });

  test('leaves no timer behind', async () => {
    const { handle, clock } = open(async () => {});
    await handle('s3cret', { update_id: 1 });
    expect(clock.armed()).toBe(0);
  });
});
