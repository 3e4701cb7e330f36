import { fileTypeFromBuffer } from 'file-type';
import type { FileProblem } from '../engine/event.ts';
import type { PlayOn } from './playOn.ts';
import type { Clock, DocumentStore, FileSink } from './ports.ts';

/** What a person may send: pictures, PDF, and voice notes. Told by the bytes, never by the name. */
const ACCEPTED = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'application/pdf',
  'audio/ogg',
  'audio/opus',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'video/mp4',
];

/** The largest file that is kept, in bytes: what the platform lets a bot fetch. */
const LARGEST = 20 * 1024 * 1024;

/** Looks at what came, keeps it sealed when it can be read, and tells the conversation. */
export function createFileSink(store: DocumentStore, playOn: PlayOn, clock: Clock): FileSink {
  return {
    async keep({ conversation, document, bytes }) {
      const found = await look(bytes);
      if (found.problem === null && !(await store.isKept(document)))
        await store.save(document, found.mime, bytes);
      await tell(conversation, document, found.problem);
    },
    lost: ({ conversation, document, problem }) => tell(conversation, document, problem),
  };

  async function tell(
    conversation: string,
    document: string,
    problem: FileProblem | null,
  ): Promise<void> {
    await playOn(conversation, {
      inboxId: `file:${document}`,
      at: clock.now().toISOString(),
      happening: { type: 'file_checked', document, problem },
    });
  }
}

type Look = { readonly problem: null; readonly mime: string } | { readonly problem: FileProblem };

async function look(bytes: Uint8Array): Promise<Look> {
  if (bytes.length === 0) return { problem: 'vide' };
  if (bytes.length > LARGEST) return { problem: 'trop_gros' };
  const mime = (await fileTypeFromBuffer(bytes))?.mime.split(';')[0];
  if (mime === undefined || !ACCEPTED.includes(mime)) return { problem: 'type_refuse' };
  return { problem: null, mime };
}
