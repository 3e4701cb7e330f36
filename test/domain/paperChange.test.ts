import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAPER_STATES, type Paper } from '../../src/domain/paper.ts';
import {
  type Actor,
  changePaper,
  type PaperAction,
  TRANSITIONS,
} from '../../src/domain/paperChange.ts';
import { ASKED_AT, BOT, CLAIRE, deed, PERSON, paper } from './papers.ts';

const LATER = '2026-03-04T10:00:00.000Z';
const redo = { type: 'redo', reason: { code: 'flou', text: null } } as const;
const gone = { type: 'waive', reason: { code: 'plus_necessaire', text: null } } as const;
const receive = (document: string): PaperAction => ({ type: 'receive', document });

/** Plays a path; a deed that is not allowed changes nothing. */
function wentThrough(deeds: readonly (readonly [Actor, PaperAction])[], from = paper()): Paper {
  return deeds.reduce((one, [by, action]) => changePaper(one, action, by, LATER) ?? one, from);
}

describe('a paper', () => {
  test('goes from asked for to validated, by the person and then the advisor', () => {
    const given = wentThrough([
      [PERSON, receive('recto')],
      [PERSON, receive('verso')],
      [PERSON, { type: 'complete' }],
    ]);
    expect(given).toMatchObject({ state: 'to_review', receivedAt: LATER });
    expect(given.pages.map(({ document }) => document)).toEqual(['recto', 'verso']);
    const valid = wentThrough([[CLAIRE, { type: 'validate', validUntil: '2026-09-01' }]], given);
    expect(valid).toMatchObject({ state: 'valid', reviewedBy: 'claire', validUntil: '2026-09-01' });
  });

  test('that must be done again keeps the first try beside the second', () => {
    const again = wentThrough([
      [PERSON, receive('floue')],
      [CLAIRE, redo],
    ]);
    expect(again).toMatchObject({ state: 'redo', reason: { code: 'flou' }, askedAt: LATER });
    expect(wentThrough([[PERSON, receive('nette')]], again)).toMatchObject({
      state: 'received',
      reason: null,
      pages: [
        { document: 'floue', setAside: true },
        { document: 'nette', setAside: false },
      ],
    });
  });

  test('that is not needed any more sleeps, and wakes as it stood', () => {
    const valid = wentThrough([
      [PERSON, receive('a')],
      [CLAIRE, { type: 'validate', validUntil: null }],
    ]);
    const asleep = wentThrough([[BOT, gone]], valid);
    expect(asleep).toMatchObject({
      state: 'waived',
      before: { state: 'valid' },
      pages: valid.pages,
    });
    expect(wentThrough([[BOT, { type: 'wake' }]], asleep)).toEqual({ ...valid, askedAt: LATER });
  });

  test('that the advisor does without is not woken by the bot, but may still be given', () => {
    const waived = wentThrough([
      [CLAIRE, { type: 'waive', reason: { code: 'conseiller', text: null } }],
    ]);
    expect(changePaper(waived, { type: 'wake' }, BOT, LATER)).toBeNull();
    expect(wentThrough([[PERSON, receive('a')]], waived)).toMatchObject({ state: 'received' });
  });

  test('sent twice is there once', () => {
    const given = wentThrough([[PERSON, receive('a')]]);
    expect(changePaper(given, receive('a'), PERSON, LATER)).toBe(given);
  });

  test('is asked for as at first when the last of its files is taken back', () => {
    const two = wentThrough([
      [PERSON, receive('a')],
      [PERSON, receive('b')],
      [CLAIRE, { type: 'validate', validUntil: '2026-09-01' }],
    ]);
    const one = wentThrough([[PERSON, { type: 'remove', document: 'a' }]], two);
    expect(one).toMatchObject({ state: 'received', pages: [{ document: 'b' }] });
    const none = wentThrough([[PERSON, { type: 'remove', document: 'b' }]], one);
    expect(none).toEqual(paper({ askedAt: LATER }));
    expect(wentThrough([[PERSON, { type: 'withdraw' }]], two)).toEqual(none);
  });
});

describe('whatever anybody does', () => {
  const path = fc.array(deed, { maxLength: 30 });

  test('no document is lost, unless the person takes it back', () => {
    fc.assert(
      fc.property(path, (deeds) => {
        let one = paper();
        let kept: readonly string[] = [];
        for (const { by, action } of deeds) {
          const next = changePaper(one, action, by, LATER);
          if (next === null) continue;
          if (action.type === 'receive') kept = [...new Set([...kept, action.document])];
          if (action.type === 'remove') kept = kept.filter((name) => name !== action.document);
          if (action.type === 'withdraw') kept = [];
          if (action.type === 'remove' || action.type === 'withdraw') expect(by).toBe(PERSON);
          one = next;
          expect(one.pages.map(({ document }) => document)).toEqual(kept);
        }
      }),
    );
  });

  test('nobody but the advisor validates, and never what came after', () => {
    fc.assert(
      fc.property(path, (deeds) => {
        let one = paper();
        let seen: readonly string[] | null = null;
        for (const { by, action } of deeds) {
          const next = changePaper(one, action, by, LATER);
          if (next === null) continue;
          one = next;
          if (action.type === 'validate') {
            expect(by).toBe(CLAIRE);
            seen = one.pages.map(({ document }) => document);
          }
          if (one.state !== 'valid') continue;
          expect(one.reviewedBy).toBe('claire');
          expect(seen).toEqual(expect.arrayContaining(one.pages.map(({ document }) => document)));
        }
      }),
    );
  });

  test('a paper sleeps if and only if it knows where it stood, and why it sleeps', () => {
    fc.assert(
      fc.property(path, (deeds) => {
        const one = wentThrough(deeds.map(({ by, action }) => [by, action]));
        expect(one.before !== null).toBe(one.state === 'waived');
        expect(one.reason !== null).toBe(one.state === 'waived' || one.state === 'redo');
        expect(one.before?.state).not.toBe('waived');
      }),
    );
  });
});

describe('the table of transitions', () => {
  test('leaves no doubt about where a paper goes', () => {
    const cells = TRANSITIONS.flatMap(({ does, by, from }) =>
      by.flatMap((role) => from.map((state) => `${role} ${does} ${state}`)),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  test('lets every state be reached, and every state be left', () => {
    for (const state of Object.keys(PAPER_STATES)) {
      expect(TRANSITIONS.some(({ from }) => from.some((one) => one === state))).toBe(true);
      expect(state === 'requested' || TRANSITIONS.some(({ to }) => to === state)).toBe(true);
    }
    expect(paper()).toMatchObject({ state: 'requested', askedAt: ASKED_AT });
  });
});
