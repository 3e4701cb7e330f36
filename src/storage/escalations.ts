import { MOTIVES, URGENCIES } from '../domain/escalation.ts';
import type { State } from '../engine/state.ts';
import type {
  EscalationStore,
  EscalationView,
  JournalRow,
  PersonView,
  StoredEscalation,
} from '../runtime/ports.ts';
import type { Escalation } from './client/client.ts';
import type { Database } from './database.ts';
import type { Keyring } from './keyring.ts';
import { type Identity, places } from './sealed.ts';

/** Messages that a card shows, at most. */
const LAST_MESSAGES = 6;

type Tools = {
  readonly prisma: Database['prisma'];
  readonly keyring: Keyring;
  readonly timeZone: string;
};

/** What cards are made of. */
export function createEscalations(tools: Tools): EscalationStore {
  const { prisma } = tools;
  return {
    async find(id) {
      const row = await prisma.escalation.findUnique({ where: { id } });
      return row && (await opened(tools, row));
    },
    async ofAdvisor(advisor) {
      const rows = await prisma.escalation.findMany({
        where: { closedAt: null, to: { has: advisor } },
        orderBy: { number: 'asc' },
      });
      const all = await Promise.all(rows.map((row) => opened(tools, row)));
      return all.filter((one) => one !== null);
    },
  };
}

/** Null when the person was erased in between. */
async function opened(tools: Tools, row: Escalation): Promise<StoredEscalation | null> {
  const { prisma, keyring } = tools;
  const conversation = await prisma.conversation.findUnique({ where: { id: row.conversationId } });
  if (!conversation) return null;
  const { personId, linkedAt, state: sealed } = conversation;
  const state =
    sealed && (await keyring.fetchAndOpen<State>(places.state(conversation.id), sealed));
  return {
    id: row.id,
    conversation: row.conversationId,
    number: row.number,
    status: one(STATUSES, row.status),
    motive: one(MOTIVES, row.motive),
    urgency: one(URGENCIES, row.urgency),
    contents: await contentsOf(tools, row.id),
    to: row.to,
    openedAt: row.openedAt.toISOString(),
    takenBy: await nameOf(tools, row.takenBy),
    closedAt: row.closedAt?.toISOString() ?? null,
    person: await personOf(tools, personId, linkedAt !== null),
    language: state?.language ?? 'fr',
    journal: await lastMessages(tools, row.conversationId, LAST_MESSAGES),
  };
}

async function contentsOf({ prisma, keyring }: Tools, escalation: string) {
  const rows = await prisma.escalationContent.findMany({
    where: { escalationId: escalation },
    orderBy: { seq: 'asc' },
  });
  const place = places.escalation(escalation);
  const all = await Promise.all(rows.map(({ content }) => keyring.fetchAndOpen(place, content)));
  return all.filter((content) => content !== null);
}

async function nameOf({ prisma }: Tools, advisor: string | null) {
  if (advisor === null) return null;
  const found = await prisma.advisor.findUnique({ where: { id: advisor } });
  return { id: advisor, name: found?.name ?? advisor };
}

async function personOf(
  { prisma, keyring, timeZone }: Tools,
  id: string,
  linked: boolean,
): Promise<PersonView> {
  const person = await prisma.person.findUnique({
    where: { id },
    include: { cases: { orderBy: { openedAt: 'desc' }, take: 1 } },
  });
  const known = linked ? person : null;
  const identity =
    known?.identity && (await keyring.fetchAndOpen<Identity>(places.identity(id), known.identity));
  const [dossier] = known?.cases ?? [];
  const number =
    dossier && (await keyring.fetchAndOpen<string>(places.caseNumber(dossier.id), dossier.number));
  return {
    linked,
    firstName: identity?.firstName ?? null,
    lastName: identity?.lastName ?? null,
    caseNumber: number ?? null,
    timeZone: person?.timeZone ?? timeZone,
  };
}

/** The last rows of a conversation's journal, oldest first. */
export async function lastMessages(
  { prisma, keyring }: Pick<Tools, 'prisma' | 'keyring'>,
  conversation: string,
  limit: number,
): Promise<readonly (JournalRow & { readonly at: string })[]> {
  const rows = await prisma.message.findMany({
    where: { conversationId: conversation },
    orderBy: { seq: 'desc' },
    take: limit,
  });
  return await Promise.all(
    rows.toReversed().map(async ({ id, at, from, content }) => ({
      id,
      at: at.toISOString(),
      from: one(SPEAKERS, from),
      content: await keyring.fetchAndOpen(places.message(id), content),
    })),
  );
}

const STATUSES: readonly EscalationView['status'][] = ['ouverte', 'prise', 'close'];
const SPEAKERS: readonly JournalRow['from'][] = ['person', 'bot', 'advisor', 'safety'];

function one<Name extends string>(names: readonly Name[], text: string): Name {
  const name = names.find((known) => known === text);
  if (name === undefined) throw new Error(`« ${text} » is none of ${names.join(', ')}`);
  return name;
}
