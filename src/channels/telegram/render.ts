import type { Address, PersonChannel, PersonMessage } from '../../runtime/ports.ts';
import { wellFormed } from '../wellFormed.ts';
import type { InlineKeyboard, ReplyMarkup, SendMessage, TelegramCall } from './call.ts';
import { rightToLeftText } from './direction.ts';
import { askKeyboard, choicesKeyboard, chosenKeyboard } from './keyboard.ts';
import { splitText } from './split.ts';

/** Telegram as people see it: words become calls, one outbox row each. Pure. */
export const telegramRender: PersonChannel & Required<Pick<PersonChannel, 'tickChoices'>> = {
  name: 'telegram',
  say: (address, message) => sayParts(chatOf(address), message),
  markChoice: (address, ref, label) => editKeyboard(address, ref, chosenKeyboard(label)),
  tickChoices: (address, ref, choices, ticked) =>
    editKeyboard(address, ref, choicesKeyboard(choices, ticked)),
  fetchFile: (_address, document, source, mime): readonly TelegramCall[] => [
    { method: 'fetchFile', document, source, mime },
  ],
  recipient: ({ bot, chat }) => `telegram:${bot}:${chat}`,
};

/** The parts of a message. Buttons stand under the last one, and only the first one makes the phone ring. */
function sayParts(chat: number, message: PersonMessage): readonly SendMessage[] {
  const texts = partsOf(message);
  const calls = texts.map((text, index) => {
    const isLast = index === texts.length - 1;
    return sendMessage(chat, text, message, index > 0, isLast ? markupOf(message) : PLAIN);
  });
  if (!message.choices || !message.ask) return calls;
  // A message bears one kind of keyboard: the one that gives a position comes under a line of its own.
  const line = `${askLabel(message)} 👇`;
  return [...calls, sendMessage(chat, line, message, true, askKeyboardOf(message, message.ask))];
}

/** At least one part when there are buttons to bear: Telegram takes no message without words. */
function partsOf({ paragraphs, rightToLeft, choices, ask }: PersonMessage): readonly string[] {
  const text = wellFormed(paragraphs.map((one) => one.trim()).join('\n\n'));
  const parts = splitText(rightToLeft ? rightToLeftText(text) : text);
  return parts.length === 0 && (choices || ask) ? ['…'] : parts;
}

/** A keyboard that asked for a position or a number would stay there for ever: plain messages take it off. */
const PLAIN: ReplyMarkup = { remove_keyboard: true };

function markupOf(message: PersonMessage): ReplyMarkup {
  const { choices, ask } = message;
  if (choices) return choicesKeyboard(choices);
  return ask ? askKeyboardOf(message, ask) : PLAIN;
}

function askKeyboardOf(message: PersonMessage, ask: NonNullable<PersonMessage['ask']>) {
  return askKeyboard(ask, askLabel(message));
}

function askLabel({ ask, askLabel: label }: PersonMessage): string {
  return label ?? (ask === 'position' ? 'Envoyer ma position' : 'Envoyer mon numéro');
}

function sendMessage(
  chat: number,
  text: string,
  { discreet }: PersonMessage,
  quiet: boolean,
  markup: ReplyMarkup,
): SendMessage {
  return {
    method: 'sendMessage',
    payload: {
      chat_id: chat,
      text: escapeHtml(wellFormed(text)),
      parse_mode: 'HTML',
      // Links may carry a one-time code: nobody else fetches them.
      link_preview_options: { is_disabled: true },
      disable_notification: quiet,
      protect_content: discreet,
      reply_markup: markup,
    },
  };
}

/** Nothing when the platform did not name the message (an old button). */
function editKeyboard(
  address: Address,
  ref: string,
  keyboard: InlineKeyboard,
): readonly TelegramCall[] {
  if (!/^\d+$/.test(ref)) return [];
  const payload = { chat_id: chatOf(address), message_id: Number(ref), reply_markup: keyboard };
  return [{ method: 'editMessageReplyMarkup', payload }];
}

function chatOf({ chat }: Address): number {
  const id = Number(chat);
  if (!Number.isSafeInteger(id)) throw new Error(`« ${chat} » is not the id of a Telegram chat`);
  return id;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
