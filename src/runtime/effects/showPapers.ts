import { sendAdvisor } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** The checklist, to each advisor who may see the escalation. It is read when it leaves. */
export const showPapers: Handler<'show_papers'> = ({ id, escalation }, draft) => {
  for (const advisor of draft.shownTo.get(escalation) ?? [])
    sendAdvisor(draft, id, advisor, draft.advisors?.papers(advisor, { id: escalation }) ?? []);
};
