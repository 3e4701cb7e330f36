import { type Answer, bad, type Params, refusal } from './answer.ts';
import { copyMessage, editButtons, editText, sendFile, sendMessage } from './messages.ts';
import { isObject } from './specification.ts';
import { allow } from './updates.ts';
import { botId, type Phone, type PhoneMessage, type World } from './world.ts';

type Method = (world: World, params: Params) => Answer | Promise<Answer>;

const TYPING_MS = 5000;
const NOTE_MS = 4000;
/** Longest text of the note that closes a tap (Bot API, « answerCallbackQuery »). */
const NOTE_LENGTH = 200;
/** Largest file that a bot may fetch (Bot API, « getFile »). */
const FILE_BYTES = 20 * 1024 * 1024;

/** The methods that the simulator plays; another method of the Bot API is refused, not guessed. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: (world) => ({ result: meOf(world) }),
  setWebhook(world, params) {
    const url = String(params.url ?? '');
    world.webhook = url === '' ? null : { url, secret: String(params.secret_token ?? '') };
    allow(world, params);
    if (params.drop_pending_updates === true) world.updates.length = 0;
    world.arrived();
    return DONE;
  },
  deleteWebhook(world, params) {
    world.webhook = null;
    if (params.drop_pending_updates === true) world.updates.length = 0;
    return DONE;
  },
  getWebhookInfo: (world) => ({
    result: {
      url: world.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: world.updates.length,
    },
  }),
  setMyCommands,
  setMyDescription: () => DONE,
  setMyShortDescription: () => DONE,
  sendMessage: (world, params) =>
    withPhone(world, params, (phone) => sendMessage(world, phone, params)),
  copyMessage: (world, params) =>
    withPhone(world, params, (phone) => copyMessage(world, phone, params)),
  sendDocument: (world, params) =>
    withPhone(world, params, (phone) => sendFile(world, phone, params, 'document')),
  sendPhoto: (world, params) =>
    withPhone(world, params, (phone) => sendFile(world, phone, params, 'photo')),
  editMessageText: (world, params) =>
    withMessage(world, params, 'edit', (phone, message) => editText(world, phone, message, params)),
  editMessageReplyMarkup: (world, params) =>
    withMessage(world, params, 'edit', (phone, message) =>
      editButtons(world, phone, message, params),
    ),
  deleteMessage: (world, params) =>
    withMessage(world, params, 'delete', (phone, message) => {
      phone.messages.splice(phone.messages.indexOf(message), 1);
      world.changed();
      return DONE;
    }),
  sendChatAction: (world, params) =>
    withPhone(world, params, (phone) => {
      phone.typingUntil = world.now().getTime() + TYPING_MS;
      world.changed();
      return DONE;
    }),
  answerCallbackQuery,
  getFile,
  leaveChat: () => refusal("Forbidden: bot can't leave a private chat", 403),
};

const DONE: Answer = { result: true };

function meOf(world: World) {
  return {
    id: botId(world),
    is_bot: true,
    first_name: 'Compagnon',
    username: world.username,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}

function setMyCommands(world: World, params: Params): Answer {
  const given = Array.isArray(params.commands) ? params.commands.filter(isObject) : [];
  const commands = given.map((one) => ({
    command: String(one.command),
    description: String(one.description),
  }));
  if (commands.some(({ command }) => !/^[a-z0-9_]{1,32}$/u.test(command)))
    return bad('BOT_COMMAND_INVALID');
  if (commands.some(({ description }) => description.length < 1 || description.length > 256))
    return bad('BOT_COMMAND_DESCRIPTION_INVALID');
  world.commands.set(String(params.language_code ?? ''), commands);
  world.changed();
  return DONE;
}

function answerCallbackQuery(world: World, params: Params): Answer {
  const chat = world.taps.get(String(params.callback_query_id));
  const phone = chat === undefined ? undefined : world.phones.get(chat);
  if (!phone) return bad('query is too old and response timeout expired or query ID is invalid');
  const text = String(params.text ?? '');
  if (text.length > NOTE_LENGTH) return bad('MESSAGE_TOO_LONG');
  if (text !== '') {
    phone.note = { text, until: world.now().getTime() + NOTE_MS };
    world.changed();
  }
  return DONE;
}

function getFile(world: World, params: Params): Answer {
  const file = world.files.get(String(params.file_id).replace(/s$/u, ''));
  if (!file) return bad('wrong file_id or the file is temporarily unavailable');
  if (file.bytes.length > FILE_BYTES) return bad('file is too big');
  return {
    result: {
      file_id: file.id,
      file_unique_id: `u${file.id}`,
      file_size: file.bytes.length,
      file_path: `files/${file.id}`,
    },
  };
}

function withPhone<Given extends Answer | Promise<Answer>>(
  world: World,
  params: Params,
  act: (phone: Phone) => Given,
): Given | Answer {
  const phone = world.phones.get(Number(params.chat_id));
  if (!phone) return bad('chat not found');
  return phone.blocked ? refusal('Forbidden: bot was blocked by the user', 403) : act(phone);
}

function withMessage(
  world: World,
  params: Params,
  what: 'edit' | 'delete',
  act: (phone: Phone, message: PhoneMessage) => Answer,
): Answer {
  return withPhone(world, params, (phone) => {
    const message = phone.messages.find(({ id }) => id === params.message_id);
    return message ? act(phone, message) : bad(`message to ${what} not found`);
  });
}
