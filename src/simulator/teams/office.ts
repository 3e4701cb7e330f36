/** An activity as the advisor sees it in their chat. */
export type OfficeMessage = {
  readonly id: string;
  readonly from: 'advisor' | 'bot';
  readonly at: string;
  text: string;
  /** Adaptive Cards, as they were sent or changed in place. */
  cards: readonly unknown[];
  edited: boolean;
  deleted: boolean;
};

/** One advisor with their personal chat with the bot. */
export type Desk = {
  readonly name: string;
  readonly aadObjectId: string;
  readonly tenantId: string;
  readonly conversation: string;
  readonly messages: OfficeMessage[];
  installed: boolean;
  /** What the bot said of the last click, when it answered with words: it stands there for a moment. */
  note: { readonly text: string; readonly until: number } | null;
};

/** All that the simulated Teams knows. */
export type Office = {
  readonly desks: Map<string, Desk>;
  readonly mistakes: string[];
  nextActivity: number;
  now: () => Date;
  changed: () => void;
};

export function newOffice(now: () => Date): Office {
  return { desks: new Map(), mistakes: [], nextActivity: 1, now, changed: () => {} };
}

export function addDesk(office: Office, name: string, aadObjectId: string, tenantId: string): Desk {
  const desk: Desk = {
    name,
    aadObjectId,
    tenantId,
    conversation: `a:${aadObjectId}`,
    messages: [],
    installed: false,
    note: null,
  };
  office.desks.set(desk.conversation, desk);
  return desk;
}

/** Puts a message into a chat. */
export function post(
  office: Office,
  desk: Desk,
  from: OfficeMessage['from'],
  text: string,
  cards: readonly unknown[] = [],
): OfficeMessage {
  const message: OfficeMessage = {
    id: `act${office.nextActivity}`,
    from,
    at: office.now().toISOString(),
    text,
    cards,
    edited: false,
    deleted: false,
  };
  office.nextActivity += 1;
  desk.messages.push(message);
  office.changed();
  return message;
}
