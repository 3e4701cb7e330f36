import { Agent } from 'node:http';
import { Api } from 'grammy';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createIntake } from '../../../src/channels/telegram/intake.ts';
import { startPolling } from '../../../src/channels/telegram/polling.ts';
import { SENTENCES } from '../../../src/channels/telegram/reach.ts';
import type { Converse, Incoming } from '../../../src/runtime/incoming.ts';
import { createHandClock } from '../../support/handClock.ts';
import { type Answer, startBotApi, TOKEN } from './botApi.ts';
import { member, message } from './updates.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

type Kept = { readonly update_id: number };

/** Telegram's side: keeps updates until an offset confirms them. `trouble` answers instead, while it lasts. */
async function startTelegram(updates: readonly Kept[]) {
  const kept = [...updates];
  const confirmed: number[] = [];
  const trouble: Answer[] = [];
  const server = await startBotApi(async ({ method, payload }) => {
    if (method !== 'getUpdates') return { result: true };
    const refusal = trouble.shift();
    if (refusal) return refusal;
    const offset = Number(payload.offset ?? 0);
    while (kept[0] && kept[0].update_id < offset) confirmed.push(kept.shift()?.update_id ?? 0);
    // An empty poll is held, shortly here, so that the loop does not spin.
    if (kept.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return { result: kept.slice(0, 100) };
  });
  open.push(server.stop);
  return { server, kept, confirmed, trouble };
}

/** Our side, with turns that end when the test says. */
function startBot(apiRoot: string, converse: Converse) {
  const clock = createHandClock();
  const lines: string[] = [];
  const log = ({ name, sentence }: { name: string; sentence?: string }) => {
    lines.push(sentence ?? name);
  };
  const agent = new Agent({ keepAlive: true });
  const api = new Api(TOKEN, { apiRoot, baseFetchConfig: { agent } });
  const intake = createIntake({ bot: '4242', api, converse, clock, log });
  const line = { api, cut: () => agent.destroy() };
  const polling = startPolling({ line, intake, clock, log, heldSeconds: 0 });
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= polling.stop();
    return stopped;
  };
  open.push(stop);
  return { clock, lines, polling, intake, stop };
}

/** Turns that wait for the test, by update. */
function createTurns() {
  const begun = new Map<string, () => void>();
  const converse = ({ inboxId }: Incoming) =>
    new Promise<void>((resolve) => begun.set(inboxId.split(':')[2] ?? '', resolve));
  return { begun, converse };
}

const from = (chat: number, update: number) =>
  message({ text: 'ok', chat: { id: chat, type: 'private' } }, update);

describe('updates are confirmed behind their commits', () => {
  test('a turn that is slow holds the offset, and nobody else', async () => {
    const telegram = await startTelegram([from(1, 10), from(2, 11), from(3, 12)]);
    const { begun, converse } = createTurns();
    const { clock } = startBot(telegram.server.apiRoot, converse);
    await vi.waitFor(() => expect([...begun.keys()]).toEqual(['10', '11', '12']));

    begun.get('11')?.();
    begun.get('12')?.();
    await clock.advance(200);
    await vi.waitFor(() =>
      expect(telegram.server.of('getUpdates').at(-1)).toMatchObject({ offset: 10 }),
    );
    expect(telegram.confirmed).toEqual([]);

    begun.get('10')?.();
    await vi.waitFor(() => expect(telegram.confirmed).toEqual([10, 11, 12]));
  });

  test('an update that comes again while its turn is under way is one turn', async () => {
    const telegram = await startTelegram([from(1, 10)]);
    const { converse, begun } = createTurns();
    const turns = vi.fn(converse);
    const { clock } = startBot(telegram.server.apiRoot, turns);
    await vi.waitFor(() => expect(begun.size).toBe(1));
    await vi.waitFor(async () => {
      await clock.advance(100);
      expect(telegram.server.of('getUpdates').length).toBeGreaterThan(3);
    });
    expect(turns).toHaveBeenCalledTimes(1);
    begun.get('10')?.();
  });

  test('the messages of one person are played in their order, one after the other', async () => {
    const telegram = await startTelegram([from(1, 10), from(1, 11)]);
    const { begun, converse } = createTurns();
    startBot(telegram.server.apiRoot, converse);
    await vi.waitFor(() => expect([...begun.keys()]).toEqual(['10']));
    begun.get('10')?.();
    await vi.waitFor(() => expect([...begun.keys()]).toEqual(['10', '11']));
    begun.get('11')?.();
  });

  test('a turn that could not be stored is played again before the next of that person', async () => {
    const telegram = await startTelegram([from(1, 10), from(1, 11)]);
    const played: string[] = [];
    const { clock, lines } = startBot(telegram.server.apiRoot, async ({ inboxId }) => {
      played.push(inboxId);
      if (played.length < 3) throw new Error('no database');
    });
    await vi.waitFor(() => expect(played).toHaveLength(1));
    await vi.waitFor(async () => {
      await clock.advance(1000);
      expect(telegram.confirmed).toEqual([10, 11]);
    });
    expect(played.map((id) => id.split(':')[2])).toEqual(['10', '10', '10', '11']);
    expect(lines).toEqual(['telegram_turn_not_stored', 'telegram_turn_not_stored']);
  });

  test('a stop waits for the turns in flight, and confirms them', async () => {
    const telegram = await startTelegram([from(1, 10), from(2, 11)]);
    const { begun, converse } = createTurns();
    const first = startBot(telegram.server.apiRoot, converse);
    await vi.waitFor(() => expect(begun.size).toBe(2));
    begun.get('11')?.();
    const stopping = first.stop();
    begun.get('10')?.();
    await stopping;
    expect(telegram.confirmed).toEqual([10, 11]);
    expect(telegram.kept).toEqual([]);
  });

  test('stopped before the commit, an update stays with Telegram', async () => {
    const telegram = await startTelegram([from(1, 10), from(2, 11)]);
    const bot = startBot(telegram.server.apiRoot, async ({ inboxId }) => {
      if (inboxId.endsWith(':10')) throw new Error('no database');
    });
    await vi.waitFor(() => expect(bot.lines).toHaveLength(1));
    await bot.stop();
    expect(telegram.confirmed).toEqual([]);
    expect(telegram.kept.map(({ update_id }) => update_id)).toEqual([10, 11]);
  });
});

