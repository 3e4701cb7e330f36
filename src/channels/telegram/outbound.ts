import type { Api } from 'grammy';
import type { ClaimedCall, FileSink, Sender, Sent } from '../../runtime/ports.ts';
import { callSchema, type TelegramCall } from './call.ts';
import { sentFromError } from './problem.ts';

/** Makes the calls of the outbox. Fetched files go to `files`; `download` gives the bytes of a file. */
export function createOutbound({
  api,
  download,
  files,
}: {
  readonly api: Api;
  readonly download: (source: string) => Promise<Download>;
  readonly files: FileSink;
}): Sender {
  return {
    async send(row) {
      const parsed = callSchema.safeParse(row.call);
      if (!parsed.success) return { result: 'refused', reason: 'not_a_call' };
      try {
        return await make(parsed.data, row);
      } catch (error) {
        return sentFromError(error);
      }
    },
  };

  async function make(call: TelegramCall, row: ClaimedCall): Promise<Sent> {
    switch (call.method) {
      case 'sendMessage': {
        const message = await api.raw.sendMessage(call.payload);
        return { result: 'sent', externalId: String(message.message_id) };
      }
      case 'editMessageReplyMarkup':
        await api.raw.editMessageReplyMarkup(call.payload);
        return { result: 'sent', externalId: String(call.payload.message_id) };
      case 'fetchFile':
        return await fetchFile(call, row);
    }
  }

  async function fetchFile(
    { document, source, mime }: Extract<TelegramCall, { method: 'fetchFile' }>,
    { conversation }: ClaimedCall,
  ): Promise<Sent> {
    const got = await download(source);
    if (got.result === 'unreachable')
      return { result: 'retry', afterMs: null, reason: 'file_unreachable' };
    const keeping =
      got.result === 'bytes'
        ? files.keep({ conversation, document, mime, bytes: got.bytes })
        : files.lost({ conversation, document, problem: got.result });
    try {
      await keeping;
    } catch {
      return { result: 'retry', afterMs: null, reason: 'file_not_kept' };
    }
    return { result: 'sent', externalId: null };
  }
}

/** What became of a download. */
export type Download =
  | { readonly result: 'bytes'; readonly bytes: Uint8Array }
  | { readonly result: 'trop_gros' | 'introuvable' | 'unreachable' };
