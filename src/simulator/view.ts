/** What the demo page shows. Sent whole at each change: a demo is small. */
export type Snapshot = {
  readonly now: string;
  readonly timeZone: string;
  readonly people: readonly SnapshotPerson[];
  readonly advisors: readonly SnapshotAdvisor[];
};

export type SnapshotPerson = {
  readonly chat: number;
  readonly name: string;
  readonly story: string;
  readonly invitation: string | null;
  readonly blocked: boolean;
  /** Of the bot, in this person's language. */
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /** The keyboard that gives a number or a place in one touch. */
  readonly keyboard: { readonly text: string; readonly asks: 'contact' | 'location' } | null;
  /** What was said of the last tap, for a moment. */
  readonly note: string | null;
  readonly typing: boolean;
  readonly messages: readonly SnapshotMessage[];
};

export type SnapshotMessage = {
  readonly id: number;
  readonly from: 'person' | 'bot';
  readonly at: string;
  readonly text: string;
  readonly buttons: readonly (readonly string[])[];
  readonly file: { readonly id: string; readonly name: string; readonly mime: string } | null;
  readonly edited: boolean;
};

export type SnapshotAdvisor = {
  readonly name: string;
  /** What was said of the last click, for a moment. */
  readonly note: string | null;
  readonly messages: readonly {
    readonly id: string;
    readonly from: 'advisor' | 'bot';
    readonly at: string;
    readonly text: string;
    readonly cards: readonly unknown[];
  }[];
};
