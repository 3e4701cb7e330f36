import { connect } from 'node:net';
import { afterEach, describe, expect, it, test } from 'vitest';
import { createMemoryUploads, type MemoryUploads, paper } from '../support/memoryUploads.ts';
import { samplePdf, samplePhoto } from '../support/sampleFiles.ts';
import { openUploadSite } from '../support/uploadSite.ts';

type Site = Awaited<ReturnType<typeof openUploadSite>>;

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

type Options = Partial<Parameters<typeof createMemoryUploads>[0]>;

async function open(options: Options = {}) {
  const uploads = createMemoryUploads({
    papers: [paper('identite', 'Carte d’identité')],
    ...options,
  });
  const site = await openUploadSite(uploads);
  sites.push(site);
  return { uploads, site, home: `${site.url}/papiers/${uploads.token}` };
}

type Sending = { readonly key?: string; readonly paper?: string; readonly type?: string };

function send(
  home: string,
  body: Uint8Array<ArrayBuffer>,
  sending: Sending = {},
): Promise<Response> {
  const { key = 'cle-de-ce-fichier', paper: of = 'identite', type = 'image/jpeg' } = sending;
  return fetch(`${home}/envoi/${of}`, {
    method: 'POST',
    body,
    headers: { accept: 'application/json', 'content-type': type, 'x-cle': key },
  });
}

const photo = async () => Uint8Array.from(await samplePhoto('Recto', { width: 300, height: 400 }));

