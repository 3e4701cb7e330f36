import type { PersonMessage } from '../../runtime/ports.ts';
import { wellFormed } from '../wellFormed.ts';
import type { InlineKeyboard, ReplyMarkup } from './call.ts';
import { rightToLeftLine } from './direction.ts';

/** Callback data of the one button left to show what was chosen: tapping it does nothing. */
export const CHOSEN = '-';

/** Longest callback data that Telegram takes, in bytes. */
const DATA_BYTES = 64;
/** Two labels of at most this many characters stand side by side on a narrow phone. */
const SHORT = 16;

type Button = InlineKeyboard['inline_keyboard'][number][number];
type Choices = NonNullable<PersonMessage['choices']>;

/** Buttons for choices, one or two a row by the length of their labels. `ticked` ones bear a mark. */
export function choicesKeyboard(
  { question, labels }: Choices,
  ticked: readonly number[] = [],
): InlineKeyboard {
  const buttons = labels.map((label, index) => ({
    text: labelText(ticked.includes(index) ? `✓ ${label}` : label),
    callback_data: dataOf(question, index),
  }));
  return { inline_keyboard: inRows(buttons) };
}

/** What is left of the buttons once one was tapped: that one, to be seen; none without a label. */
export function chosenKeyboard(label: string | null): InlineKeyboard {
  if (label === null) return { inline_keyboard: [] };
  return { inline_keyboard: [[{ text: labelText(`✓ ${label}`), callback_data: CHOSEN }]] };
}

/** The keyboard that gives a position or a phone number in one touch. */
export function askKeyboard(ask: NonNullable<PersonMessage['ask']>, label: string): ReplyMarkup {
  const gives =
    ask === 'position' ? { request_location: true as const } : { request_contact: true as const };
  return {
    keyboard: [[{ text: wellFormed(label), ...gives }]],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}

/** Labels are read alone, so each takes its direction from its own letters. */
function labelText(label: string): string {
  const text = wellFormed(label);
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? rightToLeftLine(text) : text;
}

function dataOf(question: string, index: number): string {
  const data = `${question}:${index}`;
  const bytes = Buffer.byteLength(data);
  if (bytes > DATA_BYTES)
    throw new Error(`callback data ${data} has ${bytes} bytes of ${DATA_BYTES}`);
  return data;
}

function inRows(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const last = rows.at(-1);
    const beside = last?.length === 1 && isShort(button) && last.every(isShort);
    if (beside) last.push(button);
    else rows.push([button]);
  }
  return rows;
}

function isShort({ text }: Button): boolean {
  return [...text].length <= SHORT;
}
