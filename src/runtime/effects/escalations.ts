import type { SummaryLine } from '../../engine/effect.ts';
import type { EscalationContent } from '../escalationContent.ts';
import { sendAdvisor, type TurnDraft } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** A concern handed to a person: its row, and a card for each advisor who may take it. */
export const escalate: Handler<'escalate'> = (effect, draft) => {
  const { escalation: id, motive, urgency, to } = effect;
  const content = contentOf(draft, effect.summary, effect.danger?.danger ?? null);
  draft.escalations.push({ type: 'opened', id, motive, urgency, to, content });
  draft.shownTo.set(id, to);
  showCards(draft, effect.id, id);
};

/** What was handed over changed: the same cards show it. */
export const correctEscalation: Handler<'correct_escalation'> = (effect, draft) => {
  const { escalation: id, summary, retired } = effect;
  if (summary.length > 0 || retired) {
    const content = { ...contentOf(draft, summary, null), retired: retired ?? false };
    draft.escalations.push({ type: 'corrected', id, content });
  }
  showCards(draft, effect.id, id);
};

/** Nobody took it in time: others see the card too. */
export const rerouteEscalation: Handler<'reroute_escalation'> = (effect, draft) => {
  const { escalation: id, to } = effect;
  draft.escalations.push({ type: 'rerouted', id, to });
  draft.shownTo.set(id, [...new Set([...(draft.shownTo.get(id) ?? []), ...to])]);
  showCards(draft, effect.id, id);
};

export const takeEscalation: Handler<'take_escalation'> = (effect, draft) => {
  const { escalation: id, advisor } = effect;
  draft.escalations.push({ type: 'taken', id, advisor });
  draft.shownTo.set(id, [...new Set([...(draft.shownTo.get(id) ?? []), advisor])]);
  showCards(draft, effect.id, id);
};

export const closeEscalation: Handler<'close_escalation'> = (effect, draft) => {
  const { escalation: id, advisor } = effect;
  draft.escalations.push({ type: 'closed', id, advisor });
  showCards(draft, effect.id, id);
};

/** One row per advisor. The card itself is made when it leaves: it then shows the latest of the story. */
function showCards(draft: TurnDraft, effect: string, escalation: string): void {
  for (const advisor of draft.shownTo.get(escalation) ?? [])
    sendAdvisor(draft, effect, advisor, [{ kind: 'card', escalation, advisor }]);
}

/** Advisors read French. */
function contentOf(
  draft: TurnDraft,
  summary: readonly SummaryLine[],
  danger: string | null,
): EscalationContent {
  const { texts } = draft.edition;
  return {
    danger,
    summary: summary.map(({ name, label, value }) => ({
      name,
      label: texts.render(label, 'fr'),
      value: texts.show(value, 'fr', name),
    })),
    retired: false,
  };
}
