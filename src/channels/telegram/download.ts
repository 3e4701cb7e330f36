import { type Api, GrammyError } from 'grammy';

/** What became of a download. */
export type Download =
  | { readonly result: 'bytes'; readonly bytes: Uint8Array }
  | { readonly result: 'trop_gros' | 'introuvable' | 'unreachable' };

/** The platform's limit for bots: 20 MB. */
const LARGEST_FILE = 20 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 60_000;

/**
 * Gives the bytes of a file that a person sent. Throws grammY's errors for what concerns the bot itself
 * (token, flood, network), as the calls of `outbound` do.
 */
export function createDownload({
  api,
  token,
  apiRoot,
}: {
  readonly api: Api;
  readonly token: string;
  readonly apiRoot: string;
}): (source: string) => Promise<Download> {
  return async (source) => {
    const path = await pathOf(api, source);
    if (typeof path !== 'string') return path;
    return await read(`${apiRoot}/file/bot${token}/${path}`);
  };
}

async function pathOf(api: Api, source: string): Promise<string | Download> {
  try {
    const file = await api.getFile(source);
    if ((file.file_size ?? 0) > LARGEST_FILE) return { result: 'trop_gros' };
    return file.file_path ?? { result: 'introuvable' };
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return { result: /file is too big/i.test(error.description) ? 'trop_gros' : 'introuvable' };
  }
}

/** The address bears the token: nothing of a failure is passed on. */
async function read(url: string): Promise<Download> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (answer.status === 404) return { result: 'introuvable' };
    if (!answer.ok || !answer.body) return { result: 'unreachable' };
    return await gather(answer.body);
  } catch {
    return { result: 'unreachable' };
  }
}

async function gather(body: AsyncIterable<Uint8Array>): Promise<Download> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > LARGEST_FILE) return { result: 'trop_gros' };
    parts.push(part);
  }
  return { result: 'bytes', bytes: Buffer.concat(parts) };
}
