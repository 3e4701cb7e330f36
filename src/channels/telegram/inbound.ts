import type { Heard, Incoming } from '../../runtime/incoming.ts';
import { wellFormed } from '../wellFormed.ts';
import { commandIn } from './commands.ts';
import { fileIn } from './fileIn.ts';
import { CHOSEN } from './keyboard.ts';
import type { TelegramChat, TelegramMessage, TelegramUpdate } from './update.ts';

/** What an update asks of us. */
export type Inbound =
  | { readonly kind: 'incoming'; readonly incoming: Incoming }
  /** A tap on a button that only shows what was chosen: closed at once, nothing more. */
  | { readonly kind: 'tap_on_chosen'; readonly tap: string }
  /** Someone put the bot in a group: it leaves, for groups are not private. */
  | { readonly kind: 'leave_group'; readonly chat: number }
  /** Nothing for us; counted under this name. */
  | { readonly kind: 'passed_over'; readonly what: string };

/** The bot that hears, and the instant of our clock at which it did. */
export type Hearing = { readonly bot: string; readonly at: string };

/** What an update of a private chat means for the conversation. Pure. */
export function readUpdate(update: TelegramUpdate, hearing: Hearing): Inbound {
  const {
    message,
    edited_message: edited,
    callback_query: tapped,
    my_chat_member: member,
  } = update;
  if (message) return inChat(message.chat, () => readMessage(update, message, hearing));
  if (edited) return inChat(edited.chat, () => readEdit(update, edited, hearing));
  if (tapped) return readTap(update, tapped, hearing);
  if (member) return readMember(update, member, hearing);
  return passedOver('unknown_update');
}

function readMessage(update: TelegramUpdate, message: TelegramMessage, hearing: Hearing): Inbound {
  if (message.from?.is_bot) return passedOver('message_of_a_bot');
  const happening = heard(message, inboxId(update, hearing));
  if (!happening) return passedOver('unknown_message');
  return incoming(update, message.chat, hearing, happening, message.from?.language_code);
}

/** What a message says. Null for the kinds that have no words and no file (a poll, a service message). */
function heard(message: TelegramMessage, id: string): Heard | null {
  const ref = String(message.message_id);
  const file = fileIn(message, id);
  if (file) {
    const caption = message.caption === undefined ? null : wellFormed(message.caption);
    return { type: 'file_received', file, ref, caption };
  }
  const text = wordsIn(message);
  if (text === null) return null;
  const command = commandIn(text);
  if (command) return { type: 'command_received', ...command, ref };
  return { type: 'message_received', text, ref };
}

/** The words of a message, or what stands for them: a phone number, a place, the emoji of a sticker. */
function wordsIn(message: TelegramMessage): string | null {
  const { text, contact, location, sticker } = message;
  if (text !== undefined) return wellFormed(text);
  if (contact) return international(contact.phone_number);
  if (location) return `${location.latitude},${location.longitude}`;
  return sticker?.emoji ?? null;
}

/** Telegram gives `33612345678` without its plus sign. */
function international(phone: string): string {
  return /^[1-9]\d{9,14}$/.test(phone) ? `+${phone}` : wellFormed(phone);
}

function readEdit(update: TelegramUpdate, message: TelegramMessage, hearing: Hearing): Inbound {
  const text = message.text ?? message.caption;
  if (text === undefined) return passedOver('edit_without_words');
  const ref = String(message.message_id);
  const happening = { type: 'message_edited', text: wellFormed(text), ref } as const;
  return incoming(update, message.chat, hearing, happening, message.from?.language_code);
}

function readTap(
  update: TelegramUpdate,
  tapped: NonNullable<TelegramUpdate['callback_query']>,
  hearing: Hearing,
): Inbound {
  const { message } = tapped;
  if (tapped.data === CHOSEN) return { kind: 'tap_on_chosen', tap: tapped.id };
  if (!message) return passedOver('tap_without_message');
  return inChat(message.chat, () => {
    const happening = {
      type: 'choice_tapped',
      ...choiceIn(tapped.data),
      ref: String(message.message_id),
      tap: tapped.id,
    } as const;
    return incoming(update, message.chat, hearing, happening, tapped.from.language_code);
  });
}

/** `<question>:<n>`. Anything else names no question, so the engine answers it as a stale button. */
function choiceIn(data: string | undefined): { question: string; choice: number } {
  const found = /^([^:\s]{1,60}):(\d{1,3})$/.exec(data ?? '');
  return { question: found?.[1] ?? '', choice: Number(found?.[2] ?? 0) };
}

function readMember(
  update: TelegramUpdate,
  member: NonNullable<TelegramUpdate['my_chat_member']>,
  hearing: Hearing,
): Inbound {
  const { status } = member.new_chat_member;
  const gone = status === 'kicked' || status === 'left';
  if (member.chat.type !== 'private') {
    return gone ? passedOver('left_group') : leave(member.chat);
  }
  if (!gone) return passedOver('person_back');
  return incoming(update, member.chat, hearing, { type: 'person_blocked' }, undefined);
}

function incoming(
  update: TelegramUpdate,
  chat: TelegramChat,
  hearing: Hearing,
  happening: Heard,
  language: string | undefined,
): Inbound {
  const address = { channel: 'telegram', bot: hearing.bot, chat: String(chat.id) } as const;
  const spoken = language?.split('-')[0];
  return {
    kind: 'incoming',
    incoming: {
      address,
      inboxId: inboxId(update, hearing),
      at: hearing.at,
      happening,
      ...(spoken ? { language: spoken } : {}),
    },
  };
}

function inboxId(update: TelegramUpdate, { bot }: Hearing): string {
  return `telegram:${bot}:${update.update_id}`;
}

function inChat(chat: TelegramChat, read: () => Inbound): Inbound {
  return chat.type === 'private' ? read() : leave(chat);
}

function leave(chat: TelegramChat): Inbound {
  return { kind: 'leave_group', chat: chat.id };
}

function passedOver(what: string): Inbound {
  return { kind: 'passed_over', what };
}
