import { z } from 'zod';
import type { Silence } from '../script.ts';

const waitField = z
  .string()
  .regex(
    /^(jamais|\d{1,2}\s+jours?\s+ouvrés?)$/u,
    'Écrivez par exemple « 2 jours ouvrés », ou « jamais ».',
  )
  .transform((words) => (words === 'jamais' ? null : Number.parseInt(words, 10)));

/** `silence:` of a question or of a whole script: when to ask again, when to let go. */
export const silenceField = z
  .strictObject({ rappel: waitField.optional(), expire: waitField.optional() })
  .transform(
    (raw): Silence => ({
      remindAfterDays: raw.rappel ?? null,
      expireAfterDays: raw.expire ?? null,
    }),
  );
