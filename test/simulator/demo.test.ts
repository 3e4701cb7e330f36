import { Buffer } from 'node:buffer';
import { stripTypeScriptTypes } from 'node:module';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type Demo, startDemo } from '../../src/simulator/demo.ts';
import type { Snapshot } from '../../src/simulator/view.ts';

/** The page without a browser: what it is given, and what its acts become. */
let demo: Demo;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-03-27T09:30:00.000Z');
  const moveTo = async (at: Date) => {
    now = at;
  };
  demo = await startDemo({
    clock: {
      now: () => now,
      advance: (ms) => moveTo(new Date(now.getTime() + ms)),
      jumpTo: moveTo,
    },
    people: [
      { chat: 1, firstName: 'Amel', language: 'fr', story: 'Elle rembourse.', invitation: 'C4F2' },
      { chat: 2, firstName: 'Bruno', language: 'fr', story: 'Il découvre.', invitation: null },
    ],
    advisors: [{ name: 'Claire Morel', aadObjectId: 'aad-1', tenantId: 't' }],
    endpoint: () => 'http://127.0.0.1:9/api/messages',
    timeZone: 'Europe/Paris',
  });
  onTestFinished(() => demo.close());
});

async function post(path: string, body: unknown): Promise<number> {
  const response = await demo.page.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return response.status;
}

const eventSchema = z.custom<Snapshot>((value) => typeof value === 'object' && value !== null);

/** The first thing that the stream of changes says. */
async function snapshot(): Promise<Snapshot> {
  const response = await demo.page.request('/demo/changes');
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  const data = Buffer.from(value ?? [])
    .toString()
    .replace(/^data: /u, '');
  return eventSchema.parse(JSON.parse(data));
}

describe('the page', () => {
  test.each([
    ['/', 'text/html'],
    ['/demo/page.css', 'text/css'],
    ['/demo/phone.css', 'text/css'],
    ['/demo/composer.css', 'text/css'],
    ['/demo/teams.css', 'text/css'],
    ['/demo/main.ts', 'text/javascript'],
    ['/demo/adaptivecards.js', 'text/javascript'],
  ])('has %s', async (path, type) => {
    const response = await demo.page.request(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining(type),
    ]);
  });

  test('loads nothing from elsewhere, and every file that it names is there', async () => {
    const html = await (await demo.page.request('/')).text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, path = '']) => path);
    const files = named.filter((path) => !path.startsWith('data:'));
    expect(files.length).toBeGreaterThan(4);
    for (const path of files) expect((await demo.page.request(path)).status).toBe(200);
  });

  test('serves its scripts as plain JavaScript, each one that another names', async () => {
    const served = new Map<string, string>();
    const serve = async (name: string) => {
      if (served.has(name)) return;
      const response = await demo.page.request(`/demo/${name}`);
      expect([name, response.status]).toEqual([name, 200]);
      const script = await response.text();
      served.set(name, script);
      for (const [, next = ''] of script.matchAll(/from '\.\/([^']+)'/gu)) await serve(next);
    };
    await serve('main.ts');
    expect(served.size).toBeGreaterThan(8);
    for (const script of served.values()) expect(stripTypeScriptTypes(script)).toBe(script);
  });

  test('serves no file from beside its own', async () => {
    expect((await demo.page.request('/demo/..%2fdemo.ts')).status).toBe(404);
    expect((await demo.page.request('/demo/nobody.ts')).status).toBe(404);
  });
});

describe('what the page is told', () => {
  test('who is there, and what they wrote', async () => {
    await post('/demo/person/1', { act: 'write', text: 'bonjour' });
    const { now: at, people, advisors } = await snapshot();
    expect(at).toBe('2026-03-27T09:30:00.000Z');
    expect(people).toMatchObject([
      { name: 'Amel', invitation: 'C4F2', messages: [{ from: 'person', text: 'bonjour' }] },
      { name: 'Bruno', invitation: null, messages: [] },
    ]);
    expect(advisors).toMatchObject([{ name: 'Claire Morel', messages: [] }]);
  });
});

describe('what people do on the page', () => {
  const updates = () => demo.telegram.world.updates;

  test('becomes updates of the one who does it', async () => {
    await post('/demo/person/2', { act: 'write', text: 'bonjour' });
    await post('/demo/person/2', { act: 'edit', message: 1, text: 'bonsoir' });
    await post('/demo/person/2', { act: 'contact' });
    await post('/demo/person/2', { act: 'location' });
    await post('/demo/person/2', { act: 'block', blocked: true });
    expect(updates()).toMatchObject([
      { message: { from: { id: 2 }, text: 'bonjour' } },
      { edited_message: { text: 'bonsoir' } },
      { message: { contact: {} } },
      { message: { location: {} } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
    ]);
  });

  test('one photo is a photo, two are an album, a PDF is a document, a sound a voice message', async () => {
    const give = async (...files: readonly [string, string][]) => {
      const form = new FormData();
      for (const [name, type] of files) form.append('files', new File(['x'], name, { type }));
      await demo.page.request('/demo/person/1/files', { method: 'POST', body: form });
    };
    await give(['a.jpg', 'image/jpeg']);
    await give(['a.jpg', 'image/jpeg'], ['b.png', 'image/png']);
    await give(['c.pdf', 'application/pdf'], ['d.ogg', 'audio/ogg']);
    const kinds = updates().map(({ message }) =>
      ['photo', 'media_group_id', 'document', 'voice'].filter(
        (kind) => typeof message === 'object' && message !== null && kind in message,
      ),
    );
    expect(kinds).toEqual([
      ['photo'],
      ['photo', 'media_group_id'],
      ['photo', 'media_group_id'],
      ['document'],
      ['voice'],
    ]);
    const file = await demo.page.request('/demo/file/file4');
    expect([await file.text(), file.headers.get('content-type')]).toEqual(['x', 'application/pdf']);
  });

  test('is refused when it makes no sense', async () => {
    expect(await post('/demo/person/9', { act: 'write', text: 'bonjour' })).toBe(404);
    expect(await post('/demo/person/1', { act: 'tap', message: 4, button: 0 })).toBe(400);
    expect(await post('/demo/advisor/9', { act: 'write', text: 'bonjour' })).toBe(404);
    expect(await post('/demo/clock', { hours: -1 })).toBe(400);
    expect(updates()).toEqual([]);
  });
});

describe('the clock of the page', () => {
  test.each([
    ['an hour', { hours: 1 }, '2026-03-27T10:30:00.000Z'],
    ['a day', { days: 1 }, '2026-03-28T09:30:00.000Z'],
    [
      'a week, over the change to summer time: the same time of day',
      { days: 7 },
      '2026-04-03T08:30:00.000Z',
    ],
    ['a month', { months: 1 }, '2026-04-27T08:30:00.000Z'],
  ])('moves by %s', async (_what, move, expected) => {
    expect(await post('/demo/clock', move)).toBe(200);
    expect(now.toISOString()).toBe(expected);
  });
});
