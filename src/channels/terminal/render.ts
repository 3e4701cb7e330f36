import { z } from 'zod';
import type { PersonChannel } from '../../runtime/ports.ts';

/** One thing that the terminal shows. */
export const terminalCallSchema = z.object({
  kind: z.literal('print'),
  text: z.string(),
  question: z.string().nullable(),
  labels: z.array(z.string()),
});

export type TerminalCall = z.infer<typeof terminalCallSchema>;

/** The terminal as a channel: words are printed, buttons are numbered lines. */
export const terminalRender: PersonChannel = {
  name: 'terminal',
  say: (_address, { paragraphs, choices }): readonly TerminalCall[] => [
    {
      kind: 'print',
      text: paragraphs.join('\n\n'),
      question: choices?.question ?? null,
      labels: [...(choices?.labels ?? [])],
    },
  ],
  markChoice: () => [],
  fetchFile: () => [],
  recipient: ({ chat }) => `terminal:${chat}`,
};
