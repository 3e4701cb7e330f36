import { z } from 'zod';
import type { Edition } from './edition.ts';
import { viewOf } from './escalationView.ts';
import type { AdvisorChannel, ClaimedCall, EscalationStore, Sender, Sent } from './ports.ts';

const cardCall = z.object({
  kind: z.literal('card'),
  escalation: z.string(),
  advisor: z.string(),
});
const relayCall = z.object({
  kind: z.literal('relay'),
  escalation: z.string(),
  advisor: z.string(),
  text: z.string(),
});

/**
 * Makes cards and carried words when they leave. A card then shows the latest of its story, however long
 * it waited; its number is known; and the outbox holds no copy of what the person said.
 */
export function createAdvisorSender(
  channel: AdvisorChannel,
  escalations: EscalationStore,
  edition: () => Edition,
  sender: Sender,
): Sender {
  return {
    async send(row) {
      const calls = await callsOf(row.call);
      return calls === null
        ? { result: 'refused', reason: 'no_such_escalation' }
        : await sendAll(calls, row);
    },
  };

  async function callsOf(call: unknown): Promise<readonly unknown[] | null> {
    const card = cardCall.safeParse(call);
    const relay = relayCall.safeParse(call);
    const asked = card.data ?? relay.data;
    if (!asked) return [call];
    const stored = await escalations.find(asked.escalation);
    if (!stored) return null;
    const view = viewOf(stored, edition().texts);
    return relay.data
      ? channel.relay(asked.advisor, view, relay.data.text)
      : channel.card(asked.advisor, view);
  }

  async function sendAll(calls: readonly unknown[], row: ClaimedCall): Promise<Sent> {
    let last: Sent = { result: 'sent', externalId: null };
    for (const call of calls) {
      last = await sender.send({ ...row, call });
      if (last.result !== 'sent') return last;
    }
    return last;
  }
}
