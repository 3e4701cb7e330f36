import type { EscalationContent } from '../escalationContent.ts';
import { showCards, summaryOf } from './cards.ts';
import type { Handler } from './handler.ts';

/** What was handed over changed: the same cards show it. */
export const correctEscalation: Handler<'correct_escalation'> = (effect, draft) => {
  const { escalation: id, summary, retired = false } = effect;
  if (summary.length > 0 || retired) {
    const content: EscalationContent = {
      danger: null,
      summary: summaryOf(draft, summary),
      retired,
    };
    draft.escalations.push({ type: 'corrected', id, content });
  }
  showCards(draft, effect.id, id);
};
