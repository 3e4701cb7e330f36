import { describe, expect, it } from 'vitest';
import type { PlayOn } from '../../src/runtime/playOn.ts';
import type { ClaimedCall } from '../../src/runtime/ports.ts';
import { createUndelivered } from '../../src/runtime/undelivered.ts';

const AT = '2026-03-09T09:00:00.000Z';
const CLOCK = { now: () => new Date(AT), at: () => () => {} };

async function told(
  part: Pick<ClaimedCall, 'channel' | 'speaker'>,
  why: 'blocked' | 'dead',
): Promise<readonly (readonly [string, string])[]> {
  const events: (readonly [string, string])[] = [];
  const playOn: PlayOn = async (_conversation, { inboxId, happening }) => {
    events.push([inboxId, happening.type]);
    return { result: 'duplicate' };
  };
  const row: ClaimedCall = {
    id: 'telegram:1:7/2.0',
    recipient: 'telegram:1:9',
    call: {},
    due: AT,
    conversation: 'c',
    attempts: 1,
    again: false,
    ...part,
  };
  await createUndelivered(playOn, CLOCK)(row, why);
  return events;
}

describe('what could not be delivered', () => {
  it('because the person blocked the robot: it stops', async () => {
    expect(await told({ channel: 'telegram', speaker: 'bot' }, 'blocked')).toEqual([
      ['blocked:telegram:1:7/2.0', 'person_blocked'],
    ]);
  });

  it('of an advisor’s words: the advisor is told, blocked or not', async () => {
    const words = { channel: 'telegram', speaker: 'advisor' } as const;
    const dead = ['undelivered:telegram:1:7/2.0', 'delivery_failed'];
    expect(await told(words, 'dead')).toEqual([dead]);
    expect(await told(words, 'blocked')).toContainEqual(dead);
  });

  it('of a card: the conversation is not troubled', async () => {
    expect(await told({ channel: 'teams', speaker: 'safety' }, 'dead')).toEqual([]);
  });
});
