import { isolate } from '../escape.ts';

/** A piece of an Adaptive Card 1.5, as JSON. */
export type Element = { readonly type: string; readonly [property: string]: unknown };

export type Card = Element & { readonly type: 'AdaptiveCard' };

/** A whole card. Screen readers and lists of talks get `spoken`: never the story. */
export function adaptiveCard(spoken: string, body: readonly Element[]): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'fr',
    fallbackText: spoken,
    speak: spoken,
    msteams: { width: 'Full' },
    body,
  };
}

type Look = Readonly<Record<string, unknown>>;

/** Words of ours. Teams reads Markdown in them: what people wrote goes through `runs` or `escapeMarkdown`. */
export function text(words: string, look: Look = {}): Element {
  return { type: 'TextBlock', text: words, wrap: true, ...look };
}

/** What a person wrote, line by line, shown as it is: a run of text knows no Markdown and no HTML. */
export function runs(words: string, look: Look = {}): readonly Element[] {
  const lines = words.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.map((line, index) => ({
    type: 'RichTextBlock',
    spacing: index === 0 ? 'Small' : 'None',
    inlines: [{ type: 'TextRun', text: isolate(line), ...look }],
  }));
}

export function container(items: readonly Element[], look: Look = {}): Element {
  return { type: 'Container', items, ...look };
}

/** Two pieces side by side: the first takes the room that the second leaves. */
export function sideBySide(left: readonly Element[], right: readonly Element[]): Element {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: left },
      { type: 'Column', width: 'auto', items: right, verticalContentAlignment: 'Center' },
    ],
  };
}

export const VERBS = [
  'take',
  'answer',
  'close',
  'choose',
  /** Show the checklist as it is now. */
  'papers',
  /** A link to the files of a paper, or to the whole file. */
  'see',
  'validate',
  'redo',
  'waive',
  'correct',
] as const;
export type Verb = (typeof VERBS)[number];

/** What a button sends back with its verb. The fields of the card join it. */
export type ClickData = {
  readonly escalation: string;
  /** The card that bears the button: the whole situation, or the words carried from a talk. */
  readonly card?: 'situation' | 'message' | 'papers';
  /** With `choose`: the inbox id of the message that waits for its person. */
  readonly message?: string;
  /** A line of the checklist, and its version when the card was drawn. */
  readonly paper?: string;
  readonly version?: number;
  /** What asks for more before it is done: `ask` opens its fields, `do` sends them, `leave` folds them. */
  readonly step?: Step;
  /** With a `message` card: what the person said, so that the card can show it again. */
  readonly words?: string;
};

export const STEPS = ['ask', 'do', 'leave'] as const;
export type Step = (typeof STEPS)[number];

/** A button. Those that send no words leave the fields alone: an empty one must not hold them back. */
export function button(verb: Verb, title: string, data: ClickData, look: Look = {}): Element {
  const sendsWords = verb === 'answer' || verb === 'choose' || data.step === 'do';
  return {
    type: 'Action.Execute',
    verb,
    title,
    data,
    associatedInputs: sendsWords ? 'auto' : 'none',
    ...look,
  };
}

/** A button that opens an address in the browser. */
export function opener(title: string, url: string): Element {
  return { type: 'Action.OpenUrl', title, url, style: 'positive' };
}

export function buttons(actions: readonly Element[]): Element {
  return { type: 'ActionSet', actions, spacing: 'Medium' };
}

/** Name of the field of an answer, in the card and in what a click sends back. */
export const ANSWER_FIELD = 'reponse';

/** Longest answer, in UTF-16 units. */
export const ANSWER_LENGTH = 4000;

export function answerField(label: string, value = ''): Element {
  return {
    type: 'Input.Text',
    id: ANSWER_FIELD,
    label,
    placeholder: 'Votre message',
    isMultiline: true,
    isRequired: true,
    errorMessage: "Écrivez d'abord votre message.",
    maxLength: ANSWER_LENGTH,
    ...(value === '' ? {} : { value }),
  };
}

/** Name of the field of a choice, in the card and in what a click sends back. */
export const CHOICE_FIELD = 'choix';

/** One choice among several, all of them seen or unfolded. */
export function choiceField(
  label: string,
  choices: readonly { readonly title: string; readonly value: string }[],
  chosen = '',
): Element {
  return {
    type: 'Input.ChoiceSet',
    id: CHOICE_FIELD,
    label,
    style: 'compact',
    placeholder: 'Choisir',
    isRequired: true,
    errorMessage: "Choisissez d'abord une ligne.",
    choices,
    ...(chosen === '' ? {} : { value: chosen }),
  };
}

/** A short text: a word with a reason, a new value. */
export function shortField(
  label: string,
  {
    value = '',
    placeholder,
    required,
  }: Readonly<{ value?: string; placeholder: string; required: boolean }>,
): Element {
  return {
    type: 'Input.Text',
    id: ANSWER_FIELD,
    label,
    placeholder,
    maxLength: SHORT_LENGTH,
    ...(required ? { isRequired: true, errorMessage: 'Écrivez la réponse.' } : {}),
    ...(value === '' ? {} : { value }),
  };
}

/** Longest short text, in UTF-16 units. */
export const SHORT_LENGTH = 300;
