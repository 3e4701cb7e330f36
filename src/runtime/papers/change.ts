import { type Paper, paperKey } from '../../domain/paper.ts';
import type { ChecklistStore } from '../paperPorts.ts';

/** A turn, or another sending, may move the checklist between a read and its write: so often, then it is a fault. */
const TRIES = 20;

type Store = Pick<ChecklistStore, 'ofPerson' | 'save'>;

/**
 * Changes lines of a person's checklist as it stands, and gives it as it then is. `change` gives the lines
 * that become others, none when nothing is to be done; it is asked again when the checklist moved meanwhile.
 */
export async function changeChecklist(
  store: Store,
  personId: string,
  change: (papers: readonly Paper[]) => readonly Paper[],
): Promise<readonly Paper[]> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const papers = await store.ofPerson(personId);
    const changed = change(papers);
    if (changed.length === 0) return papers;
    if ((await store.save(personId, changed)) === 'saved') return merged(papers, changed);
  }
  throw new Error(`the checklist of person ${personId} could not be changed: it never rests`);
}

function merged(papers: readonly Paper[], changed: readonly Paper[]): readonly Paper[] {
  const byKey = new Map(changed.map((paper) => [paperKey(paper), paper]));
  return papers.map((paper) => byKey.get(paperKey(paper)) ?? paper);
}
