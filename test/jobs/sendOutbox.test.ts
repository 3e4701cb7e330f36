import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PaceLimits } from '../../src/jobs/pace.ts';
import { type SendOutbox, startSendOutbox } from '../../src/jobs/sendOutbox.ts';
import type { ClaimedCall, Sent } from '../../src/runtime/ports.ts';
import { createHandClock } from '../support/handClock.ts';
import { createMemoryOutbox } from './memoryOutbox.ts';

const SENT: Sent = { result: 'sent', externalId: '900' };
const RETRY: Sent = { result: 'retry', afterMs: null, reason: 'unreachable' };

let loop: SendOutbox | null = null;
afterEach(async () => {
  await loop?.stop();
  loop = null;
});

type Answers = (row: ClaimedCall) => Sent | Promise<Sent>;

function start(answer: Answers = () => SENT, pace: PaceLimits | null = null) {
  const outbox = createMemoryOutbox();
  const clock = createHandClock();
  const sent: string[] = [];
  const told: string[] = [];
  const lines: string[] = [];
  const trouble = { tell: 0 };
  const sending = startSendOutbox({
    queue: outbox.queue,
    senders: {
      telegram: {
        async send(row) {
          sent.push(row.id);
          return await answer(row);
        },
      },
    },
    paces: pace ? { telegram: pace } : {},
    async undelivered({ id }, why) {
      if (trouble.tell-- > 0) throw new Error('no database');
      told.push(`${id} ${why}`);
    },
    clock,
    log: ({ name }) => lines.push(name),
  });
  loop = sending;
  return { ...outbox, clock, sent, told, lines, trouble, sending };
}

/** A sender that holds each call until the test lets it go. */
function createGate() {
  const held = new Map<string, (sent: Sent) => void>();
  const answer: Answers = ({ id }) => new Promise((resolve) => held.set(id, resolve));
  return { held, answer };
}

describe('rows leave', () => {
  test('at once after the commit that wrote them', async () => {
    const { write, sent, sending, outcome } = start();
    await sending.idle();
    write('leila: a');
    await sending.idle();
    expect(sent).toEqual(['a']);
    expect(outcome('a')).toEqual({ id: 'a', result: 'sent', externalId: '900' });
  });

  test('in order for one person, side by side for others', async () => {
    const { held, answer } = createGate();
    const { write, sent } = start(answer);
    write('leila: a1', 'leila: a2', 'omar: b1');
    await vi.waitFor(() => expect(sent).toEqual(['a1', 'b1']));
    held.get('a1')?.(SENT);
    await vi.waitFor(() => expect(sent).toEqual(['a1', 'b1', 'a2']));
    for (const end of held.values()) end(SENT);
  });

  test('one that must be tried again holds those behind it, and nobody else', async () => {
    const { write, sent, clock, sending } = start(({ id, attempts }) =>
      id === 'a1' && attempts < 2 ? RETRY : SENT,
    );
    write('leila: a1', 'leila: a2', 'omar: b1');
    await sending.idle();
    expect(sent).toEqual(['a1', 'b1']);
    await clock.advance(1000);
    await sending.idle();
    expect(sent).toEqual(['a1', 'b1', 'a1']);
    await clock.advance(2000);
    await sending.idle();
    expect(sent).toEqual(['a1', 'b1', 'a1', 'a1', 'a2']);
  });

  test('200 at once are all sent, each once', async () => {
    const { write, sent, sending } = start();
    const ids = Array.from({ length: 200 }, (_, index) => `r${index}`);
    write(...ids.map((id) => `${id}: ${id}`));
    await sending.idle();
    expect([...sent].sort()).toEqual([...ids].sort());
  });
});

