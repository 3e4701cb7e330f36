import { type Context, Hono } from 'hono';
import { isObject } from '../telegram/specification.ts';
import { findCardMistake } from './cards.ts';
import { type Desk, type Office, post } from './office.ts';

/** The routes of the Bot Connector that the bot calls (« Bot Connector REST API », v3). */
export function createConnector(office: Office): Hono {
  const app = new Hono();
  app.post('/v3/conversations', async (context) => {
    const body: unknown = await context.req.json();
    const members = isObject(body) && Array.isArray(body.members) ? body.members : [];
    const wanted = members.filter(isObject).map((member) => String(member.id));
    const desk = [...office.desks.values()].find(({ aadObjectId }) =>
      wanted.some((id) => id.includes(aadObjectId)),
    );
    if (!desk) return refuse(context, 404, 'no such member');
    return desk.installed
      ? context.json({ id: desk.conversation }, 201)
      : refuse(context, 403, 'the bot is not installed for this person');
  });
  app.post('/v3/conversations/:conversation/activities', (context) =>
    withDesk(context, office, (desk, activity) => receive(office, desk, activity, context)),
  );
  app.post('/v3/conversations/:conversation/activities/:activity', (context) =>
    withDesk(context, office, (desk, activity) => receive(office, desk, activity, context)),
  );
  app.put('/v3/conversations/:conversation/activities/:activity', (context) =>
    withDesk(context, office, (desk, activity) => change(office, desk, activity, context)),
  );
  app.delete('/v3/conversations/:conversation/activities/:activity', (context) => {
    const desk = office.desks.get(context.req.param('conversation'));
    const message = desk?.messages.find(({ id }) => id === context.req.param('activity'));
    if (!message) return refuse(context, 404, 'no such activity');
    message.deleted = true;
    office.changed();
    return context.body(null, 200);
  });
  app.get('/v3/conversations/:conversation/members/:member?', (context) => {
    const desk = office.desks.get(context.req.param('conversation'));
    if (!desk) return refuse(context, 404, 'no such conversation');
    const member = {
      id: `29:${desk.aadObjectId}`,
      name: desk.name,
      aadObjectId: desk.aadObjectId,
      tenantId: desk.tenantId,
    };
    return context.json(context.req.param('member') ? member : [member]);
  });
  return app;
}

type Body = Readonly<Record<string, unknown>>;

async function withDesk(
  context: Context,
  office: Office,
  act: (desk: Desk, activity: Body) => Response,
): Promise<Response> {
  const desk = office.desks.get(context.req.param('conversation') ?? '');
  const body: unknown = await context.req.json();
  if (!desk || !isObject(body)) return refuse(context, 404, 'no such conversation');
  const mistake = cardsOf(body)
    .map(findCardMistake)
    .find((one) => one !== null);
  if (mistake) {
    office.mistakes.push(mistake);
    return refuse(context, 400, mistake);
  }
  return act(desk, body);
}

function receive(office: Office, desk: Desk, activity: Body, context: Context): Response {
  if (activity.type === 'typing') return context.json({ id: 'typing' });
  if (!desk.installed) return refuse(context, 403, 'the bot is not installed for this person');
  const message = post(office, desk, 'bot', String(activity.text ?? ''), cardsOf(activity));
  return context.json({ id: message.id }, 201);
}

function change(office: Office, desk: Desk, activity: Body, context: Context): Response {
  const message = desk.messages.find(({ id }) => id === context.req.param('activity'));
  if (!message || message.deleted) return refuse(context, 404, 'no such activity');
  message.text = String(activity.text ?? '');
  message.cards = cardsOf(activity);
  message.edited = true;
  office.changed();
  return context.json({ id: message.id });
}

export function cardsOf(activity: Body): readonly unknown[] {
  const attachments = Array.isArray(activity.attachments) ? activity.attachments : [];
  return attachments
    .filter(isObject)
    .filter((one) => one.contentType === 'application/vnd.microsoft.card.adaptive')
    .map((one) => one.content);
}

function refuse(context: Context, status: 400 | 403 | 404, message: string): Response {
  return context.json({ error: { code: 'BadRequest', message } }, status);
}
