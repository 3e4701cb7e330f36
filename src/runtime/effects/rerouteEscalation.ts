import { showCards, showTo } from './cards.ts';
import type { Handler } from './handler.ts';

/** Nobody took it in time: others see the card too. */
export const rerouteEscalation: Handler<'reroute_escalation'> = (effect, draft) => {
  const { escalation: id, to } = effect;
  draft.escalations.push({ type: 'rerouted', id, to });
  showTo(draft, id, to);
  showCards(draft, effect.id, id);
};
