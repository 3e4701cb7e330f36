import fc from 'fast-check';
import { newPaper } from '../../src/domain/checklist.ts';
import { type Paper, REDO_REASONS, WAIVE_REASONS } from '../../src/domain/paper.ts';
import type { Actor, PaperAction } from '../../src/domain/paperChange.ts';
import type { Piece } from '../../src/domain/piece.ts';

export const ASKED_AT = '2026-03-02T09:00:00.000Z';

export function paper(changes: Partial<Paper> = {}): Paper {
  return { ...newPaper({ piece: 'identite', borrower: 1 }, ASKED_AT), ...changes };
}

/** A piece that everybody is asked for, unless the test says otherwise. */
export function piece(code: string, changes: Partial<Piece> = {}): Piece {
  return {
    code,
    title: code,
    why: 'C’est pour vérifier.',
    isWanted: () => true,
    reads: [],
    onlyInstead: false,
    validity: null,
    faces: 1,
    months: null,
    pages: null,
    eachBorrower: false,
    alternatives: [],
    order: 1,
    ...changes,
  };
}

export const PERSON: Actor = { role: 'person' };
export const BOT: Actor = { role: 'bot' };
export const CLAIRE: Actor = { role: 'advisor', id: 'claire' };

/** Anybody doing anything, rightly or not. */
export const deed: fc.Arbitrary<{ readonly by: Actor; readonly action: PaperAction }> = fc.record({
  by: fc.constantFrom(PERSON, BOT, CLAIRE),
  action: fc.oneof(
    { weight: 3, arbitrary: withDocument('receive') },
    fc.constantFrom<PaperAction>(
      { type: 'complete' },
      { type: 'wake' },
      { type: 'expire' },
      { type: 'withdraw' },
      { type: 'date', validUntil: '2026-05-01' },
      { type: 'validate', validUntil: null },
      { type: 'validate', validUntil: '2026-06-01' },
    ),
    fc
      .constantFrom(...REDO_REASONS)
      .map((code): PaperAction => ({ type: 'redo', reason: { code, text: null } })),
    fc
      .constantFrom(...WAIVE_REASONS)
      .map((code): PaperAction => ({ type: 'waive', reason: { code, text: null } })),
    withDocument('remove'),
  ),
});

function withDocument(type: 'receive' | 'remove'): fc.Arbitrary<PaperAction> {
  return fc.constantFrom('a', 'b', 'c', 'd').map((document) => ({ type, document }));
}
