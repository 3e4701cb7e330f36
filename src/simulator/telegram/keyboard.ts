import { type Answer, bad } from './answer.ts';
import { isObject } from './specification.ts';
import type { PhoneButton, PhoneKeyboard, PhoneMessage } from './world.ts';

/** Longest callback data, in bytes, and most buttons under one message (Bot API, « InlineKeyboardButton »). */
const CALLBACK_BYTES = 64;
const MOST_BUTTONS = 100;

export type Markup = {
  readonly buttons: PhoneMessage['buttons'];
  /** The keyboard that the phone shows from now on; `kept` leaves it as it is. */
  readonly keyboard: PhoneKeyboard | null | 'kept';
};

/** What a `reply_markup` puts under a message and below the chat, or Telegram's refusal. */
export function readMarkup(markup: unknown): Markup | Extract<Answer, { code: number }> {
  if (!isObject(markup)) return { buttons: [], keyboard: 'kept' };
  if (markup.remove_keyboard === true) return { buttons: [], keyboard: null };
  if (Array.isArray(markup.keyboard)) return { buttons: [], keyboard: askedBy(markup.keyboard) };
  const buttons = rowsOf(markup.inline_keyboard);
  const all = buttons.flat();
  if (all.some(({ text }) => text.trim() === ''))
    return bad('text buttons are unallowed to be empty');
  if (all.length > MOST_BUTTONS) return bad('REPLY_MARKUP_TOO_LONG');
  const fits = ({ data }: PhoneButton) => {
    const bytes = Buffer.byteLength(data);
    return bytes >= 1 && bytes <= CALLBACK_BYTES;
  };
  return all.every(fits) ? { buttons, keyboard: 'kept' } : bad('BUTTON_DATA_INVALID');
}

export function sameButtons(one: Markup['buttons'], other: Markup['buttons']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function rowsOf(rows: unknown): readonly (readonly PhoneButton[])[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row) => (Array.isArray(row) ? row.filter(isObject).map(toButton) : []));
}

function toButton(button: Readonly<Record<string, unknown>>): PhoneButton {
  return { text: String(button.text ?? ''), data: String(button.callback_data ?? '') };
}

/** The first button that gives a number or a place; other keys of a keyboard are not played. */
function askedBy(rows: readonly unknown[]): PhoneKeyboard | null {
  for (const button of rows.flat().filter(isObject)) {
    const text = String(button.text ?? '');
    if (button.request_contact === true) return { text, asks: 'contact' };
    if (button.request_location === true) return { text, asks: 'location' };
  }
  return null;
}
