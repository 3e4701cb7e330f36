import { z } from 'zod';
import { ANSWER_FIELD, CHOICE_FIELD, STEPS, VERBS } from './cards/elements.ts';

/** The parts of a Bot Framework activity that we read. Everything else is passed over. */

/** Absent, or null: some senders write nulls for what they leave out. */
const maybe = z
  .string()
  .nullish()
  .transform((words) => words ?? undefined);

const channelAccount = z.object({
  id: z.string(),
  aadObjectId: maybe,
});

/** What comes back from a button: our data, joined by the fields of the card. */
const clickData = z.object({
  escalation: z.string(),
  card: z.enum(['situation', 'message', 'papers']).optional(),
  message: z.string().optional(),
  words: z.string().optional(),
  paper: z.string().optional(),
  version: z.number().int().optional(),
  step: z.enum(STEPS).optional(),
  [CHOICE_FIELD]: z.string().optional(),
  [ANSWER_FIELD]: z.string().optional(),
});

export const clickSchema = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.enum(VERBS),
    data: clickData,
  }),
});

export const activitySchema = z.object({
  type: z.string(),
  id: maybe,
  name: maybe,
  action: maybe,
  text: maybe,
  value: z.unknown().optional(),
  replyToId: maybe,
  /** On other channels (Direct Line, web chat) the speaker writes their own account: it proves nothing. */
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  from: channelAccount,
  recipient: channelAccount,
  conversation: z.object({
    id: z.string(),
    conversationType: maybe,
    tenantId: maybe,
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).nullish() })
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
