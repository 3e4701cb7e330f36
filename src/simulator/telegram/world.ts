/** A message as the person sees it on the phone. */
export type PhoneMessage = {
  readonly id: number;
  readonly from: 'person' | 'bot';
  readonly at: string;
  text: string;
  buttons: readonly (readonly PhoneButton[])[];
  /** What the bot asks with a keyboard of its own: a phone number or a place. */
  asks: 'contact' | 'location' | null;
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

/** One person and their phone. */
export type Phone = {
  readonly chat: number;
  readonly firstName: string;
  readonly language: string;
  readonly messages: PhoneMessage[];
  blocked: boolean;
  /** Until when the bot shows that it writes, milliseconds of the simulator's clock. */
  typingUntil: number;
};

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
  readonly updates: Update[];
  readonly faults: { method: string; fault: Fault }[];
  readonly calls: {
    readonly method: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly mistake: string | null;
  }[];
  webhook: { readonly url: string; readonly secret: string } | null;
  commands: readonly { readonly command: string; readonly description: string }[];
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
    updates: [],
    faults: [],
    calls: [],
    webhook: null,
    commands: [],
    nextUpdate: 1,
    nextMessage: 1,
    nextFile: 1,
    now,
    changed: () => {},
    arrived: () => {},
  };
}

/** Puts an update on its way to the bot. */
export function send(world: World, update: Readonly<Record<string, unknown>>): number {
  const id = world.nextUpdate;
  world.nextUpdate += 1;
  world.updates.push({ update_id: id, ...update });
  world.arrived();
  return id;
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
    asks: null,
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

export function botId(world: World): number {
  return Number(world.token.split(':')[0]);
}