describe('the page of papers', () => {
  it('is kept by nobody, told to nobody, and runs its own files only', async () => {
    const { headers } = await fetch((await open()).home);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBe(null);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[\w-]{20,}';/u);
    expect(policy).not.toMatch(/unsafe|\*|https?:/u);
  });

  it('names no other site, and holds no script of its own', async () => {
    const words = await (await fetch((await open()).home)).text();
    expect(words).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//u);
    expect(words).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style="/u);
  });

  it('shows what staff and advisors wrote as words, never as HTML', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const { home } = await open({
      firstName: evil,
      papers: [paper('a', evil, { state: 'to_redo', problem: evil, alternatives: [evil] })],
    });
    const words = await (await fetch(`${home}?papier=a&mot=${encodeURIComponent(evil)}`)).text();
    expect(words).not.toContain(evil);
    expect(words).toContain('&lt;img');
  });

  test.each([
    ['the person’s own', {}, '', 'ar', 'rtl'],
    ['the one asked for', {}, '?langue=en', 'en', 'ltr'],
    ['the person’s own when we do not speak it', {}, '?langue=xx', 'ar', 'rtl'],
  ] as const)('speaks %s', async (_, headers, search, language, direction) => {
    const { home } = await open({ language: 'ar' });
    const words = await (await fetch(home + search, { headers })).text();
    expect(words).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  it('serves its files for ever, and only its own', async () => {
    const { home, site } = await open();
    const words = await (await fetch(home)).text();
    const address = /\/papiers\/fichiers\/[0-9a-f]+\//u.exec(words)?.[0] ?? '';
    const script = await fetch(`${site.url}${address}main.ts`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(await script.text()).not.toContain(': string');
    for (const other of ['tsconfig.json', '..%2fports.ts', 'nothing.ts'])
      expect((await fetch(`${site.url}${address}${other}`)).status).toBe(404);
  });
});

describe('a link that does not open', () => {
  it('gets the same kind page, whatever is wrong with it', async () => {
    const { home, uploads, site } = await open();
    await uploads.done(uploads.token, uploads.now());
    const old = await open({ expiresAt: new Date('2026-03-03T09:59:59Z') });
    const wrong = `${site.url}/papiers/${'x'.repeat(uploads.token.length)}`;
    const pages = await Promise.all(
      [home, old.home, wrong].map(async (address) => {
        const answer = await fetch(address);
        const token = address.split('/').at(-1) ?? '';
        const words = (await answer.text()).replaceAll(token, '').replaceAll(/nonce="[^"]+"/gu, '');
        return { status: answer.status, words, headers: [...answer.headers.keys()].sort() };
      }),
    );
    expect(pages[0]?.words).toContain('Ce lien ne s&#39;ouvre pas');
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
    expect(pages[0]?.status).toBe(404);
  });

  it('speaks the language of the browser', async () => {
    const { site } = await open();
    const headers = { 'accept-language': 'ar-DZ,ar;q=0.9,fr;q=0.5' };
    const words = await (await fetch(`${site.url}/papiers/${'x'.repeat(30)}`, { headers })).text();
    expect(words).toContain('<html lang="ar" dir="rtl">');
  });

  it('is not even looked up when no link of ours looks like it', async () => {
    const { site, uploads } = await open();
    for (const token of ['a', '..%2f..%2fetc%2fpasswd', 'é'.repeat(30), 'x'.repeat(400)])
      expect((await fetch(`${site.url}/papiers/${token}`)).status).toBe(404);
    expect(uploads.calls.opened).toBe(0);
  });

  it('takes nothing', async () => {
    const { site, uploads } = await open();
    const answer = await send(`${site.url}/papiers/${'x'.repeat(30)}`, await photo());
    expect([answer.status, uploads.calls.received]).toEqual([404, 0]);
  });

  it('tires: after thirty, one address waits, and the others do not', async () => {
    const { site, home, uploads } = await open();
    const from = (address: string) => ({ headers: { 'x-forwarded-for': `10.9.9.9, ${address}` } });
    for (let count = 0; count < 30; count += 1)
      await fetch(`${site.url}/papiers/${'x'.repeat(30)}`, from('203.0.113.7'));
    const looked = uploads.calls.opened;
    const tired = await fetch(home, from('203.0.113.7'));
    expect([tired.status, tired.headers.get('retry-after')]).toEqual([429, '15']);
    expect(uploads.calls.opened).toBe(looked);
    expect((await fetch(home, from('203.0.113.8'))).status).toBe(200);
  });
});

describe('a file that is sent', () => {
  it('is kept once, however often it comes', async () => {
    const { home, uploads } = await open();
    const bytes = await photo();
    for (let count = 0; count < 3; count += 1) expect((await send(home, bytes)).status).toBe(200);
    expect(uploads.kept.map(({ bytes: kept }) => kept)).toEqual([bytes]);
  });

  it('from a plain form comes back to the page with a word about it', async () => {
    const { home, uploads } = await open();
    const bytes = await photo();
    const form = () => {
      const made = new FormData();
      made.append('cle', 'une-cle-du-formulaire');
      made.append('fichier', new Blob([]), '');
      made.append('fichier', new Blob([bytes], { type: 'image/jpeg' }), '../../carte; x="1".jpg');
      return made;
    };
    const post = () =>
      fetch(`${home}/envoi/identite`, { method: 'POST', body: form(), redirect: 'manual' });
    const answer = await post();
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/papiers/${uploads.token}?papier=identite&mot=recue#papier-identite`,
    ]);
    await post();
    expect(uploads.kept.map(({ bytes: kept, mime }) => [kept, mime])).toEqual([
      [bytes, 'image/jpeg'],
    ]);
  });

  const big = new Uint8Array(21 * 1024 * 1024);
  test.each([
    ['is empty', new Uint8Array(0), {}, 'Ce fichier est vide'],
    ['is too big', big, {}, '20 Mo au plus'],
    ['is no picture', new TextEncoder().encode('bonjour'), {}, 'Envoyez une photo ou un PDF'],
    ['is for no paper of theirs', new Uint8Array(9), { paper: 'autre' }, 'ne peut plus changer'],
    ['hides a path', new Uint8Array(9), { paper: '..%2f..%2fx' }, 'ne peut plus changer'],
    ['is a form without file', new Uint8Array(9), { key: '', type: 'text/plain' }, 'Choisissez d'],
  ] as const)('that %s gets a kind word', async (_, bytes, sending, words) => {
    const { home, uploads } = await open();
    const answer = await send(home, bytes, sending);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(uploads.kept).toEqual([]);
  });

  it('for a paper that the advisor has validated is not taken', async () => {
    const { home, uploads } = await open({
      papers: [paper('identite', 'Carte', { state: 'validated' })],
    });
    expect((await send(home, await photo())).status).toBe(422);
    expect(uploads.calls.received).toBe(0);
  });

  it('of which the end never comes leaves nothing', async () => {
    const { site, uploads } = await open();
    const before = uploads.calls.opened;
    await new Promise<void>((resolve) => {
      const socket = connect(site.port, '127.0.0.1', () => {
        socket.write(
          `POST /papiers/${uploads.token}/envoi/identite HTTP/1.1\r\nhost: x\r\nx-cle: abcdefgh\r\ncontent-length: 1000000\r\n\r\n`,
        );
        socket.write(Buffer.alloc(300_000), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    // The next one is served: the place that was cut is free again.
    expect((await send(`${site.url}/papiers/${uploads.token}`, await photo())).status).toBe(200);
    expect(uploads.calls.opened).toBeGreaterThan(before);
    expect(uploads.calls.received).toBe(1);
  });

  it('beyond two at once for one link is asked to come back', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { home, uploads } = await open({ beforeKeeping: () => gate });
    const bytes = await photo();
    const first = [
      send(home, bytes, { key: 'premiere1' }),
      send(home, bytes, { key: 'deuxieme2' }),
    ];
    await expect.poll(() => uploads.calls.received).toBe(2);
    const third = await send(home, bytes, { key: 'troisieme' });
    expect(third.headers.get('retry-after')).toBe('15');
    go();
    expect((await Promise.all(first)).map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

describe('what can be done about a paper', () => {
  const post = (address: string) => fetch(address, { method: 'POST', redirect: 'manual' });

  it('does nothing for a page or a paper that is not there', async () => {
    const { home, uploads } = await open();
    for (const act of ['retirer/f9', 'tout/identite', 'absent/autre', 'retirer/..%2f..%2fx'])
      expect((await post(`${home}/${act}`)).headers.get('location')).toBe(
        `/papiers/${uploads.token}`,
      );
    expect(uploads.paper('identite').state).toBe('asked');
  });

  it('keeps the language that was chosen', async () => {
    const { home, uploads } = await open();
    const answer = await post(`${home}/absent/identite?langue=ar`);
    expect(answer.headers.get('location')).toBe(
      `/papiers/${uploads.token}?langue=ar&papier=identite&mot=absent#papier-identite`,
    );
  });

  it('shows small pictures of what came, as pictures only', async () => {
    const { home, uploads } = await open();
    await send(home, await photo());
    const answer = await fetch(`${home}/vignette/${uploads.kept[0]?.id}`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect((await fetch(`${home}/vignette/f99`)).status).toBe(404);
  });

  it('closes the link for good, and only when it is asked by a button', async () => {
    const { home, uploads } = await open();
    await send(home, Uint8Array.from(await samplePdf('Carte')), { type: 'application/pdf' });
    expect(await (await fetch(`${home}/fin`)).text()).toContain('Vous voulez fermer ce lien ?');
    expect((await fetch(home)).status).toBe(200);
    expect(await (await post(`${home}/fin`)).text()).toContain('Vous avez tout envoyé.');
    expect([(await fetch(home)).status, uploads.kept.length]).toEqual([404, 1]);
  });
});

describe('our own failure', () => {
  it('is said kindly, and its line in the log holds no link', async () => {
    const uploads: MemoryUploads = {
      ...createMemoryUploads({ papers: [] }),
      openLink: async (token) => {
        throw new TypeError(`cannot read ${token}`);
      },
    };
    const site = await openUploadSite(uploads);
    sites.push(site);
    const answer = await fetch(`${site.url}/papiers/${uploads.token}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('pas de votre faute');
    expect(site.logged).toEqual([
      { level: 'error', name: 'upload_failed', fields: { error: 'TypeError' } },
    ]);
  });
});
