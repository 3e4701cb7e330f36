import { createServer, type Socket } from 'node:net';

/** The string that every antivirus knows as a virus (EICAR), in two parts: no scanner takes this file for one. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`;

type Moods = {
  /** Reads all and never answers. */
  readonly silent?: boolean;
  /** The daemon's `StreamMaxLength`, in bytes. */
  readonly longest?: number;
};

/** A small `clamd`: speaks PING and INSTREAM as the real one does, byte for byte. */
export async function fakeClamd(where: { path: string } | { port: 0 }, moods: Moods = {}) {
  const received: number[] = [];
  const server = createServer((socket) => serve(socket, moods, received));
  await new Promise<void>((resolve) => server.listen(where, resolve));
  const at = server.address();
  return {
    address: typeof at === 'object' && at !== null ? `127.0.0.1:${at.port}` : String(at),
    /** Bytes of each stream that came whole. */
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function serve(socket: Socket, { silent = false, longest = Infinity }: Moods, received: number[]) {
  let held = Buffer.alloc(0);
  let done = false;
  const answer = (text: string) => {
    done = true;
    if (!silent) socket.end(`${text}\0`);
  };
  socket.on('error', () => {});
  socket.on('data', (more) => {
    if (done) return;
    held = Buffer.concat([held, Buffer.from(more)]);
    const command = held.indexOf(0);
    if (command < 0) return;
    const word = held.subarray(0, command).toString();
    if (word === 'zPING') return answer('PONG');
    if (word !== 'zINSTREAM') return answer('UNKNOWN COMMAND');
    const stream = readStream(held.subarray(command + 1));
    if (stream.bytes.length > longest) return answer('INSTREAM size limit exceeded. ERROR');
    if (!stream.ended) return;
    received.push(stream.bytes.length);
    answer(stream.bytes.includes(EICAR) ? 'stream: Eicar-Signature FOUND' : 'stream: OK');
  });
}

/** The chunks that came so far; ended when one of length zero came. */
function readStream(bytes: Buffer): { readonly bytes: Buffer; readonly ended: boolean } {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return { bytes: Buffer.concat(chunks), ended: true };
    if (at + 4 + length > bytes.length) break;
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { bytes: Buffer.concat(chunks), ended: false };
}
