import { missing, toReview } from '../domain/checklist.ts';
import type { ChecklistStore } from './paperPorts.ts';
import type { PlayOn } from './playOn.ts';
import type { Clock } from './ports.ts';

/** Call it after a paper was given, whichever way: the advisors see the checklist once all of it is there. */
export type PapersGiven = (conversation: string) => Promise<void>;

type Tools = {
  readonly checklists: Pick<ChecklistStore, 'ofPerson' | 'personOf'>;
  readonly playOn: PlayOn;
  readonly clock: Clock;
};

/**
 * Plays `papers_complete` when nothing is missing and something waits for an advisor's eyes. Once for the
 * same papers, however often it is called; again when one was asked anew and came.
 */
export function createPapersGiven({ checklists, playOn, clock }: Tools): PapersGiven {
  return async (conversation) => {
    const person = await checklists.personOf(conversation);
    const papers = person === null ? [] : await checklists.ofPerson(person);
    const seen = toReview(papers);
    if (person === null || missing(papers).length > 0 || seen.length === 0) return;
    // What was last asked tells the rounds apart: a file more for the same round is no new one.
    const round =
      papers
        .map(({ askedAt }) => askedAt)
        .sort()
        .at(-1) ?? '';
    await playOn(conversation, {
      inboxId: `papers:${person}:${round}`,
      at: clock.now().toISOString(),
      happening: { type: 'papers_complete' },
    });
  };
}
