import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import type { Keyring } from './keyring.ts';

export type Erase = {
  /**
   * Destroys a person's keys, then all that they sealed; leaves one line of audit, with ids only.
   * False when there is no such person. `actor` says who asked, never a name of the person.
   */
  person(personId: string, actor: string, now: Date): Promise<boolean>;
};

export function createErase({ prisma }: Pick<Database, 'prisma'>, keyring: Keyring): Erase {
  return {
    async person(personId, actor, now) {
      const person = await prisma.person.findUnique({
        where: { id: personId },
        include: { keys: true },
      });
      if (!person) return false;
      const keyIds = person.keys.map(({ id }) => id);
      const talks = await prisma.conversation.findMany({
        where: { OR: [{ personId }, { keyId: { in: keyIds } }] },
        select: { id: true },
      });
      const conversations = talks.map(({ id }) => id);
      await prisma.$transaction([
        prisma.personKey.deleteMany({ where: { personId } }),
        ...(await deletions(prisma, conversations)),
        prisma.fact.deleteMany({ where: { personId } }),
        prisma.paper.deleteMany({ where: { personId } }),
        prisma.viewLink.deleteMany({ where: { personId } }),
        prisma.person.deleteMany({ where: { id: personId } }),
        prisma.auditEvent.create({
          data: {
            id: randomUUID(),
            at: now,
            actor,
            action: 'person_erased',
            subject: personId,
            detail: { conversations: conversations.length },
          },
        }),
      ]);
      keyring.clear();
      return true;
    },
  };
}

/** All that hangs on these conversations. */
async function deletions(prisma: Database['prisma'], conversations: readonly string[]) {
  const here = { where: { conversationId: { in: [...conversations] } } };
  const documents = (await prisma.document.findMany(here)).map(({ id }) => id);
  const escalations = (await prisma.escalation.findMany(here)).map(({ id }) => id);
  const ofEscalations = { where: { escalationId: { in: escalations } } };
  return [
    prisma.conversation.deleteMany({ where: { id: { in: [...conversations] } } }),
    prisma.filePart.deleteMany({ where: { documentId: { in: documents } } }),
    prisma.escalationContent.deleteMany(ofEscalations),
    prisma.escalationCard.deleteMany(ofEscalations),
    prisma.escalation.deleteMany(here),
    prisma.document.deleteMany(here),
    prisma.message.deleteMany(here),
    prisma.outbox.deleteMany(here),
    prisma.timer.deleteMany(here),
    prisma.consent.deleteMany(here),
    prisma.uploadLink.deleteMany(here),
  ];
}
