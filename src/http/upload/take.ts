import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Context } from 'hono';
import type { Opened } from './door.ts';
import { BREATH_BYTES, FILE_BYTES, FILES_A_FORM, FORM_BYTES, IDLE_MS } from './limits.ts';
import { readMultipart } from './multipart.ts';
import type { AskedPaper, Incoming, UploadPorts } from './ports.ts';
import { readBody } from './readBody.ts';
import { canSend } from './standing.ts';
import type { UploadProblem } from './texts.ts';

/** What came of a sending: kept, or what is wrong with it, or nothing because it did not come whole. */
export type Taken = 'kept' | 'cut' | { readonly problem: UploadProblem };

/** The header in which our script names a file, so that the same one sent twice is kept once. */
const KEY_HEADER = 'x-cle';
const KEY = /^[\w-]{8,64}$/u;

/** Reads what was sent for a paper and hands over each file that came whole. */
export async function takeFiles(
  c: Context,
  ports: Pick<UploadPorts, 'receive'>,
  { token, now }: Opened,
  paper: AskedPaper | null,
): Promise<Taken> {
  const announced = Number(c.req.header('content-length') ?? Number.NaN);
  const body = await readBody(c.req.raw.body, Number.isNaN(announced) ? null : announced, {
    largest: FILE_BYTES + FORM_BYTES,
    idleMs: IDLE_MS,
  });
  if (body.type === 'cut') return 'cut';
  if (body.type === 'too_large') return { problem: 'trop_gros' };
  if (paper === null || !canSend(paper)) return { problem: 'plus_demande' };
  const files = await filesOf(c, paper.id, body.bytes);
  if (files.length === 0) return { problem: 'rien' };
  for (const file of files) {
    const problem = sizeProblem(file) ?? (await problemOf(ports, token, file, now));
    if (problem) return { problem };
  }
  return 'kept';
}

function sizeProblem({ bytes }: Incoming): UploadProblem | null {
  if (bytes.length === 0) return 'vide';
  return bytes.length > FILE_BYTES ? 'trop_gros' : null;
}

async function problemOf(
  ports: Pick<UploadPorts, 'receive'>,
  token: string,
  file: Incoming,
  now: Date,
): Promise<UploadProblem | null> {
  const received = await ports.receive(token, file, now);
  return 'problem' in received ? received.problem : null;
}

/** The files of a form, or the one file that our script sends as it is. */
async function filesOf(
  c: Context,
  paper: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<readonly Incoming[]> {
  const type = c.req.header('content-type') ?? '';
  const key = c.req.header(KEY_HEADER) ?? '';
  if (KEY.test(key)) return [{ paper, key, mime: plain(type), bytes }];
  const fields = readMultipart(bytes, type) ?? [];
  const sent = fields.find(({ name }) => name === 'cle')?.bytes ?? new Uint8Array(0);
  const form = Buffer.from(sent).toString('latin1');
  const start = KEY.test(form) ? form : 'form';
  const files = fields.flatMap(({ mime, bytes: file }) => (mime === null ? [] : [{ mime, file }]));
  return await Promise.all(
    files.slice(0, FILES_A_FORM).map(async ({ mime, file }) => ({
      paper,
      key: `${start}.${await digest(file)}`,
      mime: plain(mime),
      bytes: file,
    })),
  );
}

/** A form may come back with another file in it (« back »): its key alone would lose that file. */
async function digest(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += BREATH_BYTES) {
    hash.update(bytes.subarray(at, at + BREATH_BYTES));
    await setImmediate();
  }
  return hash.digest('hex').slice(0, 16);
}

function plain(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+/u.exec(type)?.[0].toLowerCase() ?? 'application/octet-stream';
}
