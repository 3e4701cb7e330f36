import { Hono } from 'hono';
import { afterEach, describe, expect, it, test } from 'vitest';
import { openPort, type Served } from '../../src/http/serve.ts';
import { mountView } from '../../src/http/view/mountView.ts';
import type { Viewed } from '../../src/http/view/ports.ts';
import type { Log } from '../../src/runtime/ports.ts';

const served: Served[] = [];
afterEach(async () => {
  for (const one of served.splice(0)) await one.close();
});

const TOKEN = 'un-lien-pour-le-conseiller-0123';

async function open(document: Partial<Viewed> = {}) {
  const asked: string[] = [];
  const logged: Parameters<Log>[0][] = [];
  const waiting = new Map<string, Viewed>([
    [
      TOKEN,
      {
        name: 'Carte d’identité.jpg',
        mime: 'image/jpeg',
        download: false,
        read: () => parts('recto', 'verso'),
        ...document,
      },
    ],
  ]);
  const app = new Hono();
  mountView(
    app,
    {
      now: () => new Date('2026-03-03T10:00:00Z'),
      async takeView(token) {
        asked.push(token);
        const found = waiting.get(token) ?? null;
        waiting.delete(token);
        return found;
      },
    },
    (line) => logged.push(line),
  );
  const one = await openPort(app, '127.0.0.1', 0);
  served.push(one);
  return { url: `${one.url}/dossier/${TOKEN}`, root: one.url, asked, logged };
}

async function* parts(...words: readonly string[]): AsyncIterable<Uint8Array> {
  for (const word of words) yield new TextEncoder().encode(word);
}

const post = (url: string) => fetch(url, { method: 'POST' });

describe('the advisor’s link', () => {
  test.each(['GET', 'HEAD'])('is not burnt by a %s of a robot that previews it', async (method) => {
    const { url, asked } = await open();
    for (let count = 0; count < 3; count += 1)
      expect((await fetch(url, { method })).status).toBe(200);
    expect(asked).toEqual([]);
    expect(await (await post(url)).text()).toBe('rectoverso');
  });

  it('says nothing of what is behind, not even whether there is something', async () => {
    const { url, root } = await open();
    const plain = async (address: string) =>
      (await (await fetch(address)).text()).replace(/nonce="[^"]+"/u, '');
    expect(await plain(url)).toContain('Ouvrir le document');
    expect(await plain(url)).toBe(await plain(`${root}/dossier/nothing-of-the-kind-0123456`));
  });

  it('opens once: of ten clicks at the same time one sees the document', async () => {
    const { url } = await open();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(url)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await answers.find(({ status }) => status === 404)?.text()).toContain(
      'Ce lien ne s’ouvre pas',
    );
  });

  it('gives a document that nothing keeps, that runs nothing, and whose type is not guessed', async () => {
    const { headers } = await post((await open()).url);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/u);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="Carte didentite\.jpg"/u);
    expect(headers.get('set-cookie')).toBe(null);
  });

  it('that cannot be read at all is said, and the log holds no link', async () => {
    const { url, logged } = await open({
      read: async function* () {
        yield* [];
        throw new RangeError(`no key for ${TOKEN}`);
      },
    });
    const answer = await post(url);
    expect([answer.status, await answer.text()]).toEqual([
      500,
      expect.stringContaining('Réessayez dans quelques minutes'),
    ]);
    expect(logged).toEqual([
      { level: 'error', name: 'view_failed', fields: { error: 'RangeError' } },
    ]);
  });

  it('that breaks in the middle is a broken download, never a short document', async () => {
    const { url, logged } = await open({
      read: async function* () {
        yield new TextEncoder().encode('recto');
        throw new RangeError('a part is missing');
      },
    });
    await expect(post(url).then((answer) => answer.text())).rejects.toThrow();
    expect(logged).toEqual([{ level: 'error', name: 'view_cut', fields: { error: 'RangeError' } }]);
  });

  it('tires after thirty wrong ones', async () => {
    const { root, asked } = await open();
    for (let count = 0; count < 30; count += 1) await post(`${root}/dossier/${'x'.repeat(30)}`);
    expect((await post(`${root}/dossier/${TOKEN}`)).status).toBe(429);
    expect(asked).toHaveLength(30);
  });
});
