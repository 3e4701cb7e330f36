import type { AskedPaper } from './ports.ts';

/** True while the person may still send something for it. */
export function canSend({ state }: AskedPaper): boolean {
  return state !== 'validated' && state !== 'waived';
}

/** True while the person has something to do about it. */
export function isOpen({ state }: AskedPaper): boolean {
  return state === 'asked' || state === 'to_redo' || state === 'expired';
}

/** True when nothing has come for it and nobody said why: what « il reste » counts. */
export function isMissing(paper: AskedPaper): boolean {
  return isOpen(paper) && paper.pages.length === 0;
}

/** How many papers are behind the person, of how many that are still asked. */
export function standing(papers: readonly AskedPaper[]): { done: number; total: number } {
  const asked = papers.filter(({ state }) => state !== 'waived');
  return { done: asked.filter((paper) => !isOpen(paper)).length, total: asked.length };
}

/** True when as many pictures came as the paper has faces or pages: nothing more is expected. */
export function looksWhole({ wanted, pages }: AskedPaper): boolean {
  if (pages.length === 0) return false;
  if (wanted === null || pages.some(({ kind }) => kind === 'pdf')) return true;
  return wanted.count === null || pages.length >= wanted.count;
}
