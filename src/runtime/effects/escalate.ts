import type { EscalationContent } from '../escalationContent.ts';
import { showCards, showTo, summaryOf } from './cards.ts';
import type { Handler } from './handler.ts';

/** A concern handed to a person: its row, and a card for each advisor who may take it. */
export const escalate: Handler<'escalate'> = (effect, draft) => {
  const { escalation: id, motive, urgency, to, danger } = effect;
  const content: EscalationContent = {
    danger: danger?.danger ?? null,
    summary: summaryOf(draft, effect.summary),
    retired: false,
  };
  draft.escalations.push({ type: 'opened', id, motive, urgency, to, content });
  showTo(draft, id, to);
  showCards(draft, effect.id, id);
};
