import type { Card } from './cards/elements.ts';

/** What the bot posts in the advisor's chat at once, outside the outbox: lost without harm. */
export type Post =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'card';
      readonly card: Card;
      /** What a notification shows: it names nobody. */
      readonly summary: string;
      /** The card of an escalation: where it stands is kept, so that it is changed in place later. */
      readonly stands?: { readonly escalation: string; readonly advisor: string };
    };

/** What a click is answered with, inside its request. */
export type ClickAnswer =
  | {
      readonly kind: 'card';
      readonly card: Card;
      /**
       * True for cards that the outbox does not keep up to date: Teams forgets the card that answers a click,
       * so the message itself is changed too.
       */
      readonly persist: boolean;
    }
  | { readonly kind: 'text'; readonly text: string };

export type Reply = { readonly posts: readonly Post[]; readonly click: ClickAnswer | null };

export const SILENCE: Reply = { posts: [], click: null };

export function posting(...posts: readonly Post[]): Reply {
  return { posts, click: null };
}

export function clickText(text: string): Reply {
  return { posts: [], click: { kind: 'text', text } };
}

export function clickCard(card: Card, persist: boolean): Reply {
  return { posts: [], click: { kind: 'card', card, persist } };
}
