import {
  addMessage,
  type Phone,
  type PhoneFile,
  type PhoneMessage,
  send,
  toApi,
  type World,
} from './world.ts';

type FileSent = {
  readonly bytes: Uint8Array;
  readonly name?: string;
  readonly mime?: string;
  readonly caption?: string;
};

/** What somebody can do on the phone. Each act is an update on its way to the bot. */
export type Person = {
  readonly chat: number;
  messages(): readonly PhoneMessage[];
  write(text: string): PhoneMessage;
  edit(message: number, text: string): void;
  /** Taps the n-th button, from 0, of a message. */
  tap(message: number, button: number): void;
  start(payload?: string): void;
  sendPhoto(file: FileSent): void;
  sendAlbum(files: readonly FileSent[]): void;
  sendDocument(file: FileSent): void;
  sendVoice(file: FileSent): void;
  sendContact(phone: string): void;
  sendLocation(latitude: number, longitude: number): void;
  block(): void;
  unblock(): void;
};

/** Gives somebody a phone with a chat with the bot. */
export function addPerson(world: World, chat: number, firstName: string, language = 'fr'): Person {
  const phone: Phone = {
    chat,
    firstName,
    language,
    messages: [],
    blocked: false,
    typingUntil: 0,
    keyboard: null,
    note: null,
  };
  world.phones.set(chat, phone);
  return {
    chat,
    messages: () => phone.messages,
    write: (text) => write(world, phone, text),
    edit: (message, text) => edit(world, phone, message, text),
    tap: (message, button) => tap(world, phone, message, button),
    start: (payload = '') =>
      void write(world, phone, payload === '' ? '/start' : `/start ${payload}`),
    sendPhoto: (file) => sendFile(world, phone, 'photo', file, null),
    sendAlbum(files) {
      const album = `album${world.nextFile}`;
      for (const file of files) sendFile(world, phone, 'photo', file, album);
    },
    sendDocument: (file) => sendFile(world, phone, 'document', file, null),
    sendVoice: (file) => sendFile(world, phone, 'voice', file, null),
    sendContact: (number) =>
      sendAs(world, phone, number, {
        contact: { phone_number: number, first_name: phone.firstName, user_id: phone.chat },
      }),
    sendLocation: (latitude, longitude) =>
      sendAs(world, phone, '📍', { location: { latitude, longitude } }),
    block: () => setBlocked(world, phone, true),
    unblock: () => setBlocked(world, phone, false),
  };
}

function write(world: World, phone: Phone, text: string): PhoneMessage {
  const message = addMessage(world, phone, { from: 'person', text });
  const command = /^\/\w+/u.exec(text)?.[0];
  const entities = command
    ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
    : {};
  send(world, 'message', { ...toApi(world, phone, message), text, ...entities });
  return message;
}

function edit(world: World, phone: Phone, id: number, text: string): void {
  const message = phone.messages.find((one) => one.id === id && one.from === 'person');
  if (!message) throw new Error(`no message ${id} of this person`);
  message.text = text;
  message.edited = true;
  world.changed();
  const edited = {
    ...toApi(world, phone, message),
    edit_date: Math.floor(world.now().getTime() / 1000),
  };
  send(world, 'edited_message', edited);
}

function tap(world: World, phone: Phone, messageId: number, index: number): void {
  const message = phone.messages.find((one) => one.id === messageId);
  const button = message?.buttons.flat()[index];
  if (!message || !button) throw new Error(`message ${messageId} has no button ${index}`);
  const { from } = toApi(world, phone, { ...message, from: 'person' });
  const id = `tap${world.taps.size + 1}`;
  world.taps.set(id, phone.chat);
  const callback = {
    id,
    from,
    chat_instance: String(phone.chat),
    message: toApi(world, phone, message),
  };
  send(world, 'callback_query', { ...callback, data: button.data });
}

function sendFile(
  world: World,
  phone: Phone,
  kind: 'photo' | 'document' | 'voice',
  sent: FileSent,
  album: string | null,
): void {
  const names = { photo: 'photo.jpg', document: 'document.pdf', voice: 'vocal.ogg' };
  const mimes = { photo: 'image/jpeg', document: 'application/pdf', voice: 'audio/ogg' };
  const id = `file${world.nextFile}`;
  world.nextFile += 1;
  const file: PhoneFile = {
    id,
    name: sent.name ?? names[kind],
    mime: sent.mime ?? mimes[kind],
    bytes: sent.bytes,
  };
  world.files.set(id, file);
  const message = addMessage(world, phone, { from: 'person', file, text: sent.caption ?? '' });
  const common = { file_id: id, file_unique_id: `u${id}`, file_size: sent.bytes.length };
  const content = {
    photo: {
      photo: [
        { ...common, file_id: `${id}s`, width: 90, height: 90 },
        { ...common, width: 1280, height: 960 },
      ],
    },
    document: { document: { ...common, file_name: file.name, mime_type: file.mime } },
    voice: { voice: { ...common, duration: 3, mime_type: file.mime } },
  };
  const { text: _text, ...base } = toApi(world, phone, message);
  const caption = sent.caption === undefined ? {} : { caption: sent.caption };
  const group = album === null ? {} : { media_group_id: album };
  send(world, 'message', { ...base, ...content[kind], ...caption, ...group });
}

function sendAs(world: World, phone: Phone, text: string, content: Record<string, unknown>): void {
  // The bot's keyboard is for one touch: it goes away once used.
  phone.keyboard = null;
  const message = addMessage(world, phone, { from: 'person', text });
  const { text: _text, ...base } = toApi(world, phone, message);
  send(world, 'message', { ...base, ...content });
}

function setBlocked(world: World, phone: Phone, blocked: boolean): void {
  phone.blocked = blocked;
  world.changed();
  const { chat, from, date } = toApi(world, phone, {
    id: 0,
    from: 'person',
    at: world.now().toISOString(),
    text: '',
    buttons: [],
    file: null,
    edited: false,
    discreet: false,
    source: '',
  });
  const status = (kicked: boolean) => ({
    user: from,
    status: kicked ? 'kicked' : 'member',
    until_date: 0,
  });
  send(world, 'my_chat_member', {
    chat,
    from,
    date,
    old_chat_member: status(!blocked),
    new_chat_member: status(blocked),
  });
}
