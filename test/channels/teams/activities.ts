import { type Activity, activitySchema } from '../../../src/channels/teams/activity.ts';
import { TENANT } from './fakeDesk.ts';

let count = 0;

/** An activity of an advisor's private chat, as the Bot Framework posts it. */
export function anActivity(given: Record<string, unknown> = {}, who = 'martin'): Activity {
  count += 1;
  return activitySchema.parse({
    type: 'message',
    id: `a${count}`,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/connector',
    from: { id: `29:${who}`, aadObjectId: `aad-${who}` },
    recipient: { id: '28:compagnon' },
    conversation: { id: `chat-${who}`, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...given,
  });
}

export function wrote(text: string, who = 'martin'): Activity {
  return anActivity({ text }, who);
}

export function clicked(verb: string, data: Record<string, unknown>, who = 'martin'): Activity {
  return anActivity(
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    },
    who,
  );
}
