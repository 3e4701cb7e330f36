import { z } from 'zod';

/** The parts of a Bot Framework activity that we read. Everything else is passed over. */

const channelAccount = z.object({
  id: z.string(),
  aadObjectId: z.string().optional(),
});

/** What comes back from a button: our data, joined by the fields of the card. */
const clickData = z.object({
  escalation: z.string(),
  card: z.enum(['situation', 'message']).optional(),
  message: z.string().optional(),
  words: z.string().optional(),
  reponse: z.string().optional(),
});

export const clickSchema = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.enum(['take', 'answer', 'close', 'choose']),
    data: clickData,
  }),
});

export const activitySchema = z.object({
  type: z.string(),
  id: z.string().optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  serviceUrl: z.string(),
  from: channelAccount,
  recipient: channelAccount,
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).optional() })
    .nullish()
    .catch(null),
  attachments: z
    .array(z.object({ contentType: z.string() }))
    .nullish()
    .catch(null),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
});

export type Activity = z.infer<typeof activitySchema>;
export type Click = z.infer<typeof clickSchema>['action'];
