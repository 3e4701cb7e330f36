import type { ConversationReference, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { type Adapter, CONNECTOR_AUDIENCE } from './adapter.ts';
import type { Account, AdvisorDirectory, Reach } from './port.ts';

/** Where an advisor is spoken to, as `TurnContext.getConversationReference` gives it and we keep it. */
const shape = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.object({ id: z.string() }),
  bot: z.object({ id: z.string() }),
});
const referenceSchema = z.custom<Partial<ConversationReference>>(
  (value) => shape.safeParse(value).success,
);

/** The reference without the activity that it came from: what is posted later answers no message. */
export function kept({ activityId: _, ...reference }: Partial<ConversationReference>): unknown {
  return reference;
}

export type Speaking = {
  readonly adapter: Adapter;
  /** Empty without a registration. */
  readonly appId: string;
  /** Where a talk is opened with an advisor who never wrote; null when there is no such place. */
  readonly serviceUrl: string | null;
  readonly directory: Pick<AdvisorDirectory, 'remember'>;
};

/**
 * Plays `speak` in the advisor's own chat, opening it when the bot was installed for them but never heard
 * them. False when there is no way to reach them.
 */
export async function speakTo(
  { adapter, appId, serviceUrl, directory }: Speaking,
  advisor: string,
  { reference, account }: Reach,
  speak: (context: TurnContext) => Promise<void>,
): Promise<boolean> {
  const known = referenceSchema.safeParse(reference);
  if (known.success) {
    await adapter.continueConversationAsync(appId, known.data, (context) =>
      speak(replyingToNothing(context)),
    );
    return true;
  }
  if (!account || !serviceUrl || appId === '') return false;
  const parameters = parametersOf(appId, account);
  await adapter.createConversationAsync(
    appId,
    'msteams',
    serviceUrl,
    CONNECTOR_AUDIENCE,
    parameters,
    async (context) => {
      const { channelId, conversation } = context.activity;
      const bot = parameters.bot;
      await directory.remember(advisor, { serviceUrl, channelId, conversation, bot });
      await speak(replyingToNothing(context));
    },
  );
  return true;
}

/** The SDK gives such a turn an id of its own, and would post as a reply to a message that is not there. */
function replyingToNothing(context: TurnContext): TurnContext {
  context.activity.id = '';
  return context;
}

function parametersOf(appId: string, { aadObjectId, tenantId }: Account) {
  return {
    isGroup: false,
    bot: { id: `28:${appId}`, name: 'Compagnon' },
    members: [{ id: aadObjectId, name: '' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
}
