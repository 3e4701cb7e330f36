import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/domain/paper.ts';
import type { Decision } from '../../src/runtime/papersDesk.ts';
import { paper } from '../domain/papers.ts';
import { CLAIRE, KARIM, OTHER, office } from './office.ts';
import { MONDAY } from './theatre.ts';

const AT = '2026-03-05T10:00:00.000Z';
const given = (changes: Partial<Paper> = {}) =>
  paper({
    state: 'to_review',
    receivedAt: AT,
    pages: [{ document: 'd1', setAside: false }],
    version: 3,
    ...changes,
  });
const CARD = given();
const LEASE = paper({ piece: 'bail', borrower: 0, version: 1 });
const QUOTE = given({ piece: 'devis', borrower: 0 });

const VALIDATE: Decision = { decision: 'validate' };
const WAIVE: Decision = { decision: 'waive' };
const BLURRED: Decision = { decision: 'redo', reason: { code: 'flou', text: null } };

/** Amel asked for a person and has these papers; `decide` is a click of an advisor. */
async function review(...papers: readonly Paper[]) {
  const desk = await office('amel');
  const conversation = 'terminal:test:amel';
  desk.putPapers(conversation, papers);
  const decide = (
    decision: Decision,
    { who = CLAIRE, key = 'identite@1', version = 3 }: Partial<Click> = {},
  ) => desk.desk.papers.review({ ...desk.deed(who, 'amel'), paper: key, version, decision });
  const states = () =>
    desk.checklists.of(conversation).map(({ piece, state }) => `${piece} ${state}`);
  const view = (who = CLAIRE) => desk.desk.papers.view(desk.of('amel'), who.id);
  return { ...desk, conversation, decide, states, view };
}
type Click = { readonly who: typeof CLAIRE; readonly key: string; readonly version: number };

describe('the card of papers', () => {
  it('shows each paper by the name that staff gave it, in their order, with what was seen in it', async () => {
    const waived = { state: 'waived', reason: { code: 'conseiller', text: null } } as const;
    const { view } = await review(paper({ ...QUOTE, ...waived }), LEASE, CARD);
    const seen = await view();
    expect(seen?.lines.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'identite@1 to_review',
      'bail requested',
      'devis waived',
    ]);
    expect(seen?.progress).toEqual({ done: 1, remaining: 1, total: 2, valid: 0 });
    expect(seen?.lines[0]).toMatchObject({ title: "Carte d'identité", hints: ['flou'], files: 1 });
    expect(seen?.mayAct).toBe(true);
  });

  it('says whose paper it is when two ask for the loan', async () => {
    const { view } = await review(CARD, given({ borrower: 2 }));
    expect((await view())?.lines.map(({ title }) => title)).toEqual([
      "Carte d'identité",
      "Carte d'identité (2e personne)",
    ]);
  });

  it('is for those to whom the situation was shown, and nobody decides beside who holds the talk', async () => {
    const { view, decide, desk, deed, of, states, viewLinks } = await review(CARD, LEASE);
    expect(await view(OTHER)).toBeNull();
    expect(await decide(VALIDATE, { who: OTHER })).toBe('unknown');
    expect(await desk.papers.link(of('amel'), OTHER.id, null)).toBeNull();
    await desk.take(deed(KARIM, 'amel'));
    expect((await view())?.mayAct).toBe(false);
    expect(await decide(VALIDATE)).toBe('other');
    expect(await desk.papers.link(of('amel'), CLAIRE.id, 'identite@1')).toBeNull();
    expect([viewLinks.made, states()]).toEqual([[], ['identite to_review', 'bail requested']]);
    expect(await decide(VALIDATE, { who: KARIM })).toBe('done');
  });

  it('stays, once closed, with who took it and who answers for the person', async () => {
    const { view, desk, deed, store } = await review(CARD);
    await desk.take(deed(KARIM, 'amel'));
    await desk.close(deed(KARIM, 'amel'));
    expect((await view(KARIM))?.mayAct).toBe(true);
    expect((await view())?.mayAct).toBe(false);
    store.team = { ...store.team, referent: { ...CLAIRE, awayUntil: null } };
    expect((await view())?.mayAct).toBe(true);
  });

  it('gives a link for this advisor, at the click', async () => {
    const { desk, of, viewLinks } = await review(CARD);
    expect(await desk.papers.link(of('amel'), CLAIRE.id, 'identite@1')).toEqual({
      url: 'https://ccas.example/dossier/t1',
    });
    await desk.papers.link(of('amel'), CLAIRE.id, null);
    expect(viewLinks.made).toEqual(['claire identite@1', 'claire file']);
  });

  it('lists the people whose situation is open and who have papers', async () => {
    const { desk, checklists } = await review();
    expect(await desk.papers.talks(CLAIRE.id)).toEqual([]);
    checklists.put('terminal:test:amel', [CARD]);
    expect(await desk.papers.talks(CLAIRE.id)).toMatchObject([{ number: 1 }]);
    expect(await desk.papers.talks(OTHER.id)).toEqual([]);
  });
});

