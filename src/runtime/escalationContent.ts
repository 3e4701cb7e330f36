import { z } from 'zod';

/** What an escalation says, in French words, as it is sealed. Corrections have the same shape. */
export const escalationContentSchema = z.object({
  /** The danger that was found, by its name. */
  danger: z.string().nullable(),
  summary: z.array(z.object({ name: z.string(), label: z.string(), value: z.string() })),
  /** The person took back the path that had led there. */
  retired: z.boolean(),
});

export type EscalationContent = z.infer<typeof escalationContentSchema>;
