import type { SummaryLine } from '../../engine/effect.ts';
import type { EscalationContent } from '../escalationContent.ts';
import { sendAdvisor, type TurnDraft } from '../turnDraft.ts';

/** The card of an escalation, for each advisor who may see it. */
export function showCards(draft: TurnDraft, effect: string, id: string): void {
  for (const advisor of draft.shownTo.get(id) ?? [])
    sendAdvisor(draft, effect, advisor, draft.advisors?.card(advisor, { id }) ?? []);
}

/** These advisors see the card from now on, beside those who did already. */
export function showTo(draft: TurnDraft, escalation: string, advisors: readonly string[]): void {
  const before = draft.shownTo.get(escalation) ?? [];
  draft.shownTo.set(escalation, [...new Set([...before, ...advisors])]);
}

/** Lines of a card in words. Advisors read French. */
export function summaryOf(
  { edition: { texts } }: TurnDraft,
  lines: readonly SummaryLine[],
): EscalationContent['summary'] {
  return lines.map(({ name, label, value }) => ({
    name,
    label: texts.render(label, 'fr'),
    value: texts.show(value, 'fr', name),
  }));
}
