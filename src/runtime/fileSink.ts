import { fileTypeFromBuffer } from 'file-type';
import { localDate } from '../domain/calendar.ts';
import { type PaperFinding, weightOf } from '../domain/paperFinding.ts';
import { FILE_DOUBTS, FILE_PROBLEMS, type FileDoubt, type FileProblem } from '../engine/event.ts';
import type { PaperBench, Scanner } from './paperBench.ts';
import type { PlayOn } from './playOn.ts';
import type { Clock, DocumentStore, FileSink } from './ports.ts';

type Tools = {
  readonly store: DocumentStore;
  readonly playOn: PlayOn;
  readonly clock: Pick<Clock, 'now'>;
  readonly bench: PaperBench;
  /** Null when no antivirus is set up. */
  readonly scanner: Scanner | null;
  readonly timeZone: () => string;
};

/** Looks at what came on the machine, keeps it sealed and without metadata, and tells the conversation. */
export function createFileSink(tools: Tools): FileSink {
  return {
    async keep({ conversation, document, bytes }) {
      const found = (await isInfected(tools, bytes)) ? INFECTED : await look(tools, bytes);
      if (found.kept && !(await tools.store.isKept(document)))
        await tools.store.save(document, found.kept.type, found.kept.bytes);
      await tell(tools, conversation, document, found);
    },
    lost: ({ conversation, document, problem }) =>
      tell(tools, conversation, document, { kept: null, problem, doubt: null }),
  };
}

type Found = {
  readonly kept: { readonly type: string; readonly bytes: Uint8Array } | null;
  readonly problem: FileProblem | null;
  readonly doubt: FileDoubt | null;
};

const INFECTED: Found = { kept: null, problem: 'infecte', doubt: null };

/** Without an answer the file is kept all the same: it only ever opens in a page that can run nothing. */
async function isInfected({ scanner }: Tools, bytes: Uint8Array): Promise<boolean> {
  return scanner !== null && (await scanner.scan(bytes)).is === 'infected';
}

async function look({ bench, clock, timeZone }: Tools, bytes: Uint8Array): Promise<Found> {
  const sound = await soundOf(bytes);
  if (sound !== null) return { kept: { type: sound, bytes }, problem: null, doubt: null };
  const today = localDate(clock.now().toISOString(), timeZone());
  const { inspection, kept } = await bench.receive(bytes, { today, months: null, caption: null });
  if (!kept) return { kept, problem: problemIn(inspection.findings), doubt: null };
  return { kept, problem: null, doubt: doubtIn(inspection.findings) };
}

/** A voice note, told by its bytes: it is no paper, and kept as it came. */
async function soundOf(bytes: Uint8Array): Promise<string | null> {
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime.split(';')[0];
  return mime !== undefined && VOICES.includes(mime) ? mime : null;
}

const VOICES = ['audio/ogg', 'audio/opus', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'video/mp4'];

function problemIn(findings: readonly PaperFinding[]): FileProblem {
  const refused = findings.find((one) => weightOf(one) === 'refused')?.code;
  return FILE_PROBLEMS.find((one) => one === refused) ?? 'type_refuse';
}

/** The gravest is said; the advisor sees the page. */
function doubtIn(findings: readonly PaperFinding[]): FileDoubt | null {
  return FILE_DOUBTS.find((doubt) => findings.some(({ code }) => code === doubt)) ?? null;
}

async function tell(
  { playOn, clock }: Tools,
  conversation: string,
  document: string,
  { problem, doubt }: Found,
): Promise<void> {
  await playOn(conversation, {
    inboxId: `file:${document}`,
    at: clock.now().toISOString(),
    happening: { type: 'file_checked', document, problem, doubt },
  });
}
