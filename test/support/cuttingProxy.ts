import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A network that fails when it is told to, between a browser and a server. */
export type CuttingProxy = {
  readonly url: string;
  /** Every sending is cut once so many bytes have left, until it is mended. */
  cutAfter(bytes: number): void;
  /** Every sending goes through whole and its answer is lost, until it is mended. */
  loseAnswers(): void;
  mend(): void;
  /** How many connections were cut. */
  readonly cuts: () => number;
  close(): Promise<void>;
};

export async function openCuttingProxy(port: number): Promise<CuttingProxy> {
  let limit: number | null = null;
  let lose = false;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((browser) => {
    const upstream = connect(port, '127.0.0.1');
    let sending = false;
    let sent = 0;
    const cut = () => {
      cuts += 1;
      browser.resetAndDestroy();
      upstream.destroy();
    };
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        browser.destroy();
        upstream.destroy();
      });
    }
    browser.on('data', (chunk) => {
      if (/^[A-Z]{3,} \//u.test(chunk.subarray(0, 20).toString('latin1'))) {
        sending = chunk.includes('/envoi/');
        sent = 0;
      }
      sent += chunk.length;
      if (sending && limit !== null && sent > limit) return cut();
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (sending && lose) return cut();
      browser.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    cutAfter: (bytes) => {
      limit = bytes;
    },
    loseAnswers: () => {
      lose = true;
    },
    mend: () => {
      limit = null;
      lose = false;
    },
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return address.port;
}
