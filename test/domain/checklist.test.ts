import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checklistFor,
  giveInstead,
  inOrder,
  missing,
  newPaper,
  progress,
  toReview,
  updateChecklist,
} from '../../src/domain/checklist.ts';
import { type Paper, paperKey, paperRef } from '../../src/domain/paper.ts';
import { changePaper } from '../../src/domain/paperChange.ts';
import { ASKED_AT, deed, PERSON, paper, piece } from './papers.ts';

const TODAY = '2026-03-02';
const LATER = '2026-03-04T10:00:00.000Z';

const PIECES = [
  piece('devis', { order: 9 }),
  piece('identite', { eachBorrower: true }),
  piece('paie', {
    eachBorrower: true,
    order: 2,
    isWanted: ({ situation, 'co_emprunteur.situation': other }, borrower) =>
      (borrower === 2 ? other : situation) === 'salarie',
  }),
  piece('recepisse', { onlyInstead: true }),
];

const keys = (refs: readonly { piece: string; borrower: 0 | 1 | 2 }[]) => refs.map(paperKey);

describe('what is asked for', () => {
  test('follows the situation, in the staff’s order', () => {
    expect(keys(checklistFor({}, PIECES, TODAY))).toEqual(['identite@1', 'devis']);
    expect(keys(checklistFor({ situation: 'salarie' }, PIECES, TODAY))).toEqual([
      'identite@1',
      'paie@1',
      'devis',
    ]);
  });

  test('is asked of each borrower by what is true of each', () => {
    const facts = {
      emprunteurs: 'deux',
      situation: 'retraite',
      'co_emprunteur.situation': 'salarie',
    };
    expect(keys(checklistFor(facts, PIECES, TODAY))).toEqual([
      'identite@1',
      'identite@2',
      'paie@2',
      'devis',
    ]);
  });
});

describe('a checklist', () => {
  const ref = (key: string) => paperRef(key) ?? { piece: key, borrower: 0 as const };
  const list = (...names: readonly string[]) => names.map((name) => newPaper(ref(name), ASKED_AT));

  test('that changes keeps what was given, and lets the rest sleep', () => {
    const [identity, pay, quote] = list('identite@1', 'paie@1', 'devis');
    const paid = pay && changePaper(pay, { type: 'receive', document: 'a' }, PERSON, LATER);
    if (!identity || !paid || !quote) throw new Error('the checklist is not as planned');
    const changed = updateChecklist(
      [identity, paid, quote],
      [ref('identite@1'), ref('caf')],
      LATER,
    );
    expect(changed.map((one) => [paperKey(one), one.state, one.reason?.code])).toEqual([
      ['identite@1', 'requested', undefined],
      ['caf', 'requested', undefined],
      ['paie@1', 'waived', 'plus_necessaire'],
      ['devis', 'waived', 'plus_necessaire'],
    ]);
    const back = updateChecklist(changed, [ref('identite@1'), ref('paie@1')], LATER);
    expect(back.find((one) => one.piece === 'paie')).toEqual({ ...paid, askedAt: LATER });
  });

  test('takes a paper instead of another, beside it, as long as the other is wanted', () => {
    const given = giveInstead(list('identite@1', 'devis'), ref('identite@1'), 'recepisse', LATER);
    expect(given.map((one) => [paperKey(one), one.state])).toEqual([
      ['identite@1', 'waived'],
      ['recepisse@1', 'requested'],
      ['devis', 'requested'],
    ]);
    expect(updateChecklist(given, [ref('identite@1'), ref('devis')], LATER)).toEqual(given);
    const without = updateChecklist(given, [ref('devis')], LATER);
    expect(without.map((one) => [paperKey(one), one.state])).toEqual([
      ['devis', 'requested'],
      ['identite@1', 'waived'],
      ['recepisse@1', 'waived'],
    ]);
  });

  test('takes nothing instead of a paper that was given', () => {
    const received = [paper({ state: 'received' })];
    expect(giveInstead(received, ref('identite@1'), 'recepisse', LATER)).toBe(received);
  });

  test('is shown in the staff’s order, each borrower’s beside the other’s', () => {
    const papers = list('devis', 'paie@1', 'ancien', 'identite@2', 'identite@1');
    expect(inOrder(papers, PIECES).map(paperKey)).toEqual([
      'identite@1',
      'identite@2',
      'paie@1',
      'devis',
      'ancien',
    ]);
  });

  test('goes back to the first paper when the person took one for the other', () => {
    const instead = giveInstead(list('identite@1'), ref('identite@1'), 'recepisse', LATER);
    const back = giveInstead(instead, ref('recepisse@1'), 'identite', LATER);
    expect(back.map((one) => [paperKey(one), one.state])).toEqual([
      ['recepisse@1', 'waived'],
      ['identite@1', 'requested'],
    ]);
    expect(giveInstead(back, ref('identite@1'), 'identite', LATER)).toBe(back);
  });

  test('says how far it is', () => {
    const papers = [
      paper({ state: 'valid' }),
      paper({ state: 'to_review' }),
      paper({ state: 'redo' }),
      paper({ state: 'expired' }),
      paper(),
      paper({ state: 'waived' }),
      paper({ state: 'waived', reason: { code: 'absent', text: null } }),
    ];
    expect(progress(papers)).toEqual({ done: 2, remaining: 3, total: 5, valid: 1 });
    expect(missing(papers).map(({ state }) => state)).toEqual(['redo', 'expired', 'requested']);
    expect(toReview(papers).map(({ state }) => state)).toEqual(['to_review', 'waived']);
  });
});

