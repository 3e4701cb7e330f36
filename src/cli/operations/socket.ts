import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Office } from './office.ts';
import { type Outcome, operate, type Request, requestSchema } from './operations.ts';

const outcomeSchema = z.object({ ok: z.boolean(), lines: z.array(z.string()) });
const pathOf = (dataDir: string) => join(dataDir, 'commandes.sock');

/**
 * Lets commands run inside the live process: the embedded database has room for one. A socket in the data
 * directory, for its owner only (0600). Returns what closes it.
 */
export async function listenToCommands(
  dataDir: string,
  office: Office,
): Promise<() => Promise<void>> {
  const path = pathOf(dataDir);
  mkdirSync(dataDir, { recursive: true });
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    text(socket)
      .then(async (received) => operate(office, requestSchema.parse(JSON.parse(received))))
      .catch(
        (error: unknown): Outcome => ({
          ok: false,
          lines: [error instanceof Error ? error.message : 'La commande a échoué.'],
        }),
      )
      .then((outcome) => socket.end(JSON.stringify(outcome)));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Asks the live process; null when none listens in this data directory. */
export function askLive(dataDir: string, request: Request): Promise<Outcome | null> {
  const path = pathOf(dataDir);
  if (!existsSync(path)) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const socket = connect({ path, allowHalfOpen: true });
    socket.on('error', () => resolve(null));
    socket.on('connect', () => {
      socket.end(JSON.stringify(request));
      text(socket).then((answer) => resolve(outcomeSchema.parse(JSON.parse(answer))), reject);
    });
  });
}
