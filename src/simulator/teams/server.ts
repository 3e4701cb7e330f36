import { type ServerType, serve } from '@hono/node-server';
import { isObject } from '../telegram/specification.ts';
import { findCardMistake } from './cards.ts';
import { createConnector } from './connector.ts';
import { addDesk, type Desk, newOffice, type Office, type OfficeMessage, post } from './office.ts';

/** A Teams of our own, on loopback: a Bot Connector, and the advisors who use it. */
export type TeamsSimulator = {
  /** For the `serviceUrl` of activities. */
  readonly serviceUrl: string;
  readonly office: Office;
  addAdvisor(name: string, aadObjectId: string, tenantId: string): Advisor;
  close(): Promise<void>;
};

/** What an advisor can do. Each act is an activity posted to the bot; it resolves once the bot answered. */
export type Advisor = {
  readonly desk: Desk;
  install(): Promise<void>;
  write(text: string): Promise<void>;
  /** Presses a button of a card: `Action.Execute`. The card that comes back takes the place of the first. */
  execute(message: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  messages(): readonly OfficeMessage[];
};

type Options = {
  readonly endpoint: () => string;
  readonly port?: number;
  readonly now?: () => Date;
};

const NOTE_MS = 6000;

/** Starts it. `endpoint` is where the bot listens: `http://127.0.0.1:3000/api/messages`. */
export async function startTeams({
  endpoint,
  port = 0,
  now = () => new Date(),
}: Options): Promise<TeamsSimulator> {
  const office = newOffice(now);
  const app = createConnector(office);
  const server = await new Promise<ServerType>((resolve) => {
    const started: ServerType = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(started),
    );
  });
  const address = server.address();
  const serviceUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}/`;
  const line = { office, serviceUrl, endpoint };
  return {
    serviceUrl,
    office,
    addAdvisor: (name, aadObjectId, tenantId) =>
      advisorOf(line, addDesk(office, name, aadObjectId, tenantId)),
    close: () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type WireLine = {
  readonly office: Office;
  readonly serviceUrl: string;
  readonly endpoint: () => string;
};

function advisorOf(line: WireLine, desk: Desk): Advisor {
  return {
    desk,
    messages: () => desk.messages,
    async install() {
      desk.installed = true;
      const bot = { id: '28:compagnon' };
      await toBot(line, desk, { type: 'installationUpdate', action: 'add' });
      await toBot(line, desk, {
        type: 'conversationUpdate',
        membersAdded: [bot, { id: `29:${desk.aadObjectId}`, aadObjectId: desk.aadObjectId }],
      });
    },
    async write(text) {
      const message = post(line.office, desk, 'advisor', text);
      await toBot(line, desk, { type: 'message', id: message.id, text, textFormat: 'plain' });
    },
    async execute(id, verb, data) {
      const message = desk.messages.find((one) => one.id === id);
      if (!message) throw new Error(`no message ${id}`);
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const answer = await toBot(line, desk, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: id,
        value,
      });
      showAnswer(line.office, desk, message, answer);
    },
  };
}

/** A card in the answer of an invoke takes the place of the one that was pressed; words stand beside it. */
function showAnswer(office: Office, desk: Desk, message: OfficeMessage, answer: unknown): void {
  if (!isObject(answer)) return;
  if (answer.type === 'application/vnd.microsoft.activity.message') {
    desk.note = { text: String(answer.value), until: office.now().getTime() + NOTE_MS };
    office.changed();
  }
  if (answer.type !== 'application/vnd.microsoft.card.adaptive') return;
  const mistake = findCardMistake(answer.value);
  if (mistake) office.mistakes.push(mistake);
  message.cards = [answer.value];
  message.edited = true;
  office.changed();
}

async function toBot(
  { office, serviceUrl, endpoint }: WireLine,
  desk: Desk,
  activity: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  office.nextActivity += 1;
  const response = await fetch(endpoint(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: `in${office.nextActivity}`,
      timestamp: office.now().toISOString(),
      channelId: 'msteams',
      serviceUrl,
      locale: 'fr-FR',
      from: { id: `29:${desk.aadObjectId}`, name: desk.name, aadObjectId: desk.aadObjectId },
      recipient: { id: '28:compagnon', name: 'Compagnon' },
      conversation: {
        id: desk.conversation,
        conversationType: 'personal',
        tenantId: desk.tenantId,
      },
      channelData: { tenant: { id: desk.tenantId } },
      ...activity,
    }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`the bot answered ${response.status} to ${String(activity.type)}`);
  return text === '' ? null : JSON.parse(text);
}
