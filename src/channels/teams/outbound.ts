import type { TurnContext } from 'botbuilder';
import type { AdvisorDesk } from '../../runtime/advisorDesk.ts';
import type { ClaimedCall, Sender, Sent } from '../../runtime/ports.ts';
import { type Attached, attached } from './attached.ts';
import { callSchema, type TeamsCall } from './call.ts';
import { messageCard } from './cards/message.ts';
import { wordsCard } from './cards/notice.ts';
import { papersCard } from './cards/papers.ts';
import { situationCard } from './cards/situation.ts';
import type { AdvisorDirectory, CardStore } from './port.ts';
import { ConnectorRefusal, sentFromError } from './problem.ts';
import { type Speaking, speakTo } from './reach.ts';
import { NOTIFICATION } from './words.ts';

export type OutboundParts = {
  readonly speaking: () => Promise<Speaking>;
  readonly desk: Pick<AdvisorDesk, 'view' | 'papers'>;
  readonly directory: Pick<AdvisorDirectory, 'reach'>;
  readonly cards: CardStore;
  readonly timeZone: string;
};

/** Makes the calls of the outbox: cards are made from what is true when they leave. */
export function createOutbound(parts: OutboundParts): Sender {
  return {
    async send({ call }: ClaimedCall) {
      const parsed = callSchema.safeParse(call);
      if (!parsed.success) return { result: 'refused', reason: 'not_a_call' };
      const said = await activityOf(parts, parsed.data);
      if (!said) return { result: 'refused', reason: 'escalation_gone' };
      try {
        return await deliver(parts, parsed.data, said);
      } catch (error) {
        return sentFromError(error);
      }
    },
  };
}

async function activityOf(
  { desk, timeZone }: OutboundParts,
  call: TeamsCall,
): Promise<Attached | null> {
  if (call.kind === 'notice') return attached(wordsCard(call.text), NOTIFICATION.notice);
  if (call.kind === 'papers') {
    const papers = await desk.papers.view(call.escalation, call.advisor);
    return papers && attached(papersCard(papers, { timeZone }), NOTIFICATION.papers);
  }
  const view = await desk.view(call.escalation, call.advisor);
  if (!view) return null;
  return call.kind === 'card'
    ? attached(situationCard(view, { timeZone }), NOTIFICATION.situation)
    : attached(messageCard(view, call.text), NOTIFICATION.message);
}

async function deliver(parts: OutboundParts, call: TeamsCall, said: Attached): Promise<Sent> {
  const { advisor } = call;
  const reach = await parts.directory.reach(advisor);
  if (!reach) return { result: 'refused', reason: 'unknown_advisor' };
  let externalId: string | null = null;
  const reached = await speakTo(await parts.speaking(), advisor, reach, async (context) => {
    externalId = await post(parts, call, said, context);
  });
  return reached ? { result: 'sent', externalId } : { result: 'blocked', reason: 'not_installed' };
}

/** The card of an escalation is changed where it stands; everything else is a new message. */
async function post(
  { cards }: OutboundParts,
  call: TeamsCall,
  said: Attached,
  context: TurnContext,
): Promise<string | null> {
  if (call.kind !== 'card') return (await context.sendActivity(said))?.id ?? null;
  const { escalation, advisor } = call;
  const standing = await cards.find(escalation, advisor);
  if (standing !== null && (await update(context, standing, said))) return standing;
  const id = (await context.sendActivity(said))?.id ?? null;
  if (id) await cards.keep(escalation, advisor, id);
  return id;
}

/** False when the advisor deleted the card: it is then shown again. */
async function update(context: TurnContext, id: string, said: Attached): Promise<boolean> {
  try {
    await context.updateActivity({ ...said, id });
    return true;
  } catch (error) {
    if (error instanceof ConnectorRefusal && error.status === 404) return false;
    throw error;
  }
}
