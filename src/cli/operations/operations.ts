import { z } from 'zod';
import { eraseCase } from './erase.ts';
import { explain } from './explain.ts';
import { importFiles } from './import.ts';
import type { Office } from './office.ts';

/** What a command prints, and whether it went well. */
export type Outcome = { readonly ok: boolean; readonly lines: readonly string[] };

const file = z.object({ name: z.string(), base64: z.string() }).nullable();

/** A command of an operator, as it travels to the live process. */
export const requestSchema = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('importer'),
    files: z.object({ conseillers: file, beneficiaires: file, prets: file, echeances: file }),
    codes: z.boolean(),
    dryRun: z.boolean(),
  }),
  z.object({
    command: z.literal('expliquer'),
    subject: z.string().nullable(),
    replay: z.string().nullable(),
  }),
  z.object({ command: z.literal('effacer'), caseNumber: z.string() }),
]);

export type Request = z.infer<typeof requestSchema>;
export type ImportRequest = Extract<Request, { command: 'importer' }>;

export function operate(office: Office, request: Request): Promise<Outcome> {
  switch (request.command) {
    case 'importer':
      return importFiles(office, request);
    case 'expliquer':
      return explain(office, request.subject, request.replay);
    case 'effacer':
      return eraseCase(office, request.caseNumber);
  }
}
