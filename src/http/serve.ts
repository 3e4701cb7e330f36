import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { CannotStart } from '../runtime/cannotStart.ts';

export type Served = {
  /** `http://127.0.0.1:3000`, with the port that was really taken. */
  readonly url: string;
  readonly port: number;
  /** Takes no new connection, lets requests end, and closes those that stay open. */
  close(): Promise<void>;
};

/** How long requests in flight may take once we stop. */
const CLOSE_PATIENCE_MS = 5000;

/** Opens the port. Throws `CannotStart` when it is taken or not ours to take. */
export async function openPort(app: Hono, host: string, port: number): Promise<Served> {
  const { server, taken } = await listen(app, host, port);
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${taken}`,
    port: taken,
    close: () => closed(server),
  };
}

function listen(app: Hono, host: string, port: number) {
  return new Promise<{ server: ServerType; taken: number }>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      resolve({ server, taken: info.port });
    });
    server.once('error', (error) => reject(refusal(error, host, port)));
  });
}

function refusal(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return new CannotStart(
      `Le port ${port} est déjà pris : arrêtez l’autre programme, ou choisissez-en un autre avec PORT.`,
    );
  if (code === 'EACCES')
    return new CannotStart(`Le port ${port} n’est pas permis : choisissez-en un autre avec PORT.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotStart(`HOST=${host} n’est pas une adresse de cette machine.`);
  return error;
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, CLOSE_PATIENCE_MS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
