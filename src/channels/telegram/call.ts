import { z } from 'zod';

/** What an outbox row of Telegram holds: one call of the Bot API, or a file to fetch. */

const button = z.object({ text: z.string(), callback_data: z.string() });
const inlineKeyboard = z.object({ inline_keyboard: z.array(z.array(button)) });

const askButton = z.union([
  z.object({ text: z.string(), request_location: z.literal(true) }),
  z.object({ text: z.string(), request_contact: z.literal(true) }),
]);
const replyMarkup = z.union([
  inlineKeyboard,
  z.object({
    keyboard: z.array(z.array(askButton)),
    resize_keyboard: z.literal(true),
    one_time_keyboard: z.literal(true),
  }),
  z.object({ remove_keyboard: z.literal(true) }),
]);

export const callSchema = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('sendMessage'),
    payload: z.object({
      chat_id: z.number(),
      text: z.string(),
      parse_mode: z.literal('HTML'),
      link_preview_options: z.object({ is_disabled: z.literal(true) }),
      disable_notification: z.boolean(),
      protect_content: z.boolean(),
      reply_markup: replyMarkup,
    }),
  }),
  z.object({
    method: z.literal('editMessageReplyMarkup'),
    payload: z.object({
      chat_id: z.number(),
      message_id: z.number(),
      reply_markup: inlineKeyboard,
    }),
  }),
  z.object({
    method: z.literal('fetchFile'),
    document: z.string(),
    source: z.string(),
    mime: z.string().nullable(),
  }),
]);

export type TelegramCall = z.infer<typeof callSchema>;
export type SendMessage = Extract<TelegramCall, { method: 'sendMessage' }>;
export type ReplyMarkup = SendMessage['payload']['reply_markup'];
export type InlineKeyboard = z.infer<typeof inlineKeyboard>;
