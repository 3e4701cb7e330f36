import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { onEachDatabase } from './databases.ts';
import { BATCH } from './imported.ts';
import { chat, turnOn } from './records.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const MINUTE = 60_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

onEachDatabase((bench) => {
  let storage: Storage;
  let conversation = '';
  let person = '';
  beforeAll(async () => {
    storage = await bench().open();
    await storage.imports.apply(BATCH, NOW);
    const loaded = await storage.turns.read(chat('links'), null);
    [conversation, person] = [loaded.id, loaded.personId];
    await storage.turns.commit(
      turnOn(loaded, 'links-1', {
        documents: [{ type: 'received', id: 'doc', purpose: null, mime: null, album: null }],
      }),
    );
  }, 60_000);
  afterAll(() => storage.close());

  test('an upload link opens its own page, as often as needed, for a day', async () => {
    const { token, expiresAt } = await storage.uploadLinks.create(conversation, NOW);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(expiresAt).toEqual(later(24 * 60 * MINUTE));
    const opened = { conversation, personId: person, expiresAt };
    expect(await storage.uploadLinks.open(token, NOW)).toEqual(opened);
    expect(await storage.uploadLinks.open(token, later(24 * 60 * MINUTE - 1))).toEqual(opened);
    expect(await storage.uploadLinks.open(token, later(24 * 60 * MINUTE))).toBeNull();
  });

  test('a closed link opens nothing, and the others stay', async () => {
    const one = await storage.uploadLinks.create(conversation, NOW);
    const other = await storage.uploadLinks.create(conversation, NOW);
    await storage.uploadLinks.revoke(one.token, NOW);
    expect(await storage.uploadLinks.open(one.token, NOW)).toBeNull();
    expect(await storage.uploadLinks.open(other.token, NOW)).not.toBeNull();
    await storage.uploadLinks.revokeAll(conversation, NOW);
    expect(await storage.uploadLinks.open(other.token, NOW)).toBeNull();
  });

  test.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}\0`, "' or 1=1 --"])(
    'a token that nobody gave (%j) opens nothing',
    async (token) => {
      expect(await storage.uploadLinks.open(token, NOW)).toBeNull();
      expect(await storage.viewLinks.take(token, NOW)).toBeNull();
    },
  );

  test.each([
    ['document', () => ({ kind: 'document', document: 'doc' }) as const],
    [
      'paper',
      () =>
        ({ kind: 'paper', personId: person, paper: { piece: 'identite', borrower: 2 } }) as const,
    ],
    ['file', () => ({ kind: 'file', personId: person }) as const],
  ])('a link to a %s shows it once, to the one who asked', async (_kind, subjectOf) => {
    const subject = subjectOf();
    const link = await storage.viewLinks.create(subject, 'claire', NOW);
    const token = link?.token ?? '';
    expect(await storage.uploadLinks.open(token, NOW)).toBeNull();
    const both = await Promise.all([
      storage.viewLinks.take(token, later(MINUTE)),
      storage.viewLinks.take(token, later(MINUTE)),
    ]);
    expect(both.filter((one) => one !== null)).toEqual([{ subject, advisor: 'claire' }]);
    expect(await storage.viewLinks.take(token, later(2 * MINUTE))).toBeNull();
  });

  test('a view link is good for 5 minutes, and for a document that is there', async () => {
    const file = { kind: 'file', personId: person } as const;
    const link = await storage.viewLinks.create(file, 'claire', NOW);
    expect(link?.expiresAt).toEqual(later(5 * MINUTE));
    expect(await storage.viewLinks.take(link?.token ?? '', later(5 * MINUTE))).toBeNull();
    const gone = { kind: 'document', document: 'unknown' } as const;
    expect(await storage.viewLinks.create(gone, 'claire', NOW)).toBeNull();
  });

  test('somebody who is no advisor here opens nothing', async () => {
    const file = { kind: 'file', personId: person } as const;
    const link = await storage.viewLinks.create(file, 'stranger', NOW);
    expect(await storage.viewLinks.take(link?.token ?? '', NOW)).toBeNull();
  });

  test('each opening is on record, and no token is kept', async () => {
    const file = { kind: 'file', personId: person } as const;
    const link = await storage.viewLinks.create(file, 'paul', NOW);
    const upload = await storage.uploadLinks.create(conversation, NOW);
    await storage.viewLinks.take(link?.token ?? '', later(MINUTE));
    if (!bench().shared) await storage.close();
    const audit = await bench().raw<{ detail: object }>(
      `select actor, action, subject, detail from "AuditEvent" order by at, detail::text`,
    );
    const rows = await bench().raw<{ row: string }>(
      'select u::text || v::text as row from "UploadLink" u, "ViewLink" v',
    );
    if (!bench().shared) storage = await bench().open();
    const seen = { actor: 'claire', action: 'papers_viewed', subject: person };
    expect(audit).toEqual(
      expect.arrayContaining([
        { ...seen, detail: { kind: 'document', document: 'doc' } },
        { ...seen, detail: { kind: 'paper', piece: 'identite', borrower: 2 } },
        { ...seen, detail: { kind: 'file' } },
        { ...seen, actor: 'paul', detail: { kind: 'file' } },
      ]),
    );
    expect(audit).toHaveLength(4);
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows)
      for (const token of [link?.token ?? '', upload.token])
        expect([row.includes(token), row.includes(Buffer.from(token).toString('hex'))]).toEqual([
          false,
          false,
        ]);
  });

  test('links that are over are dropped after a week', async () => {
    await storage.uploadLinks.create(conversation, NOW);
    await storage.sweep(later(6 * 24 * 60 * MINUTE));
    const left = async () => {
      if (!bench().shared) await storage.close();
      const rows = await bench().raw(
        'select 1 from "UploadLink" union all select 1 from "ViewLink"',
      );
      if (!bench().shared) storage = await bench().open();
      return rows.length;
    };
    expect(await left()).toBeGreaterThan(0);
    await storage.sweep(later(9 * 24 * 60 * MINUTE));
    expect(await left()).toBe(0);
  });
});
