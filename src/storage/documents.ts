import { setImmediate as breathe } from 'node:timers/promises';
import type { PageStore } from '../runtime/paperPorts.ts';
import type { Clock } from '../runtime/ports.ts';
import type { Database, Statement } from './database.ts';
import type { Keyring } from './keyring.ts';
import { openBytes, sealBytes } from './seal.ts';
import { places } from './sealed.ts';

/** A file in one piece would hold everybody up for a second: 256 KB parts, and a breath between. */
const PART_BYTES = 256 * 1024;

/** Locked, so that a conversation that is being erased leaves no row behind. */
const BEGIN: Statement = {
  name: 'document_begin',
  text: `insert into "Document"(id, "conversationId", status, "receivedAt")
    select $1, c.id, 'reçu', $3::timestamptz from "Conversation" c where c.id = $2::uuid for share of c
    on conflict (id) do nothing`,
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

type Tools = Pick<Database, 'run' | 'prisma'> & {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, 'now'>;
};

/** The bytes of files, sealed with the key of their conversation. */
export function createDocuments(tools: Tools): PageStore {
  return {
    async begin(conversation, document, at) {
      await tools.run(BEGIN, [document, conversation, at.toISOString()]);
    },
    async isKept(document) {
      return ((await rowOf(tools, document))?.keptAt ?? null) !== null;
    },
    save: (document, mime, bytes) => save(tools, document, mime, bytes),
    read: (document) => read(tools, document),
  };
}

/** Written again after a crash, the same parts take the place of the first. */
async function save(tools: Tools, document: string, mime: string, bytes: Uint8Array) {
  const { run, prisma, clock } = tools;
  const key = await keyOf(tools, document);
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
}

async function read(tools: Tools, document: string) {
  const found = await rowOf(tools, document);
  const key = await keyOf(tools, document);
  if (!key || !found?.keptAt || found.size === null) return null;
  const bytes = new Uint8Array(found.size);
  for (let number = 0; number * PART_BYTES < found.size; number += 1) {
    const [row] = await tools.run<{ readonly bytes: string }>(READ, [document, number]);
    if (!row) return null;
    const sealed = Buffer.from(row.bytes, 'base64');
    bytes.set(openBytes(key, places.part(document, number), sealed), number * PART_BYTES);
    await breathe();
  }
  return { mime: found.mime ?? 'application/octet-stream', bytes };
}

function rowOf({ prisma }: Tools, id: string) {
  return prisma.document.findUnique({ where: { id } });
}

async function keyOf(tools: Tools, document: string) {
  const found = await rowOf(tools, document);
  return found && (await tools.keyring.ofConversation(found.conversationId));
}
