/** One field of a form; `mime` is null for a field that is no file. Bytes are a view, not a copy. */
export type Field = {
  readonly name: string;
  readonly mime: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** Fields read from one form: more is not what a page of ours sends. */
const FIELDS = 32;

const LINE = Buffer.from('\r\n');
const BLANK = Buffer.from('\r\n\r\n');

/**
 * The fields of a form sent as `multipart/form-data`; null when it is none. File names are not read: they
 * may be anything. (The reader that comes with Node holds the whole machine for a third of a second with
 * a file of 20 MB; this one looks for the boundary and copies nothing.)
 */
export function readMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string) {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";,]{1,70})"?/iu.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const form = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from(`--${boundary}`);
  const fields: Field[] = [];
  let at = form.indexOf(mark);
  while (at !== -1 && fields.length < FIELDS) {
    const start = at + mark.length + LINE.length;
    const next = form.indexOf(Buffer.concat([LINE, mark]), start - LINE.length);
    if (next === -1) break;
    const field = next > start ? readField(form.subarray(start, next)) : null;
    if (field) fields.push(field);
    at = next + LINE.length;
  }
  return fields;
}

function readField(part: Buffer<ArrayBuffer>): Field | null {
  const blank = part.indexOf(BLANK);
  if (blank === -1) return null;
  const head = part.subarray(0, blank).toString('latin1');
  const name = /;\s*name="([^"]*)"/iu.exec(head)?.[1];
  if (name === undefined) return null;
  const isFile = /;\s*filename\*?=/iu.test(head);
  const mime = /^content-type:\s*([\w.+/-]+)/imu.exec(head)?.[1] ?? 'application/octet-stream';
  // A file field in which nothing was chosen comes without a name and without a byte.
  const chosen = !/;\s*filename=""/iu.test(head);
  const bytes = part.subarray(blank + BLANK.length);
  if (isFile && !chosen && bytes.length === 0) return null;
  return { name, mime: isFile ? mime : null, bytes };
}
