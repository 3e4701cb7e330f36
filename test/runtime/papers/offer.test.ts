import { describe, expect, it } from 'vitest';
import { terminalCallSchema, terminalRender } from '../../../src/channels/terminal/render.ts';
import { newPaper } from '../../../src/domain/checklist.ts';
import { createOfferUpload } from '../../../src/runtime/papers/offer.ts';
import { playTurn } from '../../../src/runtime/playTurn.ts';
import { onEachDatabase } from '../../storage/databases.ts';
import { turnOn } from '../../storage/records.ts';
import { MONDAY, plainAdvisors, theEdition } from '../theatre.ts';

const NOW = new Date(MONDAY);
const ADDRESS = { channel: 'terminal', bot: 'test', chat: 'lien' } as const;

describe('the address of a page of papers', () => {
  it.each([
    ['https://ccas.example', true],
    ['http://127.0.0.1:3000', true],
    ['http://localhost:3000', true],
    ['http://[::1]:3000', true],
    ['http://ccas.example', false],
    ['http://127.0.0.1.example', false],
    [null, false],
  ])('%s is given: %s', (base, given) => {
    const offered = createOfferUpload(
      () => 'jeton',
      () => base,
    )('e/0');
    expect(offered).toEqual(given ? { token: 'jeton', address: `${base}/papiers/jeton` } : null);
  });
});

describe('a link that is given in the talk', () => {
  onEachDatabase((bench) => {
    it('opens once its turn is committed; played again it is the same, and the journal has no address', async () => {
      const storage = await bench().open();
      const fresh = await storage.turns.read(ADDRESS, null);
      const papers = [newPaper({ piece: 'identite', borrower: 1 }, MONDAY)];
      const facts = [{ name: 'accord', value: true, source: 'personne' }] as const;
      await storage.turns.commit(turnOn(fresh, 'lien-1', { papers, facts, outbox: [] }));
      const loaded = await storage.turns.read(ADDRESS, null);
      const stage = {
        edition: theEdition,
        people: { terminal: terminalRender },
        advisors: plainAdvisors,
        offer: createOfferUpload(storage.uploadLinks.tokenFor, () => 'https://ccas.example'),
      };
      const happening = { type: 'message_received', text: 'mes papiers', ref: '2' } as const;
      const incoming = { address: ADDRESS, inboxId: 'terminal:test:2', at: MONDAY, happening };
      const { record } = playTurn(stage, loaded, incoming);
      expect(playTurn(stage, loaded, incoming).record.uploadLinks).toEqual(record.uploadLinks);

      const [{ token } = { token: '' }] = record.uploadLinks;
      const said = record.outbox.flatMap(({ call }) => {
        const printed = terminalCallSchema.safeParse(call);
        return printed.success ? [printed.data.text] : [];
      });
      expect(said.join('\n')).toContain(`https://ccas.example/papiers/${token}`);
      expect(JSON.stringify(record.journal)).not.toContain(token);

      expect(await storage.uploadLinks.open(token, NOW)).toBeNull();
      expect(await storage.turns.commit(record)).toBe('committed');
      expect(await storage.uploadLinks.open(token, NOW)).toMatchObject({
        conversation: loaded.id,
      });
      const tomorrow = new Date(NOW.getTime() + 24 * 3_600_000);
      expect(await storage.uploadLinks.open(token, tomorrow)).toBeNull();
      await storage.close();
    });
  });
});
