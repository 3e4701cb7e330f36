import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from '../runtime/cannotStart.ts';
import { type Key, makeKey, openBytes, sealBytes } from './seal.ts';

/** What is derived from the one secret of the installation. */
export type MasterKey = {
  /** Seals what belongs to no person: where an advisor is reached. */
  readonly service: Key;
  wrap(id: string, secret: Uint8Array): Buffer;
  unwrap(id: string, wrapped: Uint8Array): Key;
  /** A keyed hash, for finding again what is kept sealed (number of a case, code of an invitation). */
  hash(purpose: string, value: string): Buffer;
};

const SERVICE_ID = '00000000-0000-0000-0000-000000000001';
const WRAP_ID = '00000000-0000-0000-0000-000000000002';

/** From `ENCRYPTION_KEY` (32 bytes in base64 or hexadecimal), or from the key file, made at first start. */
export function readMasterKey(encryptionKey: string | null, file: string): MasterKey {
  return masterKey(encryptionKey === null ? fromFile(file) : decode(encryptionKey));
}

export function masterKey(secret: Uint8Array): MasterKey {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', use, 32));
  const wrapping = makeKey(WRAP_ID, derive('compagnon wrap'));
  const hashing = derive('compagnon hash');
  return {
    service: makeKey(SERVICE_ID, derive('compagnon service')),
    wrap: (id, key) => sealBytes(wrapping, `key:${id}`, key),
    unwrap: (id, wrapped) => makeKey(id, openBytes(wrapping, `key:${id}`, wrapped)),
    hash: (purpose, value) => createHmac('sha256', hashing).update(`${purpose}:${value}`).digest(),
  };
}

function decode(text: string): Uint8Array {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64');
  if (bytes.length === 32) return bytes;
  throw new CannotStart(
    'ENCRYPTION_KEY doit contenir 32 octets, en base64 ou en hexadécimal (64 caractères).',
  );
}

function fromFile(file: string): Uint8Array {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new CannotStart(
      `Le fichier de clé ${file} peut être lu par d’autres : lancez « chmod 600 ${file} ».`,
    );
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (bytes.length === 32) return bytes;
  throw new CannotStart(
    `Le fichier de clé ${file} est abîmé : remettez celui de votre sauvegarde.`,
  );
}
