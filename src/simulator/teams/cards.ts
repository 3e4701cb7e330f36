import { isObject } from '../telegram/specification.ts';

/** Largest message that Teams takes, in bytes (« Limits and specifications for Teams »). */
const LARGEST = 28 * 1024;

/** What Teams would refuse, or not show, of a card; null when it is fine. */
export function findCardMistake(card: unknown): string | null {
  if (!isObject(card) || card.type !== 'AdaptiveCard') return 'the attachment is no AdaptiveCard';
  if (card.version !== '1.5') return `version ${String(card.version)}: Teams shows 1.5`;
  if (!Array.isArray(card.body)) return 'the card has no body';
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > LARGEST) return `the card has ${bytes} bytes, ${LARGEST} at most`;
  return mistakeInside(card);
}

function mistakeInside(value: unknown): string | null {
  if (Array.isArray(value)) return firstOf(value.map(mistakeInside));
  if (!isObject(value)) return null;
  return mistakeInElement(value) ?? firstOf(Object.values(value).map(mistakeInside));
}

function mistakeInElement(element: Readonly<Record<string, unknown>>): string | null {
  const type = String(element.type ?? '');
  if (
    type.startsWith('Action.') &&
    !['Action.Execute', 'Action.OpenUrl', 'Action.ShowCard', 'Action.ToggleVisibility'].includes(
      type,
    )
  ) {
    return `${type} is not for cards that change in place`;
  }
  if (type === 'Action.Execute' && typeof element.verb !== 'string')
    return 'Action.Execute has no verb';
  if (type === 'TextBlock' && typeof element.text !== 'string') return 'TextBlock has no text';
  if (type.startsWith('Input.') && typeof element.id !== 'string') return `${type} has no id`;
  return null;
}

function firstOf(mistakes: readonly (string | null)[]): string | null {
  return mistakes.find((one) => one !== null) ?? null;
}
