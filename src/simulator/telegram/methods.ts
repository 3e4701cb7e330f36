import { readHtml } from './html.ts';
import { isObject } from './specification.ts';
import {
  addMessage,
  botId,
  type Phone,
  type PhoneButton,
  type PhoneMessage,
  toApi,
  type World,
} from './world.ts';

/** What a method answers: a result, or Telegram's refusal. */
export type Answer =
  | { readonly result: unknown }
  | { readonly code: number; readonly description: string; readonly retryAfter?: number };

export type Params = Readonly<Record<string, unknown>>;
type Method = (world: World, params: Params) => Answer;

const TEXT_LENGTH = 4096;
const CAPTION_LENGTH = 1024;
const CALLBACK_BYTES = 64;
const TYPING_MS = 5000;

/** The methods that the simulator plays; another method of the Bot API is refused, not guessed. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: (world) => ({
    result: {
      id: botId(world),
      is_bot: true,
      first_name: 'Compagnon',
      username: world.username,
      can_join_groups: false,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
    },
  }),
  setWebhook(world, params) {
    world.webhook = { url: String(params.url ?? ''), secret: String(params.secret_token ?? '') };
    if (world.webhook.url === '') world.webhook = null;
    world.arrived();
    return { result: true };
  },
  deleteWebhook(world) {
    world.webhook = null;
    return { result: true };
  },
  getWebhookInfo: (world) => ({
    result: {
      url: world.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: world.updates.length,
    },
  }),
  setMyCommands(world, params) {
    const { commands } = params;
    if (Array.isArray(commands)) {
      world.commands = commands
        .filter(isObject)
        .map((one) => ({ command: String(one.command), description: String(one.description) }));
    }
    return { result: true };
  },
  setMyDescription: () => ({ result: true }),
  setMyShortDescription: () => ({ result: true }),
  sendMessage: (world, params) =>
    withPhone(world, params, (phone) => sendMessage(world, phone, params)),
  editMessageText: (world, params) =>
    withMessage(world, params, (phone, message) => editText(world, phone, message, params)),
  editMessageReplyMarkup: (world, params) =>
    withMessage(world, params, (phone, message) => editButtons(world, phone, message, params)),
  deleteMessage: (world, params) =>
    withMessage(world, params, (phone, message) => {
      phone.messages.splice(phone.messages.indexOf(message), 1);
      world.changed();
      return { result: true };
    }),
  sendChatAction: (world, params) =>
    withPhone(world, params, (phone) => {
      phone.typingUntil = world.now().getTime() + TYPING_MS;
      world.changed();
      return { result: true };
    }),
  answerCallbackQuery: (_world, params) => {
    const id = String(params.callback_query_id);
    return /^cb\d+$/u.test(id)
      ? { result: true }
      : refusal('query is too old and response timeout expired or query ID is invalid');
  },
  getFile(world, params) {
    const file = world.files.get(String(params.file_id).replace(/s$/u, ''));
    if (!file) return refusal('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > 20 * 1024 * 1024) return refusal('file is too big');
    return {
      result: {
        file_id: file.id,
        file_unique_id: `u${file.id}`,
        file_size: file.bytes.length,
        file_path: `files/${file.id}`,
      },
    };
  },
  sendDocument: (world, params) =>
    withPhone(world, params, (phone) => sendCaption(world, phone, params)),
  sendPhoto: (world, params) =>
    withPhone(world, params, (phone) => sendCaption(world, phone, params)),
  leaveChat: () => ({ result: true }),
};

export function refusal(description: string, code = 400): Answer {
  return { code, description: code === 400 ? `Bad Request: ${description}` : description };
}

function withPhone(world: World, params: Params, act: (phone: Phone) => Answer): Answer {
  const phone = world.phones.get(Number(params.chat_id));
  if (!phone) return refusal('chat not found');
  return phone.blocked ? refusal('Forbidden: bot was blocked by the user', 403) : act(phone);
}

function withMessage(
  world: World,
  params: Params,
  act: (phone: Phone, message: PhoneMessage) => Answer,
): Answer {
  return withPhone(world, params, (phone) => {
    const message = phone.messages.find(({ id }) => id === params.message_id);
    return message ? act(phone, message) : refusal('message to edit not found');
  });
}

function sendMessage(world: World, phone: Phone, params: Params): Answer {
  const source = String(params.text);
  const read = visibleText(params, source, TEXT_LENGTH);
  if ('code' in read) return read;
  const keyboard = readKeyboard(params);
  if ('code' in keyboard) return keyboard;
  phone.typingUntil = 0;
  const message = addMessage(world, phone, {
    from: 'bot',
    text: read.text,
    source,
    ...keyboard,
    discreet: params.protect_content === true,
  });
  return { result: { ...toApi(world, phone, message), text: read.text } };
}

function editText(world: World, phone: Phone, message: PhoneMessage, params: Params): Answer {
  const source = String(params.text);
  const read = visibleText(params, source, TEXT_LENGTH);
  if ('code' in read) return read;
  const keyboard = readKeyboard(params);
  if ('code' in keyboard) return keyboard;
  if (source === message.source && sameButtons(keyboard.buttons, message.buttons))
    return NOT_MODIFIED;
  message.text = read.text;
  message.source = source;
  message.buttons = keyboard.buttons;
  message.edited = true;
  world.changed();
  return { result: toApi(world, phone, message) };
}

function editButtons(world: World, phone: Phone, message: PhoneMessage, params: Params): Answer {
  const keyboard = readKeyboard(params);
  if ('code' in keyboard) return keyboard;
  if (sameButtons(keyboard.buttons, message.buttons)) return NOT_MODIFIED;
  message.buttons = keyboard.buttons;
  world.changed();
  return { result: toApi(world, phone, message) };
}

const NOT_MODIFIED = refusal(
  'message is not modified: specified new message content and reply markup are exactly the same',
);

function sendCaption(world: World, phone: Phone, params: Params): Answer {
  const caption = String(params.caption ?? '');
  const read = caption === '' ? { text: '' } : visibleText(params, caption, CAPTION_LENGTH);
  if ('code' in read) return read;
  const message = addMessage(world, phone, { from: 'bot', text: read.text, source: caption });
  return { result: toApi(world, phone, message) };
}

function visibleText(
  params: Params,
  source: string,
  longest: number,
): { readonly text: string } | Extract<Answer, { code: number }> {
  const read = params.parse_mode === 'HTML' ? readHtml(source) : { text: source };
  if ('error' in read) return bad(read.error);
  if (read.text.trim() === '') return longest === TEXT_LENGTH ? bad('message text is empty') : read;
  return read.text.length > longest ? bad('message is too long') : read;
}

type Keyboard = Pick<PhoneMessage, 'buttons' | 'asks'>;

function readKeyboard(params: Params): Keyboard | Extract<Answer, { code: number }> {
  const markup = params.reply_markup;
  if (!isObject(markup)) return { buttons: [], asks: null };
  const asked = JSON.stringify(markup.keyboard ?? '');
  const asks = asked.includes('request_contact')
    ? 'contact'
    : asked.includes('request_location')
      ? 'location'
      : null;
  const rows: readonly unknown[] = Array.isArray(markup.inline_keyboard)
    ? markup.inline_keyboard
    : [];
  const buttons = rows.map((row) => (Array.isArray(row) ? row.filter(isObject).map(toButton) : []));
  const all = buttons.flat();
  if (all.some(({ text }) => text.trim() === ''))
    return bad('text buttons are unallowed to be empty');
  const wrong = all.find(
    ({ data }) => Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > CALLBACK_BYTES,
  );
  if (wrong) return bad('BUTTON_DATA_INVALID');
  return { buttons, asks };
}

function toButton(button: Params): PhoneButton {
  return { text: String(button.text ?? ''), data: String(button.callback_data ?? '') };
}

function sameButtons(one: Keyboard['buttons'], other: Keyboard['buttons']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function bad(description: string): Extract<Answer, { code: number }> {
  return { code: 400, description: `Bad Request: ${description}` };
}
