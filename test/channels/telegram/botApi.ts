import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as it reached the server. */
export type Call = { readonly method: string; readonly payload: Record<string, unknown> };

/** What a call is answered with: a result, a refusal of Telegram, or a cut connection. */
export type Answer =
  | { readonly result: unknown }
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | 'cut';

export const TOKEN = '4242:robot';

/** A Bot API of a few lines on loopback, answering as the test says. Files are under `files` by their path. */
export async function startBotApi(answer: (call: Call) => Answer | Promise<Answer>) {
  const calls: Call[] = [];
  const files = new Map<string, Uint8Array>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const file = files.get(path.replace(`/file/bot${TOKEN}/`, ''));
    if (path.startsWith('/file/')) {
      response.writeHead(file ? 200 : 404).end(file);
      return;
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const method = path.slice(path.lastIndexOf('/') + 1);
    const call = { method, payload: text === '' ? {} : JSON.parse(text) };
    calls.push(call);
    const given = await answer(call);
    if (given === 'cut') request.socket.destroy();
    else if (!request.socket.destroyed) response.end(JSON.stringify(bodyOf(given)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiRoot = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    apiRoot,
    calls,
    files,
    /** The payloads of the calls of one method. */
    of: (method: string) => calls.filter((one) => one.method === method).map((one) => one.payload),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type BotApi = Awaited<ReturnType<typeof startBotApi>>;

function bodyOf(answer: Exclude<Answer, 'cut'>) {
  if ('result' in answer) return { ok: true, result: answer.result };
  const { code, description, retryAfter } = answer;
  const parameters = retryAfter === undefined ? {} : { retry_after: retryAfter };
  return { ok: false, error_code: code, description, parameters };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
