import type { Activity } from 'botbuilder';
import type { Card } from './cards/elements.ts';

/** A message that is a card. `summary` is all that a notification may show of it. */
export type Attached = Pick<Activity, 'type' | 'summary' | 'attachments'>;

export function attached(card: Card, summary: string): Attached {
  const contentType = CARD_TYPE;
  return { type: 'message', summary, attachments: [{ contentType, content: card }] };
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
