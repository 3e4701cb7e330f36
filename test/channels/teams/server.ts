import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotRequest, BotResponse } from '../../../src/channels/teams/receive.ts';

export type Listening = { readonly url: string; close(): Promise<void> };

/** What a server answers. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** A server on loopback for JSON requests. */
export async function listen(
  answer: (request: BotRequest & { readonly url: string }) => Promise<Answer>,
): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(request, response, answer).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => stop(server) };
}

/** `POST /api/messages` as the product serves it. */
export function listenAsBot(
  handle: (request: BotRequest) => Promise<BotResponse>,
): Promise<Listening> {
  return listen(handle);
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Parameters<typeof listen>[0],
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  const text = Buffer.concat(parts).toString();
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const { method = '', url = '' } = request;
  const given = await answer({ method, url, headers, body: text === '' ? null : JSON.parse(text) });
  response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers });
  response.end(given.body === null || given.body === undefined ? '' : JSON.stringify(given.body));
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was opened');
  return address.port;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
