import { CannotStart } from '../runtime/cannotStart.ts';
import type { Database } from './database.ts';
import type { MasterKey } from './masterKey.ts';
import { openBytes, sealBytes } from './seal.ts';

export type Mode = 'demo' | 'real';

const PLACE = 'stamp';

/**
 * Marks a new database `demo` or `real`, and refuses one that serves as the other, or whose key is not
 * ours. Throws `CannotStart`.
 */
export async function stamp(
  { prisma }: Pick<Database, 'prisma'>,
  master: MasterKey,
  mode: Mode,
  now: Date,
): Promise<void> {
  const keyCheck = new Uint8Array(sealBytes(master.service, PLACE, Buffer.from(mode)));
  await prisma.stamp.createMany({
    data: [{ id: 1, mode, createdAt: now, keyCheck }],
    skipDuplicates: true,
  });
  const found = await prisma.stamp.findUniqueOrThrow({ where: { id: 1 } });
  if (found.mode !== mode) throw new CannotStart(otherMode(mode));
  try {
    openBytes(master.service, PLACE, found.keyCheck);
  } catch {
    throw new CannotStart(
      'La clé de chiffrement n’est pas celle de cette base : remettez la bonne clé (ENCRYPTION_KEY ou le fichier de clé).',
    );
  }
}

function otherMode(mode: Mode): string {
  return mode === 'demo'
    ? 'Cette base contient de vraies données : la démonstration ne peut pas s’en servir. Choisissez un autre DATA_DIR.'
    : 'Cette base est celle de la démonstration : elle ne peut pas servir à de vraies personnes. Choisissez un autre DATA_DIR ou DATABASE_URL.';
}