describe('what is not for us', () => {
  test('is counted, passed over and confirmed; a group is left', async () => {
    const group = { id: -5, type: 'group' };
    const telegram = await startTelegram([
      { update_id: 10 },
      { ...message({ poll: {} }), update_id: 11 },
      { ...member('member', group), update_id: 12 },
      { ...message({ chat: 'not a chat' }), update_id: 13 },
    ]);
    const { converse, begun } = createTurns();
    const { intake } = startBot(telegram.server.apiRoot, converse);
    await vi.waitFor(() => expect(telegram.confirmed).toEqual([10, 11, 12, 13]));
    expect(intake.passedOver()).toEqual({
      unknown_update: 1,
      unknown_message: 1,
      group: 1,
      unreadable_update: 1,
    });
    expect(telegram.server.of('leaveChat')).toEqual([{ chat_id: -5 }]);
    expect(begun.size).toBe(0);
  });

  test('only the kinds that we use are asked for', async () => {
    const telegram = await startTelegram([]);
    startBot(telegram.server.apiRoot, async () => {});
    await vi.waitFor(() => expect(telegram.server.calls.length).toBeGreaterThan(0));
    expect(telegram.server.of('getUpdates')[0]).toMatchObject({
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });
});

test('a person sees at once that an answer is being written', async () => {
  const telegram = await startTelegram([from(7, 10)]);
  const { converse, begun } = createTurns();
  startBot(telegram.server.apiRoot, converse);
  await vi.waitFor(() =>
    expect(telegram.server.of('sendChatAction')).toEqual([{ chat_id: 7, action: 'typing' }]),
  );
  begun.get('10')?.();
});

describe('when Telegram cannot be heard', () => {
  test.each<[string, Answer, string]>([
    [
      'another programme polls',
      { code: 409, description: 'Conflict: terminated by other getUpdates request' },
      SENTENCES.conflict,
    ],
    [
      'the token is no longer good',
      { code: 401, description: 'Unauthorized' },
      SENTENCES.wrongToken,
    ],
    ['Telegram is in trouble', { code: 502, description: 'Bad Gateway' }, SENTENCES.unreachable],
    ['the line is cut', 'cut', SENTENCES.unreachable],
  ])('%s: one sentence, once, then it hears again', async (_what, refusal, sentence) => {
    const telegram = await startTelegram([from(1, 10)]);
    telegram.trouble.push(refusal, refusal, refusal);
    const { clock, lines, polling } = startBot(telegram.server.apiRoot, async () => {});
    await vi.waitFor(() => expect(polling.reach.problem()).toBe(sentence));
    await vi.waitFor(async () => {
      await clock.advance(60_000);
      expect(telegram.confirmed).toEqual([10]);
    });
    expect(lines).toEqual([sentence, 'telegram_back']);
    expect(polling.reach.problem()).toBeNull();
  });
});
