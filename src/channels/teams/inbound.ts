import { wellFormed } from '../wellFormed.ts';
import { type Activity, type Click, clickSchema } from './activity.ts';
import { ANSWER_FIELD, ANSWER_LENGTH } from './cards/elements.ts';
import { type ClickMeaning, readDecision } from './clickMeaning.ts';
import type { Account } from './port.ts';

/** What an activity asks of us. */
export type Meaning =
  /** The bot was installed, or somebody opened the chat for the first time. */
  | { readonly kind: 'installed' }
  | { readonly kind: 'clicked'; readonly click: ClickMeaning }
  | { readonly kind: 'wrote'; readonly text: string }
  /** More words than go to a person at once. */
  | { readonly kind: 'wrote_too_much' }
  /** A file and no words: nothing that we can carry. */
  | { readonly kind: 'sent_file' }
  /** A message that had left already was changed. */
  | { readonly kind: 'edited' }
  /** A team or a group put the bot among several people. */
  | { readonly kind: 'not_private' }
  /** An action that no card of ours has. */
  | { readonly kind: 'unknown_click' }
  /** Nothing for us; counted under this name. */
  | { readonly kind: 'passed_over'; readonly what: string };

/** What an activity means. Pure. */
export function readActivity(activity: Activity): Meaning {
  const { type, conversation } = activity;
  const isPrivate = (conversation.conversationType ?? 'personal') === 'personal';
  if (type === 'invoke') return isPrivate ? readInvoke(activity) : { kind: 'not_private' };
  if (type === 'message') return isPrivate ? readMessage(activity) : { kind: 'not_private' };
  if (type === 'messageUpdate') return isPrivate ? { kind: 'edited' } : passedOver('edit_in_group');
  if (type === 'installationUpdate') return readInstallation(activity, isPrivate);
  if (type === 'conversationUpdate') return readMembers(activity, isPrivate);
  return passedOver('unknown_activity');
}

/** The account of the CCAS that speaks, when Teams names one. */
export function accountOf({ from, conversation, channelData }: Activity): Account | null {
  const { aadObjectId } = from;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  return aadObjectId && tenantId ? { aadObjectId, tenantId } : null;
}

/**
 * The inbox id of what an activity asks: the same when the platform sends it twice. Ids of activities are
 * only unique in their conversation. Null when the platform gave none.
 */
export function inboxIdOf(activity: Activity): string | null {
  return activity.id ? `${inboxOf(activity)}${activity.id}` : null;
}

function inboxOf({ recipient, conversation }: Activity): string {
  return `teams:${recipient.id}:${conversation.id}:`;
}

function readInvoke(activity: Activity): Meaning {
  const { name, value } = activity;
  if (name !== 'adaptiveCard/action') return passedOver('unknown_invoke');
  const parsed = clickSchema.safeParse(value);
  return parsed.success ? readClick(parsed.data.action, activity) : { kind: 'unknown_click' };
}

function readClick(click: Click, activity: Activity): Meaning {
  const { escalation, message, words, [ANSWER_FIELD]: answer } = click.data;
  const text = answer === undefined ? null : wordsIn(answer);
  if (text !== null && text.length > ANSWER_LENGTH) return { kind: 'wrote_too_much' };
  const { verb } = click;
  switch (verb) {
    case 'take':
    case 'close':
      return { kind: 'clicked', click: { verb, escalation } };
    case 'answer':
      return { kind: 'clicked', click: { verb, escalation, text, words: words ?? null } };
    case 'choose':
      // An inbox id of another chat would mark what came there as played.
      if (!message?.startsWith(inboxOf(activity))) return { kind: 'unknown_click' };
      return { kind: 'clicked', click: { verb, escalation, text: text ?? '', message } };
    default: {
      const meant = readDecision({ verb, data: click.data }, text);
      return meant ? { kind: 'clicked', click: meant } : { kind: 'unknown_click' };
    }
  }
}

function readMessage({ text, attachments }: Activity): Meaning {
  const words = wordsIn(text ?? '');
  if (words.length > ANSWER_LENGTH) return { kind: 'wrote_too_much' };
  if (words !== '') return { kind: 'wrote', text: words };
  return attachments?.length ? { kind: 'sent_file' } : passedOver('empty_message');
}

function wordsIn(text: string): string {
  return wellFormed(text).trim();
}

function readInstallation({ action }: Activity, isPrivate: boolean): Meaning {
  if (action !== 'add' && action !== 'add-upgrade') return passedOver('removed');
  return isPrivate ? { kind: 'installed' } : { kind: 'not_private' };
}

/** Teams says both this and `installationUpdate` in a private chat: one welcome is enough. */
function readMembers({ membersAdded, recipient }: Activity, isPrivate: boolean): Meaning {
  const isUs = membersAdded?.some(({ id }) => id === recipient.id) ?? false;
  if (!isUs) return passedOver('members_changed');
  return isPrivate ? passedOver('bot_added') : { kind: 'not_private' };
}

function passedOver(what: string): Meaning {
  return { kind: 'passed_over', what };
}
