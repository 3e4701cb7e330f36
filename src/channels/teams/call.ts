import { z } from 'zod';

/**
 * What an outbox row of Teams holds. Cards are made when the row leaves: they then show the latest of the
 * story, and the row holds none of it but the words that it carries.
 */
export const callSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), advisor: z.string(), escalation: z.string() }),
  z.object({ kind: z.literal('papers'), advisor: z.string(), escalation: z.string() }),
  z.object({
    kind: z.literal('relay'),
    advisor: z.string(),
    escalation: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('notice'), advisor: z.string(), text: z.string() }),
]);

export type TeamsCall = z.infer<typeof callSchema>;
