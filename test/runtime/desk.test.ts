import { describe, expect, it } from 'vitest';
import { CLAIRE, KARIM, OTHER, office } from './office.ts';

describe('the advisors’ desk', () => {
  it('takes a situation once: the second click is a friendly no-op', async () => {
    const { desk, deed } = await office('amel');
    expect(await desk.take(deed(CLAIRE, 'amel'))).toBe('done');
    expect(await desk.take(deed(CLAIRE, 'amel'))).toBe('already');
    expect(await desk.take(deed(KARIM, 'amel'))).toBe('other');
  });

  it('shows nothing to an advisor to whom the card was not shown', async () => {
    const { desk, deed, of } = await office('amel');
    expect(await desk.take(deed(OTHER, 'amel'))).toBe('unknown');
    expect(await desk.view(of('amel'), OTHER.id)).toBeNull();
    expect(await desk.waiting(OTHER.id)).toEqual([]);
  });

  it('carries words only from the advisor who holds the talk', async () => {
    const { desk, deed, heardBy } = await office('amel');
    const words = (advisor: typeof CLAIRE, text: string) => ({ ...deed(advisor, 'amel'), text });
    expect(await desk.answer(words(CLAIRE, 'trop tôt'))).toBe('not_taken');
    await desk.take(deed(CLAIRE, 'amel'));
    expect(await desk.answer(words(KARIM, 'pas moi'))).toBe('other');
    expect(await desk.answer(words(CLAIRE, 'Je vous écoute.'))).toBe('done');
    const heard = heardBy('amel').join('\n');
    expect(heard).toContain('Je vous écoute.');
    expect(heard).not.toMatch(/trop tôt|pas moi/u);
  });

  it('carries the same words once, whatever is clicked again', async () => {
    const { desk, deed, heardBy } = await office('amel', 'bruno');
    await desk.take(deed(CLAIRE, 'amel'));
    await desk.take(deed(CLAIRE, 'bruno'));
    const words = { ...deed(CLAIRE, 'amel'), text: 'Une seule fois.' };
    expect(await desk.answer(words)).toBe('done');
    expect(await desk.answer(words)).toBe('already');
    expect(heardBy('amel').filter((text) => text.includes('Une seule fois.'))).toHaveLength(1);
  });

  it('with two talks open, sends each word to the person of its card', async () => {
    const { desk, deed, heardBy } = await office('amel', 'bruno');
    await desk.take(deed(CLAIRE, 'amel'));
    await desk.take(deed(CLAIRE, 'bruno'));
    expect(await desk.openTalks(CLAIRE.id)).toHaveLength(2);
    await desk.answer({ ...deed(CLAIRE, 'bruno'), text: 'Pour Bruno.' });
    expect(heardBy('bruno').join('')).toContain('Pour Bruno.');
    expect(heardBy('amel').join('')).not.toContain('Pour Bruno.');
  });

  it('closes: the card says so, and a second close changes nothing', async () => {
    const { desk, deed, of } = await office('amel');
    await desk.take(deed(CLAIRE, 'amel'));
    expect(await desk.close(deed(KARIM, 'amel'))).toBe('other');
    expect(await desk.close(deed(CLAIRE, 'amel'))).toBe('done');
    expect(await desk.close(deed(CLAIRE, 'amel'))).toBe('already');
    expect(await desk.take(deed(CLAIRE, 'amel'))).toBe('closed');
    expect(await desk.view(of('amel'), CLAIRE.id)).toMatchObject({ status: 'close', mine: false });
  });
});

describe('what a card shows', () => {
  it('the motive, the last words in French, and no more of the name than an initial', async () => {
    const { desk, of, say, store } = await office('amel');
    store.person = { ...store.person, linked: true, firstName: 'Amel', lastName: 'Diallo' };
    await say('amel', 'mon loyer a augmenté');
    const view = await desk.view(of('amel'), CLAIRE.id);
    expect(view).toMatchObject({
      motive: 'conseiller',
      status: 'ouverte',
      person: { name: 'Amel D.', language: 'fr' },
    });
    expect(view?.lastMessages.map(({ text }) => text)).toContain('mon loyer a augmenté');
  });

  it('the answers given, with their words; a corrected answer takes its place', async () => {
    const { desk, say, store } = await office();
    for (const text of ['bonjour', 'oui', 'je peux pas payer', '2']) await say('chloe', text);
    const opened = () => store.turns.flatMap(({ escalations }) => escalations);
    for (const text of ['le 20', 'passer', 'passer', 'oui']) {
      if (opened().length === 0) await say('chloe', text);
    }
    const card = opened().find(({ type }) => type === 'opened');
    const view = await desk.view(card?.id ?? '', CLAIRE.id);
    expect(view?.summary).toContainEqual({
      label: 'Que se passe-t-il ?',
      value: "L'argent arrive plus tard",
    });
  });
});
