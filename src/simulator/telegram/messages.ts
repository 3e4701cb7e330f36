import { type Answer, bad, type Params, refusal } from './answer.ts';
import { readHtml } from './html.ts';
import { readMarkup, sameButtons } from './keyboard.ts';
import {
  addMessage,
  type Phone,
  type PhoneFile,
  type PhoneMessage,
  toApi,
  type World,
} from './world.ts';

/** Longest text and caption, after entities (Bot API, « sendMessage », « sendPhoto »). */
const TEXT_LENGTH = 4096;
const CAPTION_LENGTH = 1024;

/** `sendMessage`: a bubble, with its buttons. */
export function sendMessage(world: World, phone: Phone, params: Params): Answer {
  const source = String(params.text);
  const read = visibleText(params, source, TEXT_LENGTH);
  if ('code' in read) return read;
  if (read.text.trim() === '') return bad('message text is empty');
  const markup = readMarkup(params.reply_markup);
  if ('code' in markup) return markup;
  const { buttons, keyboard } = markup;
  phone.typingUntil = 0;
  if (keyboard !== 'kept') phone.keyboard = keyboard;
  const discreet = params.protect_content === true;
  const shown = { from: 'bot', text: read.text, source, buttons, discreet } as const;
  return { result: toApi(world, phone, addMessage(world, phone, shown)) };
}

/** `sendPhoto` and `sendDocument`: a file, with a caption or none. */
export async function sendFile(
  world: World,
  phone: Phone,
  params: Params,
  kind: 'photo' | 'document',
): Promise<Answer> {
  const caption = String(params.caption ?? '');
  const read = visibleText(params, caption, CAPTION_LENGTH);
  if ('code' in read) return read;
  const file = await fileOf(world, params[kind]);
  if (!file) return bad('wrong file identifier/HTTP URL specified');
  if (file.bytes.length === 0) return bad('file must be non-empty');
  world.files.set(file.id, file);
  phone.typingUntil = 0;
  const message = addMessage(world, phone, { from: 'bot', text: read.text, source: caption, file });
  return { result: toApi(world, phone, message) };
}

/** `copyMessage`: the same words again, without their buttons. */
export function copyMessage(world: World, phone: Phone, params: Params): Answer {
  const from = world.phones.get(Number(params.from_chat_id));
  const found = from?.messages.find(({ id }) => id === params.message_id);
  if (!found) return bad('message to copy not found');
  const { text, source, file } = found;
  return {
    result: { message_id: addMessage(world, phone, { from: 'bot', text, source, file }).id },
  };
}

export function editText(
  world: World,
  phone: Phone,
  message: PhoneMessage,
  params: Params,
): Answer {
  if (message.from === 'person') return bad("message can't be edited");
  const source = String(params.text);
  const read = visibleText(params, source, TEXT_LENGTH);
  if ('code' in read) return read;
  if (read.text.trim() === '') return bad('message text is empty');
  const markup = readMarkup(params.reply_markup);
  if ('code' in markup) return markup;
  if (source === message.source && sameButtons(markup.buttons, message.buttons)) return SAME;
  message.text = read.text;
  message.source = source;
  message.buttons = markup.buttons;
  message.edited = true;
  world.changed();
  return { result: toApi(world, phone, message) };
}

export function editButtons(
  world: World,
  phone: Phone,
  message: PhoneMessage,
  params: Params,
): Answer {
  if (message.from === 'person') return bad("message can't be edited");
  const markup = readMarkup(params.reply_markup);
  if ('code' in markup) return markup;
  if (sameButtons(markup.buttons, message.buttons)) return SAME;
  message.buttons = markup.buttons;
  world.changed();
  return { result: toApi(world, phone, message) };
}

const SAME = refusal(
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
);

/** The words that people see, or what Telegram says of their length and mark-up. */
function visibleText(
  params: Params,
  source: string,
  longest: number,
): { readonly text: string } | Extract<Answer, { code: number }> {
  if (!source.isWellFormed()) return bad('strings must be encoded in UTF-8');
  const read = params.parse_mode === 'HTML' ? readHtml(source) : { text: source };
  if ('error' in read) return bad(read.error);
  if (read.text.length <= longest) return read;
  return bad(longest === TEXT_LENGTH ? 'message is too long' : 'message caption is too long');
}

/** A file that was uploaded with the call, or one that is known by its id. */
async function fileOf(world: World, given: unknown): Promise<PhoneFile | null> {
  if (typeof given === 'string') return world.files.get(given) ?? null;
  if (!(given instanceof File)) return null;
  const id = `file${world.nextFile}`;
  world.nextFile += 1;
  const bytes = new Uint8Array(await given.arrayBuffer());
  return { id, name: given.name, mime: given.type, bytes };
}