describe('a decision about a paper', () => {
  it('to redo asks the person again, once, in the advisor’s name, with the reason', async () => {
    const { decide, heardBy, states, checklists } = await review(CARD, LEASE);
    expect(await decide(BLURRED)).toBe('done');
    expect(await decide(BLURRED)).toBe('moved');
    expect(await decide(BLURRED, { version: 4 })).toBe('moved');
    expect(states()[0]).toBe('identite redo');
    const [said, ...more] = heardBy('amel');
    expect(said).toContain('Il faudrait refaire : Carte d');
    expect(said).toContain('Claire Morel');
    expect(said).toContain('un peu floue');
    expect(more).toEqual([]);
    expect(checklists.audit).toEqual(['claire redo identite@1']);
  });

  it('is told while an advisor owns the talk, with the advisor’s own words', async () => {
    const { decide, desk, deed, heardBy } = await review(CARD);
    await desk.take(deed(CLAIRE, 'amel'));
    const reason = { code: 'autre', text: 'Il manque le tampon.' } as const;
    expect(await decide({ decision: 'redo', reason })).toBe('done');
    expect(heardBy('amel').at(-1)).toContain('Il manque le tampon.');
  });

  it('to validate is silent, until the last one: then one line', async () => {
    const { decide, heardBy } = await review(CARD, QUOTE);
    expect(await decide(VALIDATE)).toBe('done');
    expect(heardBy('amel')).toEqual([]);
    expect(await decide(VALIDATE, { key: 'devis' })).toBe('done');
    expect(heardBy('amel')).toHaveLength(1);
    expect(heardBy('amel')[0]).toContain(
      'Votre dossier est complet. Le conseiller vous dit la suite.',
    );
    expect(heardBy('amel')[0]).not.toMatch(/accept|banque/iu);
  });

  it('to do without is said only for a paper that the person was still to give', async () => {
    const { decide, heardBy } = await review(CARD, LEASE, QUOTE);
    expect(await decide(WAIVE, { key: 'devis' })).toBe('done');
    expect(heardBy('amel')).toEqual([]);
    expect(await decide(WAIVE, { key: 'bail', version: 1 })).toBe('done');
    expect(heardBy('amel')[0]).toMatch(/Vous n'avez plus besoin d'envoyer : /u);
  });

  it('is not played on a paper that moved, nor on one that is not there', async () => {
    const { decide, states, heardBy } = await review(CARD);
    expect(await decide(VALIDATE, { version: 2 })).toBe('moved');
    expect(await decide(VALIDATE, { key: 'inconnu' })).toBe('unknown');
    expect(await decide(VALIDATE, { key: 'a@b@c' })).toBe('unknown');
    expect([states(), heardBy('amel')]).toEqual([['identite to_review'], []]);
  });

  it('that was saved and not told, for a process that ended, is told by the next click, once', async () => {
    const { decide, checklists, heardBy, conversation } = await review(CARD, LEASE);
    const at = new Date(MONDAY);
    const saved = { personId: `p-${conversation}`, paper: CARD, advisor: CLAIRE.id, at };
    await checklists.review({ ...saved, decision: 'redo', reason: { code: 'flou', text: null } });
    expect(heardBy('amel')).toEqual([]);
    expect(await decide(BLURRED)).toBe('moved');
    expect(await decide(BLURRED)).toBe('moved');
    expect(heardBy('amel')).toHaveLength(1);
  });

  it('says so when the person stopped the robot and hears nothing', async () => {
    const { decide, say, heardBy } = await review(CARD, LEASE);
    await say('amel', 'stop');
    expect(await decide(BLURRED)).toBe('done_untold');
    expect(heardBy('amel')).toEqual([]);
  });
});
