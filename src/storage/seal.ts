import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';

/** A key that seals, with the id that each sealed value carries in its head. */
export type Key = { readonly id: string; readonly secret: KeyObject; readonly head: Buffer };

const VERSION = 1;
const ID_END = 17;
const IV_END = 29;
const BODY = 45;

export function makeKey(id: string, secret: Uint8Array): Key {
  const head = Buffer.concat([
    Buffer.from([VERSION]),
    Buffer.from(id.replaceAll('-', ''), 'hex').subarray(0, 16),
  ]);
  if (head.length !== ID_END || secret.length !== 32) throw new Error(`not a key: ${id}`);
  return { id, secret: createSecretKey(secret), head };
}

/**
 * Seals bytes with AES-256-GCM: version, key id, 12 bytes of nonce, 16 of tag, then the words nobody can
 * read. `place` names where the value is kept (`state:<conversation>`): it opens nowhere else.
 */
export function sealBytes(key: Key, place: string, bytes: Uint8Array): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
  cipher.setAAD(Buffer.from(place));
  const body = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([key.head, nonce, cipher.getAuthTag(), body]);
}

/** Throws when the value was changed, moved from its place, or sealed with another key. */
export function openBytes(key: Key, place: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes[0] !== VERSION) throw new Error(`sealed value of unknown version at ${place}`);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(ID_END, IV_END), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(IV_END, BODY));
  return Buffer.concat([decipher.update(bytes.subarray(BODY)), decipher.final()]);
}

/** Seals a value as JSON. */
export function seal(key: Key, place: string, value: unknown): Buffer {
  return sealBytes(key, place, Buffer.from(JSON.stringify(value)));
}

/** The JSON sealed at this place. Its shape is trusted: the tag proves that we wrote it. */
export function open<Shape>(key: Key, place: string, sealed: Uint8Array): Shape {
  return JSON.parse(openBytes(key, place, sealed).toString());
}

/** The id of the key that a value was sealed with. */
export function keyIdOf(sealed: Uint8Array): string {
  const hex = Buffer.from(sealed.buffer, sealed.byteOffset + 1, 16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const pool = Buffer.alloc(12 * 512);
let used = pool.length;

/** 12 random bytes, drawn many at a time: one draw each would cost as much as the sealing. */
function freshNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 12;
  return Buffer.from(pool.subarray(used - 12, used));
}
