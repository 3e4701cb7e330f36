/** Updates as Telegram sends them, made short. */

export const LEILA = { id: 77, is_bot: false, first_name: 'Leïla', language_code: 'fr' };
const PRIVATE = { id: 77, type: 'private', first_name: 'Leïla' };

export function message(fields: object, update = 1) {
  const base = { message_id: 100 + update, date: 1_772_442_000, chat: PRIVATE, from: LEILA };
  return { update_id: update, message: { ...base, ...fields } };
}

export function edited(fields: object, update = 1) {
  return { update_id: update, edited_message: message(fields, update).message };
}

export function tap(data: string, update = 1) {
  const bearer = { message_id: 55, date: 1_772_442_000, chat: PRIVATE };
  return { update_id: update, callback_query: { id: 'tap1', from: LEILA, message: bearer, data } };
}

export function member(status: string, chat: object = PRIVATE) {
  return { update_id: 1, my_chat_member: { chat, from: LEILA, new_chat_member: { status } } };
}

export const GROUP = { id: -500, type: 'supergroup', title: 'Voisins' };
