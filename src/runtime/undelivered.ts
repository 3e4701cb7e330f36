import type { PlayOn } from './playOn.ts';
import type { Clock, Undelivered } from './ports.ts';

/**
 * Tells the conversation that one of its calls did not arrive. The id comes from the row: told twice, it
 * counts once. What was for an advisor is told to nobody here: the log and `expliquer` show it.
 */
export function createUndelivered(playOn: PlayOn, clock: Clock): Undelivered {
  return async (call, why) => {
    if (call.channel === 'teams') return;
    const blocked = why === 'blocked';
    const speaker = call.speaker === 'advisor' ? 'advisor' : 'bot';
    const at = clock.now().toISOString();
    const tell = async (inboxId: string, happening: Parameters<PlayOn>[1]['happening']) => {
      await playOn(call.conversation, { inboxId, at, happening });
    };
    if (blocked) await tell(`blocked:${call.id}`, { type: 'person_blocked' });
    if (!blocked || speaker === 'advisor')
      await tell(`undelivered:${call.id}`, { type: 'delivery_failed', speaker });
  };
}
