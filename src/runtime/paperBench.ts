import type { PaperFinding } from '../domain/paperFinding.ts';

/** What is looked at on the machine, as `src/papers` does it. */
export type PaperBench = {
  receive(
    bytes: Uint8Array,
    options: {
      readonly today: string;
      readonly months: number | null;
      readonly caption: string | null;
    },
  ): Promise<{
    readonly inspection: {
      readonly pages: number;
      readonly findings: readonly PaperFinding[];
    };
    /** What may be kept: a picture without its metadata, or the PDF. Null when it is refused. */
    readonly kept: { readonly type: string; readonly bytes: Uint8Array } | null;
  }>;
};

/** What an antivirus says; `unavailable`: nobody answered. */
export type Scanner = {
  scan(bytes: Uint8Array): Promise<{ readonly is: 'clean' | 'infected' | 'unavailable' }>;
};
