import { showCards } from './cards.ts';
import type { Handler } from './handler.ts';

/** The advisor is done: every card says so. */
export const closeEscalation: Handler<'close_escalation'> = (effect, draft) => {
  const { escalation: id, advisor } = effect;
  draft.escalations.push({ type: 'closed', id, advisor });
  showCards(draft, effect.id, id);
};
