import type { Database } from './database.ts';
import type { MasterKey } from './masterKey.ts';

/** Finds persons by what staff know of them. */
export type People = {
  /** The person of a case, by its number; null when there is none. */
  ofCase(number: string): Promise<string | null>;
  ofConversation(conversation: string): Promise<string | null>;
  /** The conversation in which a person last wrote; null when they have none. */
  talkOf(personId: string): Promise<string | null>;
  /** How many conversations stand on each block, for those who edit scripts. */
  standing(): Promise<
    readonly { readonly script: string; readonly block: string; readonly count: number }[]
  >;
};

export function createPeople({ prisma }: Pick<Database, 'prisma'>, master: MasterKey): People {
  return {
    async ofCase(number) {
      const numberHash = new Uint8Array(master.hash('case', number));
      const found = await prisma.case.findUnique({ where: { numberHash } });
      return found?.personId ?? null;
    },
    async ofConversation(conversation) {
      const found = await prisma.conversation.findUnique({ where: { id: conversation } });
      return found?.personId ?? null;
    },
    async talkOf(personId) {
      const found = await prisma.conversation.findFirst({
        where: { personId },
        orderBy: [{ heardAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
        select: { id: true },
      });
      return found?.id ?? null;
    },
    async standing() {
      const groups = await prisma.conversation.groupBy({
        by: ['script', 'block'],
        where: { script: { not: null }, block: { not: null } },
        _count: { _all: true },
      });
      return groups.map(({ script, block, _count }) => ({
        script: script ?? '',
        block: block ?? '',
        count: _count._all,
      }));
    },
  };
}
