import type { Api } from 'grammy';
import type { ClaimedCall, FileSink, Sender, Sent } from '../../runtime/ports.ts';
import { callSchema, type TelegramCall } from './call.ts';
import type { Download } from './download.ts';
import { sentFromError } from './problem.ts';

type Tools = {
  readonly api: Api;
  /** Gives the bytes of a file by its handle. */
  readonly download: (source: string) => Promise<Download>;
  readonly files: FileSink;
};

/** Makes the calls of the outbox. Files that persons sent go to `files`. */
export function createOutbound(tools: Tools): Sender {
  return {
    async send(row) {
      const parsed = callSchema.safeParse(row.call);
      if (!parsed.success) return { result: 'refused', reason: 'not_a_call' };
      try {
        return await make(tools, parsed.data, row);
      } catch (error) {
        return sentFromError(error);
      }
    },
  };
}

async function make(tools: Tools, call: TelegramCall, row: ClaimedCall): Promise<Sent> {
  const { raw } = tools.api;
  switch (call.method) {
    case 'sendMessage': {
      const message = await raw.sendMessage(call.payload);
      return { result: 'sent', externalId: String(message.message_id) };
    }
    case 'editMessageReplyMarkup':
      await raw.editMessageReplyMarkup(call.payload);
      return { result: 'sent', externalId: String(call.payload.message_id) };
    case 'fetchFile':
      return await fetchFile(tools, call, row);
  }
}

type FetchFile = Extract<TelegramCall, { method: 'fetchFile' }>;

async function fetchFile(
  { download, files }: Tools,
  { document, source, mime }: FetchFile,
  { conversation }: ClaimedCall,
): Promise<Sent> {
  const got = await download(source);
  if (got.result === 'unreachable') return retry('file_unreachable');
  try {
    if (got.result === 'bytes') {
      await files.keep({ conversation, document, mime, bytes: got.bytes });
    } else {
      await files.lost({ conversation, document, problem: got.result });
    }
  } catch {
    return retry('file_not_kept');
  }
  return { result: 'sent', externalId: null };
}

function retry(reason: string): Sent {
  return { result: 'retry', afterMs: null, reason };
}
