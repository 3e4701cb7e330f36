import { showCards, showTo } from './cards.ts';
import type { Handler } from './handler.ts';

/** An advisor takes it: every card says who. */
export const takeEscalation: Handler<'take_escalation'> = (effect, draft) => {
  const { escalation: id, advisor } = effect;
  draft.escalations.push({ type: 'taken', id, advisor });
  showTo(draft, id, [advisor]);
  showCards(draft, effect.id, id);
};