describe('whatever a person tells of their situation', () => {
  const KEYS = ['identite@1', 'identite@2', 'paie@1', 'caf', 'devis'];
  const wanted = fc.subarray(KEYS).map((names) => names.flatMap((name) => paperRef(name) ?? []));
  const start = fc
    .tuple(fc.subarray(KEYS), fc.array(fc.tuple(fc.nat(4), deed), { maxLength: 20 }))
    .map(([names, deeds]) => deeds.reduce(played, papersOf(names)));

  function papersOf(names: readonly string[]): readonly Paper[] {
    return names.flatMap((name) => paperRef(name) ?? []).map((ref) => newPaper(ref, ASKED_AT));
  }

  function played(
    papers: readonly Paper[],
    [n, { by, action }]: readonly [
      number,
      typeof deed extends fc.Arbitrary<infer One> ? One : never,
    ],
  ): readonly Paper[] {
    return papers.map((one, index) =>
      index === n ? (changePaper(one, action, by, LATER) ?? one) : one,
    );
  }

  const pagesOf = (papers: readonly Paper[]) =>
    Object.fromEntries(papers.map((one) => [paperKey(one), one.pages]));

  test('every page stays where it was, and nothing comes twice', () => {
    fc.assert(
      fc.property(start, wanted, (papers, refs) => {
        const next = updateChecklist(papers, refs, LATER);
        expect(pagesOf(next)).toMatchObject(pagesOf(papers));
        expect(new Set(next.map(paperKey)).size).toBe(next.length);
        expect(next.slice(0, refs.length).map(paperKey)).toEqual(refs.map(paperKey));
      }),
    );
  });

  test('told twice changes nothing, and told back finds all as it stood', () => {
    fc.assert(
      fc.property(start, wanted, wanted, (papers, refs, others) => {
        const once = updateChecklist(papers, refs, LATER);
        expect(updateChecklist(once, refs, LATER)).toEqual(once);
        const back = updateChecklist(updateChecklist(once, others, LATER), refs, LATER);
        const states = (list: readonly Paper[]) =>
          list.slice(0, refs.length).map(({ state, reason }) => [state, reason]);
        expect(states(back)).toEqual(states(once));
      }),
    );
  });
});

test('a key names its line, and nothing else', () => {
  for (const key of ['identite', 'identite@1', 'avis.impot@2']) {
    const ref = paperRef(key);
    expect(ref && paperKey(ref)).toBe(key);
  }
  expect([paperRef(''), paperRef('identite@3'), paperRef('@1')]).toEqual([null, null, null]);
});
