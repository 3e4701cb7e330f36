import { randomInt, randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import type { MasterKey } from './masterKey.ts';

const DAYS = 14;
const TRIES = 5;
/** No letter that is read as a digit; all may stand in a deep link. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 12;

export type Invitations = {
  /**
   * A new one-time code for a person, good for 14 days and 5 tries; those given before are void. The code
   * is shown once: only its hash is kept.
   */
  issue(personId: string, now: Date): Promise<string>;
};

export function createInvitations(
  { prisma }: Pick<Database, 'prisma'>,
  master: MasterKey,
): Invitations {
  return {
    async issue(personId, now) {
      const code = newCode();
      const codeHash = new Uint8Array(master.hash('invitation', code));
      const expiresAt = new Date(now.getTime() + DAYS * 86_400_000);
      await prisma.$transaction([
        prisma.invitation.deleteMany({ where: { personId, usedAt: null } }),
        prisma.invitation.create({
          data: {
            id: randomUUID(),
            personId,
            codeHash,
            createdAt: now,
            expiresAt,
            triesLeft: TRIES,
          },
        }),
      ]);
      return code;
    },
  };
}

function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
