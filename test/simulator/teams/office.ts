import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { startTeams } from '../../../src/simulator/teams/server.ts';

export type Activity = z.infer<typeof activitySchema>;
const activitySchema = z.looseObject({ type: z.string(), serviceUrl: z.string() });

/** A simulated Teams with one advisor, and a bot that answers each activity as the test says. */
export async function openOffice(reply: (activity: Activity) => unknown = () => null) {
  const heard: Activity[] = [];
  const bot = await listen(async (body) => {
    const activity = activitySchema.parse(body);
    heard.push(activity);
    return reply(activity);
  });
  const teams = await startTeams({ endpoint: () => `${bot}/api/messages` });
  onTestFinished(() => teams.close());
  const advisor = teams.addAdvisor('Claire Morel', 'aad-1', 'tenant-1');
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${teams.serviceUrl}v3/conversations${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : idOrMore.parse(JSON.parse(text)) };
  };
  return { teams, advisor, heard, call };
}

const idOrMore = z.union([z.looseObject({ id: z.string() }), z.unknown()]);

/** A card as the bot sends it. */
export function cardActivity(...body: readonly unknown[]) {
  const content = { type: 'AdaptiveCard', version: '1.5', body };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

async function listen(answer: (body: unknown) => Promise<unknown>): Promise<string> {
  const app = new Hono();
  app.post('/api/messages', async (context) => {
    const given = await answer(await context.req.json());
    if (typeof given === 'number') return new Response(null, { status: given });
    return given === null ? context.body(null, 200) : Response.json(given);
  });
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve(info.port),
    );
    onTestFinished(() => void server.close());
  });
  return `http://127.0.0.1:${port}`;
}
