import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { type Check, checked } from '../../src/http/health.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { openPort, type Served } from '../../src/http/serve.ts';

const served: Served[] = [];
afterEach(async () => {
  for (const one of served.splice(0)) await one.close();
});

type Parts = Parameters<typeof createApp>[0];

async function open(parts: Partial<Parts> = {}): Promise<string> {
  const app = createApp({
    checks: async () => [],
    metrics: async () => '',
    telegram: null,
    teams: {
      handle: async () => ({ status: 200, headers: {}, body: { ok: true } }),
      loopbackOnly: true,
    },
    ...parts,
  });
  const one = await openPort(app, '127.0.0.1', 0);
  served.push(one);
  return one.url;
}

function post(url: string, body: string, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe('health', () => {
  it('is alive without asking anybody', async () => {
    expect((await fetch(`${await open()}/healthz`)).status).toBe(200);
  });

  it('is ready when all is well, and names what is not', async () => {
    let checks: readonly Check[] = [{ name: 'database', problem: null }];
    const url = await open({ checks: async () => checks });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    checks = [
      { name: 'database', problem: { sentence: 'La base ne répond pas.', harmless: false } },
    ];
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('La base ne répond pas.');
  });

  it('stays ready with broken new dialogs, and says so', async () => {
    const problem = { sentence: 'La version d’avant reste en service.', harmless: true };
    const url = await open({ checks: async () => [{ name: 'dialogs', problem }] });
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('La version d’avant');
  });

  it('takes a check that throws, or never answers, for a problem', async () => {
    const throws = await checked('a', () => Promise.reject(new Error('x')));
    const hangs = await checked('b', () => new Promise(() => {}), { patienceMs: 10 });
    expect([throws.problem, hangs.problem]).not.toContain(null);
  });
});

describe('metrics', () => {
  it('count turns by what happened', async () => {
    const metrics = createMetrics();
    metrics.countTurn('message_received');
    metrics.watch('outbox_waiting', 'Rows to send', () => 3);
    const url = await open({ metrics: metrics.text });
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('compagnon_turns_total{event="message_received"} 1');
    expect(text).toContain('compagnon_outbox_waiting 3');
  });
});

describe('the webhook of Telegram', () => {
  it('hands over the secret and the update', async () => {
    const seen: unknown[] = [];
    const url = await open({
      telegram: async (secret, body) => {
        seen.push(secret, body);
        return { status: 200 };
      },
    });
    const header = { 'x-telegram-bot-api-secret-token': 's' };
    expect((await post(`${url}/telegram/webhook`, '{"update_id":1}', header)).status).toBe(200);
    expect(seen).toEqual(['s', { update_id: 1 }]);
  });

  it('is not there when Telegram is polled, and takes no monsters', async () => {
    expect((await post(`${await open()}/telegram/webhook`, '{}')).status).toBe(404);
    const url = await open({ telegram: async () => ({ status: 200 }) });
    expect((await post(`${url}/telegram/webhook`, 'not json')).status).toBe(400);
    expect((await post(`${url}/telegram/webhook`, 'x'.repeat(2_000_000))).status).toBe(413);
  });
});

describe('the endpoint of Teams', () => {
  it('without an app id answers this machine', async () => {
    const answer = await post(`${await open()}/api/messages`, '{}');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ok: true });
  });

  it('and nobody for whom a proxy speaks', async () => {
    const header = { 'x-forwarded-for': '203.0.113.9' };
    expect((await post(`${await open()}/api/messages`, '{}', header)).status).toBe(403);
  });
});

describe('the port', () => {
  it('when taken is one clear sentence', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const app = createApp({
      checks: async () => [],
      metrics: async () => '',
      telegram: null,
      teams: { handle: async () => ({ status: 200, headers: {}, body: null }), loopbackOnly: true },
    });
    await expect(openPort(app, '127.0.0.1', port)).rejects.toThrow(`Le port ${port} est déjà pris`);
    await new Promise((resolve) => other.close(resolve));
  });
});
