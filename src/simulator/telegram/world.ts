/** A message as the person sees it on the phone. */
export type PhoneMessage = {
  readonly id: number;
  readonly from: 'person' | 'bot';
  readonly at: string;
  text: string;
  buttons: readonly (readonly PhoneButton[])[];
  file: PhoneFile | null;
  edited: boolean;
  readonly discreet: boolean;
  /** The HTML that was sent, kept to tell an edit that changes nothing. */
  source: string;
};

export type PhoneButton = { readonly text: string; readonly data: string };
export type PhoneFile = {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
};

/** The keyboard that stands in place of the phone's own: one touch gives a number or a place. */
export type PhoneKeyboard = { readonly text: string; readonly asks: 'contact' | 'location' };

/** One person and their phone. */
export type Phone = {
  readonly chat: number;
  readonly firstName: string;
  readonly language: string;
  readonly messages: PhoneMessage[];
  blocked: boolean;
  /** Until when the bot shows that it writes, milliseconds of the simulator's clock. */
  typingUntil: number;
  keyboard: PhoneKeyboard | null;
  /** What the bot said of the last tap: it stands over the chat for a moment. */
  note: { readonly text: string; readonly until: number } | null;
};

export type PhoneCommand = { readonly command: string; readonly description: string };

export type Update = { readonly update_id: number } & Readonly<Record<string, unknown>>;

/** Faults to plant in the next calls of a method. */
export type Fault =
  | { readonly kind: 'drop' }
  | { readonly kind: 'status'; readonly code: number; readonly retryAfter?: number }
  | { readonly kind: 'delay'; readonly ms: number };

/** All that the simulated Telegram knows. Ids count up: the same story gives the same ids. */
export type World = {
  readonly token: string;
  readonly username: string;
  readonly phones: Map<number, Phone>;
  readonly files: Map<string, PhoneFile>;
  /** Taps that may be answered: chat by id of the tap. */
  readonly taps: Map<string, number>;
  readonly updates: Update[];
  readonly faults: { method: string; fault: Fault }[];
  readonly calls: {
    readonly method: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly mistake: string | null;
  }[];
  webhook: { readonly url: string; readonly secret: string } | null;
  /** By language; `''` holds those of all other languages. */
  readonly commands: Map<string, readonly PhoneCommand[]>;
  /** Kinds of updates that the bot asked for; null for Telegram's own choice. */
  allowed: readonly string[] | null;
  nextUpdate: number;
  nextMessage: number;
  nextFile: number;
  now: () => Date;
  /** Called when something that people can see has changed. */
  changed: () => void;
  /** Called when an update is waiting. */
  arrived: () => void;
};

export function newWorld(token: string, now: () => Date): World {
  return {
    token,
    username: 'compagnon_demo_bot',
    phones: new Map(),
    files: new Map(),
    taps: new Map(),
    updates: [],
    faults: [],
    calls: [],
    webhook: null,
    commands: new Map(),
    allowed: null,
    nextUpdate: 1,
    nextMessage: 1,
    nextFile: 1,
    now,
    changed: () => {},
    arrived: () => {},
  };
}

/** Puts an update on its way to the bot, if its kind is one that the bot asked for. */
export function send(
  world: World,
  kind: 'message' | 'edited_message' | 'callback_query' | 'my_chat_member',
  content: Readonly<Record<string, unknown>>,
): void {
  if (world.allowed && !world.allowed.includes(kind)) return;
  world.updates.push({ update_id: world.nextUpdate, [kind]: content });
  world.nextUpdate += 1;
  world.arrived();
}

export function addMessage(
  world: World,
  phone: Phone,
  message: Partial<PhoneMessage> & Pick<PhoneMessage, 'from'>,
): PhoneMessage {
  const added: PhoneMessage = {
    id: world.nextMessage,
    at: world.now().toISOString(),
    text: '',
    buttons: [],
    file: null,
    edited: false,
    discreet: false,
    source: '',
    ...message,
  };
  world.nextMessage += 1;
  phone.messages.push(added);
  world.changed();
  return added;
}

/** A message in the form of the Bot API. */
export function toApi(world: World, phone: Phone, message: PhoneMessage): Record<string, unknown> {
  const chat = { id: phone.chat, type: 'private', first_name: phone.firstName };
  const person = {
    id: phone.chat,
    is_bot: false,
    first_name: phone.firstName,
    language_code: phone.language,
  };
  const bot = { id: botId(world), is_bot: true, first_name: 'Compagnon', username: world.username };
  return {
    message_id: message.id,
    date: Math.floor(Date.parse(message.at) / 1000),
    chat,
    from: message.from === 'bot' ? bot : person,
    ...(message.text === '' ? {} : { text: message.text }),
  };
}

/** The commands that a phone in this language shows. */
export function commandsOf(world: World, language: string): readonly PhoneCommand[] {
  return world.commands.get(language) ?? world.commands.get('') ?? [];
}

export function botId(world: World): number {
  return Number(world.token.split(':')[0]);
}
