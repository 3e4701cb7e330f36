import { paperKey } from '../../domain/paper.ts';
import type { Handler } from './handler.ts';

/** A line of the checklist; of several changes in one turn, the last. */
export const savePaper: Handler<'save_paper'> = ({ paper }, draft) => {
  draft.papers.set(paperKey(paper), paper);
};
