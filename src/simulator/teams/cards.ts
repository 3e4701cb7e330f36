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

/** Elements and containers of Adaptive Cards 1.5, and the one kind of action that may change a card. */
const ELEMENTS = new Set([
  'AdaptiveCard',
  'ActionSet',
  'Column',
  'ColumnSet',
  'Container',
  'FactSet',
  'Image',
  'ImageSet',
  'Media',
  'RichTextBlock',
  'Table',
  'TableCell',
  'TableRow',
  'TextBlock',
  'TextRun',
  'Input.ChoiceSet',
  'Input.Date',
  'Input.Number',
  'Input.Text',
  'Input.Time',
  'Input.Toggle',
]);
const ACTIONS = new Set([
  'Action.Execute',
  'Action.OpenUrl',
  'Action.ShowCard',
  'Action.ToggleVisibility',
]);

/** What each kind must have, as texts (Adaptive Cards 1.5, « Schema Explorer »). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'Action.Execute': ['title', 'verb'],
  'Action.OpenUrl': ['url'],
  Image: ['url'],
  TextBlock: ['text'],
  TextRun: ['text'],
};

function mistakeInside(value: unknown): string | null {
  if (Array.isArray(value)) return firstOf(value.map(mistakeInside));
  if (!isObject(value)) return null;
  const { data: _ours, ...parts } = value;
  return mistakeInElement(value) ?? firstOf(Object.values(parts).map(mistakeInside));
}

function mistakeInElement(element: Readonly<Record<string, unknown>>): string | null {
  const { type } = element;
  // The facts of a set and the choices of an input bear no type.
  if (typeof type !== 'string') return null;
  if (type.startsWith('Action.') && !ACTIONS.has(type))
    return `${type} is not for cards that change in place`;
  if (!ACTIONS.has(type) && !ELEMENTS.has(type)) return `${type} is no element of version 1.5`;
  const required = type.startsWith('Input.') ? ['id'] : (REQUIRED[type] ?? []);
  const absent = required.find((name) => typeof element[name] !== 'string');
  return absent === undefined ? null : `${type} has no ${absent}`;
}

function firstOf(mistakes: readonly (string | null)[]): string | null {
  return mistakes.find((one) => one !== null) ?? null;
}
