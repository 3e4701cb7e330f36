import type { AdvisorName } from '../engine/event.ts';
import type { Database } from './database.ts';
import type { MasterKey } from './masterKey.ts';
import { open, seal } from './seal.ts';
import { places } from './sealed.ts';

type Account = { readonly aadObjectId: string; readonly tenantId: string };

/** Who the advisors are, and where they are reached. */
export type Advisors = {
  /** The active advisor with this Microsoft account, or null. */
  recognise(account: Account): Promise<AdvisorName | null>;
  /** Keeps where the Bot Framework reaches an advisor, sealed. */
  remember(advisor: string, reference: unknown): Promise<void>;
  reach(
    advisor: string,
  ): Promise<{ readonly reference: unknown; readonly account: Account | null } | null>;
};

/** Where the card of an escalation stands in an advisor's chat. */
export type Cards = {
  find(escalation: string, advisor: string): Promise<string | null>;
  keep(escalation: string, advisor: string, activityId: string): Promise<void>;
};

export function createAdvisors(
  { prisma }: Pick<Database, 'prisma'>,
  { service }: MasterKey,
): Advisors {
  return {
    async recognise({ aadObjectId, tenantId }) {
      const found = await prisma.advisor.findFirst({
        where: { aadObjectId, tenantId, active: true },
      });
      return found && { id: found.id, name: found.name };
    },
    async remember(advisor, reference) {
      const sealed = seal(service, places.reference(advisor), reference);
      await prisma.advisor.updateMany({
        where: { id: advisor },
        data: { conversationReference: new Uint8Array(sealed) },
      });
    },
    async reach(advisor) {
      const found = await prisma.advisor.findUnique({ where: { id: advisor } });
      if (!found?.active) return null;
      const { aadObjectId, tenantId, conversationReference: sealed } = found;
      return {
        reference: sealed && open<unknown>(service, places.reference(advisor), sealed),
        account: aadObjectId && tenantId ? { aadObjectId, tenantId } : null,
      };
    },
  };
}

export function createCards({ prisma }: Pick<Database, 'prisma'>): Cards {
  return {
    async find(escalationId, advisorId) {
      const found = await prisma.escalationCard.findUnique({
        where: { escalationId_advisorId: { escalationId, advisorId } },
      });
      return found?.activityId ?? null;
    },
    async keep(escalationId, advisorId, activityId) {
      await prisma.escalationCard.upsert({
        where: { escalationId_advisorId: { escalationId, advisorId } },
        create: { escalationId, advisorId, activityId },
        update: { activityId },
      });
    },
  };
}
