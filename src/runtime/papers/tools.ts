import type { PaperType } from '../../domain/paperFinding.ts';
import type { Edition } from '../edition.ts';
import type { PaperBench, Scanner } from '../paperBench.ts';
import type { ChecklistStore, PageStore, UploadLinks } from '../paperPorts.ts';
import type { PlayOn } from '../playOn.ts';
import type { Clock, Log, TurnStore } from '../ports.ts';

/** The bench of papers, as the page on which they are sent needs it. */
export type PageBench = PaperBench & {
  /** A turn to hold a file in memory. */
  readonly turns: { run<T>(job: () => Promise<T>): Promise<T> };
  /** A small JPEG, too small to be read. */
  thumbnail(bytes: Uint8Array, type: PaperType): Promise<Uint8Array>;
};

/** What the desk of papers works with. */
export type UploadTools = {
  readonly turns: Pick<TurnStore, 'readById'>;
  readonly links: UploadLinks;
  readonly checklists: ChecklistStore;
  readonly pages: PageStore;
  readonly bench: PageBench;
  /** Null when no antivirus is set up. */
  readonly scanner: Scanner | null;
  readonly playOn: PlayOn;
  readonly edition: () => Edition;
  readonly clock: Clock;
  readonly log: Log;
};
