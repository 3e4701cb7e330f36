import { expect, test } from 'vitest';
import type { AskedPaper } from '../../../src/http/upload/ports.ts';
import { isMissing, looksWhole, standing } from '../../../src/http/upload/standing.ts';
import { paper } from '../../support/memoryUploads.ts';

const picture = (id: string) => ({ id, kind: 'picture', hasThumbnail: true }) as const;
const pdf = { id: 'p', kind: 'pdf', hasThumbnail: false } as const;
const faces = { of: 'faces', count: 2 } as const;

test.each([
  ['nothing sent', {}, true, 0, 1],
  ['one page, not finished', { pages: [picture('a')] }, false, 0, 1],
  ['finished', { state: 'received', pages: [picture('a')] }, false, 1, 1],
  ['looked at', { state: 'validated' }, false, 1, 1],
  ['to redo', { state: 'to_redo' }, true, 0, 1],
  ['too old now', { state: 'expired' }, true, 0, 1],
  ['told that they do not have it', { state: 'lacking' }, false, 1, 1],
  ['not asked any more', { state: 'waived' }, false, 0, 0],
] as const)('a paper with %s', (_, more, missing, done, total) => {
  const one = paper('a', 'Carte', more);
  expect([isMissing(one), standing([one])]).toEqual([missing, { done, total }]);
});

test.each([
  ['nothing', { wanted: faces }, false],
  ['one face of two', { wanted: faces, pages: [picture('a')] }, false],
  ['two faces', { wanted: faces, pages: [picture('a'), picture('b')] }, true],
  ['one PDF for two faces', { wanted: faces, pages: [pdf] }, true],
  ['a page of which nobody said how many', { pages: [picture('a')] }, true],
] as const)('%s: « C’est tout » stands first, or not', (_, more: Partial<AskedPaper>, whole) => {
  expect(looksWhole(paper('a', 'Carte', more))).toBe(whole);
});
