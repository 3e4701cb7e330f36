import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newPaper } from '../../src/domain/checklist.ts';
import { initialState } from '../../src/engine/state.ts';
import { makeKey, open, seal } from '../../src/storage/seal.ts';
import { onEachDatabase } from './databases.ts';
import { BATCH } from './imported.ts';
import { callOn, chat, turnOn } from './records.ts';

const NOW = new Date('2026-03-02T09:00:00Z');

/** Words that only the person, the advisor and the CCAS may read. */
const PLANTED = [
  'perdu-mon-travail',
  'Ferhat',
  'Dounia',
  '1988-05-17',
  'D-1042',
  'P-77',
  'réparation',
  '0612345678',
  'secret-de-fichier',
  'equipe-teams-77',
  'tampon-illisible',
];

onEachDatabase((bench) => {
  test('nothing that people say or that is known of them can be read in the tables', async () => {
    const storage = await bench().open();
    await storage.imports.apply(BATCH, NOW);
    const code = await storage.invitations.issue(
      (await storage.people.ofCase('D-1042')) ?? '',
      NOW,
    );
    const loaded = await storage.turns.read(chat('s'), code);
    const words = 'j’ai perdu-mon-travail, 0612345678';
    await storage.turns.commit(
      turnOn(loaded, 's-1', {
        state: { ...initialState('fr'), answers: { eligibilite: { raison: words } } },
        journal: [{ id: 'j', from: 'person', content: { text: words } }],
        outbox: [callOn(loaded, 's-1/0', { call: { text: words } })],
        facts: [{ name: 'situation', value: words, source: 'personne' }],
        links: [{ type: 'linked', invitation: loaded.invitation?.id ?? '' }],
        escalations: [
          {
            type: 'opened',
            id: 'e',
            motive: 'paiement',
            urgency: 'haute',
            to: ['claire'],
            content: { words },
          },
        ],
        papers: [
          {
            ...newPaper({ piece: 'identite', borrower: 1 }, NOW.toISOString()),
            state: 'redo',
            reason: { code: 'autre', text: 'tampon-illisible' },
          },
        ],
        documents: [{ type: 'received', id: 'd', purpose: 'CNI', mime: 'image/png', album: null }],
      }),
    );
    await storage.documents.save('d', 'image/png', Buffer.from('secret-de-fichier'));
    await storage.advisors.remember('claire', { id: 'equipe-teams-77' });
    const upload = await storage.uploadLinks.create(loaded.id, NOW);
    const view = await storage.viewLinks.create({ kind: 'document', document: 'd' }, 'claire', NOW);
    const tokens = [upload.token, view?.token ?? ''];
    await storage.close();

    const tables = await bench().raw<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const found: string[] = [];
    for (const { name } of tables) {
      // Bytes as letters, so that a plain text in a bytea would show.
      const rows = await bench().raw<{ row: string }>(
        `select encode(convert_to(t::text, 'UTF8'), 'escape') as row from "${name}" t`,
      );
      const text = rows.map(({ row }) => row).join('\n');
      const plain = [code, ...tokens, ...PLANTED].filter(
        (word) =>
          text.includes(word) ||
          text.includes(Buffer.from(word).toString('hex')) ||
          text.includes(Buffer.from(word).toString('base64').replaceAll('=', '')),
      );
      found.push(...plain.map((word) => `${word} in ${name}`));
    }
    expect(found).toEqual([]);
  }, 60_000);
});

const key = makeKey('11111111-2222-3333-4444-555555555555', Buffer.alloc(32, 1));

test('what is sealed opens at its place, and nowhere else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), fc.string(), (value, place, other) => {
      const sealed = seal(key, place, value);
      expect(JSON.stringify(open(key, place, sealed))).toBe(JSON.stringify(value));
      if (other !== place) expect(() => open(key, other, sealed)).toThrow();
    }),
  );
});

test('a single bit that changes is noticed', () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 * 8 }), (bit) => {
      const sealed = seal(key, 'state:1', { raison: 'autre', montant: 1500 });
      const byte = Math.min(sealed.length - 1, bit >> 3);
      sealed[byte] = (sealed[byte] ?? 0) ^ (1 << (bit & 7));
      // The bits of the key's id are told apart by the ring of keys, not by the cipher.
      if (byte >= 1 && byte <= 16) return;
      expect(() => open(key, 'state:1', sealed)).toThrow();
    }),
  );
});

test('the same words sealed twice look different', () => {
  expect(seal(key, 'fact:a', 'oui').equals(seal(key, 'fact:a', 'oui'))).toBe(false);
});
