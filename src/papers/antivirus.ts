import { createConnection, type NetConnectOpts } from 'node:net';

/** What the antivirus says of some bytes. `unavailable` says nothing of them: decide without, and say so. */
export type Scan =
  | { readonly is: 'clean' }
  | { readonly is: 'infected'; readonly name: string }
  | { readonly is: 'unavailable'; readonly why: string };

export type Antivirus = {
  /** Scans bytes. Never throws: a daemon that is away, slow, or refuses the size is `unavailable`. */
  scan(bytes: Uint8Array): Promise<Scan>;
  /** True when the daemon answers: for `/readyz`. */
  available(): Promise<boolean>;
};

/** How long the scan of one file may take, and the answer to « are you there », in milliseconds. */
const SCAN_MS = 20_000;
const PING_MS = 2_000;

/** Bytes sent at once (the daemon takes any size below its `StreamMaxLength`, 100 MB). */
const CHUNK = 64 * 1024;

/** The longest answer that is read: the daemon's are below 200. */
const LONGEST_ANSWER = 4_096;

/**
 * Talks to ClamAV's `clamd` at `127.0.0.1:3310` (or `tcp://…`), or at `/run/clamav/clamd.ctl` (or
 * `unix:…`). One connection a file, as the daemon wants it. Throws when the address is neither.
 */
export function createAntivirus(
  address: string,
  { scanMs = SCAN_MS, pingMs = PING_MS } = {},
): Antivirus {
  const to = readAddress(address);
  return {
    async scan(bytes) {
      try {
        return readVerdict(await talk(to, instream(bytes), scanMs));
      } catch (error) {
        return { is: 'unavailable', why: error instanceof Error ? error.message : String(error) };
      }
    },
    async available() {
      try {
        return (await talk(to, [Buffer.from('zPING\0')], pingMs)) === 'PONG';
      } catch {
        return false;
      }
    },
  };
}

function readAddress(address: string): NetConnectOpts {
  const path = /^(?:unix:(?:\/\/)?)?(?<path>\/.+)$/u.exec(address)?.groups?.path;
  if (path) return { path };
  const found = /^(?:tcp:\/\/)?(?:\[(?<six>[\da-f:]+)\]|(?<host>[\w.-]+)):(?<port>\d{1,5})$/iu.exec(
    address,
  )?.groups;
  const [host, port] = [found?.six ?? found?.host, Number(found?.port)];
  if (host && port > 0 && port < 65_536) return { host, port };
  throw new Error(
    `antivirus: address « ${address} », expected « 127.0.0.1:3310 » or « /run/clamav/clamd.ctl »`,
  );
}

/** The command, then each chunk after its length in four bytes, then a length of zero (clamd(8), INSTREAM). */
function* instream(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk = bytes.subarray(start, start + CHUNK);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`, or an error in words. */
function readVerdict(answer: string): Scan {
  if (answer === 'stream: OK') return { is: 'clean' };
  const name = /^stream: (?<name>.+) FOUND$/u.exec(answer)?.groups?.name;
  return name ? { is: 'infected', name } : { is: 'unavailable', why: answer || 'no answer' };
}

/** Sends a command and gives the answer without its final zero. Fails when it takes too long. */
function talk(to: NetConnectOpts, command: Iterable<Uint8Array>, ms: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = createConnection(to);
  const time = setTimeout(() => socket.destroy(new Error(`no answer within ${ms} ms`)), ms);
  let answer = '';
  const finish = () => resolve(answer.replace(/\0[\s\S]*$/u, '').trim());
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    answer += text;
    // It may answer and close before it has read all: a file that is too big, a virus at the start.
    if (answer.includes('\0') || answer.length > LONGEST_ANSWER) finish();
  });
  socket.on('end', finish);
  socket.on('error', (error) => (answer.includes('\0') ? finish() : reject(error)));
  socket.on('connect', () => send(socket, command[Symbol.iterator]()));
  return promise.finally(() => {
    clearTimeout(time);
    socket.destroy();
  });
}

/** Writes as fast as the daemon reads: the file is not copied into the socket's memory at once. */
function send(socket: ReturnType<typeof createConnection>, parts: Iterator<Uint8Array>): void {
  for (let next = parts.next(); !next.done; next = parts.next()) {
    if (socket.destroyed) return;
    if (!socket.write(next.value)) {
      socket.once('drain', () => send(socket, parts));
      return;
    }
  }
}
