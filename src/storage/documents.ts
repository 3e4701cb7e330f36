import { setImmediate as breathe } from 'node:timers/promises';
import type { Clock, DocumentStore } from '../runtime/ports.ts';
import type { Database, Statement } from './database.ts';
import type { Keyring } from './keyring.ts';
import { openBytes, sealBytes } from './seal.ts';
import { places } from './sealed.ts';

/** A file in one piece would hold everybody up for a second: 256 KB parts, and a breath between. */
const PART_BYTES = 256 * 1024;

export type Documents = DocumentStore & {
  /** The file, opened; null when it was not kept, or was erased. */
  read(document: string): Promise<{ readonly mime: string; readonly bytes: Uint8Array } | null>;
};

const WRITE: Statement = {
  name: 'part_write',
  text: `insert into "FilePart"("documentId", number, bytes) values ($1, $2, decode($3, 'base64'))
    on conflict ("documentId", number) do update set bytes = excluded.bytes`,
};
const READ: Statement = {
  name: 'part_read',
  text: `select encode(bytes, 'base64') as bytes from "FilePart" where "documentId" = $1 and number = $2`,
};

export function createDocuments(
  { run, prisma }: Pick<Database, 'run' | 'prisma'>,
  keyring: Keyring,
  clock: Pick<Clock, 'now'>,
): Documents {
  return {
    async isKept(document) {
      const found = await prisma.document.findUnique({ where: { id: document } });
      return found?.keptAt !== null && found?.keptAt !== undefined;
    },

    async save(document, mime, bytes) {
      const key = await keyOf(document);
      if (!key) return;
      for (let number = 0; number * PART_BYTES < bytes.length; number += 1) {
        const part = bytes.subarray(number * PART_BYTES, (number + 1) * PART_BYTES);
        const sealed = sealBytes(key, places.part(document, number), part);
        await run(WRITE, [document, number, sealed.toString('base64')]);
        await breathe();
      }
      await prisma.document.updateMany({
        where: { id: document },
        data: { mime, size: bytes.length, keptAt: clock.now() },
      });
    },

    async read(document) {
      const found = await prisma.document.findUnique({ where: { id: document } });
      const key = await keyOf(document);
      if (!key || !found?.keptAt || found.size === null) return null;
      const bytes = new Uint8Array(found.size);
      for (let number = 0; number * PART_BYTES < found.size; number += 1) {
        const [row] = await run<{ readonly bytes: string }>(READ, [document, number]);
        if (!row) return null;
        const sealed = Buffer.from(row.bytes, 'base64');
        bytes.set(openBytes(key, places.part(document, number), sealed), number * PART_BYTES);
        await breathe();
      }
      return { mime: found.mime ?? 'application/octet-stream', bytes };
    },
  };

  async function keyOf(document: string) {
    const found = await prisma.document.findUnique({ where: { id: document } });
    return found && (await keyring.ofConversation(found.conversationId));
  }
}
