import { createGate } from '../gate.ts';
import { PDF_READ_MS } from '../limits.ts';
import { drawReply, readReply } from './messages.ts';
import { createPdfThread } from './thread.ts';

/** What came of reading a PDF. `stopped`: it asked for more time or memory than a paper needs. */
export type PdfRead =
  | { readonly is: 'read'; readonly pages: number; readonly text: string }
  | { readonly is: 'refused'; readonly why: 'abime' | 'verrouille' }
  | { readonly is: 'stopped'; readonly why: 'temps' | 'memoire' };

export type ReadPdf = (bytes: Uint8Array) => Promise<PdfRead>;

/** The first page of a PDF: red, green, blue and alpha, 8 bits each. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
};

/** Opens PDF, one at a time, in a thread of their own. */
export type PdfReader = {
  readonly read: ReadPdf;
  /** The first page, `side` pixels long; null when it cannot be drawn. */
  draw(bytes: Uint8Array, side: number): Promise<Drawing | null>;
  close(): Promise<void>;
};

export function createPdfReader(milliseconds = PDF_READ_MS): PdfReader {
  const thread = createPdfThread();
  const gate = createGate(1);
  return {
    async read(bytes) {
      const answer = await gate.run(() => thread.ask({ do: 'read', bytes }, milliseconds));
      return answer.is === 'stopped' ? answer : readReply.parse(answer.reply);
    },
    async draw(bytes, side) {
      const answer = await gate.run(() => thread.ask({ do: 'draw', bytes, side }, milliseconds));
      if (answer.is === 'stopped') return null;
      const reply = drawReply.parse(answer.reply);
      return reply.is === 'drawn' ? reply : null;
    },
    close: () => thread.close(),
  };
}