describe('a platform that refuses', () => {
  test('is waited for as long as it asks, and that is no failure', async () => {
    const { write, outcome, sending } = start(() => ({
      result: 'retry',
      afterMs: 7000,
      reason: 'too_many_requests',
    }));
    write('leila: a');
    await sending.idle();
    expect(outcome('a')).toEqual({
      id: 'a',
      result: 'retry',
      due: '2026-03-02T09:00:07.000Z',
      attempts: 0,
      reason: 'too_many_requests',
    });
  });

  test('twenty times in a row: the row is dead-lettered, and the conversation told', async () => {
    const { write, sent, told, clock, sending, outcome } = start(() => RETRY);
    write('leila: a');
    await sending.idle();
    for (let tries = 1; tries < 20; tries += 1) {
      await clock.advance(10 * 60_000);
      await sending.idle();
    }
    expect(sent).toHaveLength(20);
    expect(told).toEqual(['a dead']);
    expect(outcome('a')).toEqual({ id: 'a', result: 'dead', reason: 'unreachable' });
  });

  test.each<[string, Sent, string]>([
    [
      'a person who blocked the bot',
      { result: 'blocked', reason: 'blocked_by_person' },
      'a blocked',
    ],
    ['a call that will never be taken', { result: 'refused', reason: 'refused_400' }, 'a dead'],
  ])('%s: told and not tried again; the next row goes on', async (_what, answer, expected) => {
    const { write, told, sent, sending } = start(({ id }) => (id === 'a' ? answer : SENT));
    write('leila: a', 'leila: b');
    await sending.idle();
    expect(told).toEqual([expected]);
    expect(sent).toEqual(['a', 'b']);
  });

  test('a conversation that cannot be told now is told later, before the row is dead', async () => {
    const { write, told, trouble, clock, sending, outcome } = start(() => ({
      result: 'blocked',
      reason: 'blocked_by_person',
    }));
    trouble.tell = 1;
    write('leila: a');
    await sending.idle();
    expect([told, outcome('a')?.result]).toEqual([[], 'retry']);
    await clock.advance(1000);
    await sending.idle();
    expect([told, outcome('a')?.result]).toEqual([['a blocked'], 'dead']);
  });

  test('a row of a channel that is not there is dead-lettered', async () => {
    const { write, told, sending, queue } = start();
    const claim = queue.claim;
    queue.claim = async (now, limit) =>
      (await claim(now, limit)).map((row) => ({ ...row, channel: 'teams' }));
    write('leila: a');
    await sending.idle();
    expect(told).toEqual(['a dead']);
  });

  test('a row that may have been sent before a crash is sent, and that is logged', async () => {
    const { write, sent, lines, sending, queue } = start();
    const claim = queue.claim;
    queue.claim = async (now, limit) =>
      (await claim(now, limit)).map((row) => ({ ...row, again: true }));
    write('leila: a');
    await sending.idle();
    expect([sent, lines]).toEqual([['a'], ['outbox_maybe_twice']]);
  });

  test('a sender that breaks is tried again', async () => {
    const { write, outcome, sending, lines } = start(() => {
      throw new Error('bug');
    });
    write('leila: a');
    await sending.idle();
    expect(outcome('a')).toMatchObject({ result: 'retry', attempts: 1, reason: 'sender_failed' });
    expect(lines).toContain('outbox_sender_failed');
  });
});

describe('a database that is gone', () => {
  test('while claiming: it is asked again', async () => {
    const { write, fails, clock, sent, lines } = start();
    fails.claim = 2;
    write('leila: a');
    await vi.waitFor(async () => {
      await clock.advance(5000);
      expect(sent).toEqual(['a']);
    });
    expect(lines.filter((name) => name === 'outbox_not_claimed')).toHaveLength(2);
  });

  test('after the call: nothing more is claimed until what was sent is noted, and nothing is sent twice', async () => {
    const { held, answer } = createGate();
    const { write, fails, clock, sent, outcome, lines } = start(answer);
    write('leila: a');
    await vi.waitFor(() => expect(sent).toEqual(['a']));
    fails.settle = 2;
    held.get('a')?.(SENT);
    await vi.waitFor(() => expect(lines).toEqual(['outbox_not_settled']));
    write('omar: b');
    await new Promise(setImmediate);
    expect(sent).toEqual(['a']);
    await vi.waitFor(async () => {
      await clock.advance(5000);
      expect(sent).toEqual(['a', 'b']);
    });
    expect(outcome('a')?.result).toBe('sent');
    held.get('b')?.(SENT);
  });
});

describe('the platform’s limits', () => {
  const pace = { perSecond: 30, perRecipientPerSecond: 1, perRecipientBurst: 2 };

  test('a burst to one person leaves, then one a second; others do not wait', async () => {
    const { write, sent, clock } = start(() => SENT, pace);
    write('leila: a1', 'leila: a2', 'leila: a3', 'omar: b1');
    await vi.waitFor(() => expect([...sent].sort()).toEqual(['a1', 'a2', 'b1']));
    await clock.advance(999);
    expect(sent).toHaveLength(3);
    await clock.advance(1);
    await vi.waitFor(() => expect(sent).toContain('a3'));
  });

  test('a stop gives back what waits for its turn, uncounted', async () => {
    const { write, sent, sending, outcome, clock } = start(() => SENT, pace);
    write('leila: a1', 'leila: a2', 'leila: a3');
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    await vi.waitFor(() => expect(clock.armed()).toBe(1));
    await sending.stop();
    expect(sent).toHaveLength(2);
    expect(outcome('a3')).toMatchObject({ result: 'retry', attempts: 0, reason: 'stopped' });
  });
});

test('a stop lets the calls on their way end, and notes them', async () => {
  const { held, answer } = createGate();
  const { write, sent, sending, outcome } = start(answer);
  write('leila: a');
  await vi.waitFor(() => expect(sent).toEqual(['a']));
  const stopping = sending.stop();
  held.get('a')?.(SENT);
  await stopping;
  expect(outcome('a')?.result).toBe('sent');
});
