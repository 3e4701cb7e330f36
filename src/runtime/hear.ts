import type { Reading } from '../domain/reading.ts';
import type { Values } from '../domain/value.ts';
import type { Event } from '../engine/event.ts';
import type { State } from '../engine/state.ts';
import type { Edition } from './edition.ts';
import { hintOf, menuHint } from './hint.ts';
import type { Incoming } from './incoming.ts';

/** Longest message that is read; the rest is cut, and the person is told kindly. */
export const MAX_TEXT = 10_000;

type Hearing = {
  readonly state: State;
  readonly edition: Edition;
  readonly facts: Values;
  readonly today: string;
};

/** An incoming as the engine's event: words are read with what is asked in mind. */
export function hear(incoming: Incoming, hearing: Hearing): Event {
  const { inboxId: id, at, happening } = incoming;
  switch (happening.type) {
    case 'message_received': {
      const { text, ref } = happening;
      const reading = understand(text, hearing);
      const held = hearing.state.held?.texts;
      if (!held) return { id, at, type: 'message_received', reading, ref };
      const together = understand([...held, text].join('\n'), hearing);
      return { id, at, type: 'message_received', reading, ref, together };
    }
    case 'message_edited': {
      const { text, ref } = happening;
      return { id, at, type: 'message_edited', reading: understand(text, hearing), ref };
    }
    case 'file_received': {
      const { caption, file, ref } = happening;
      const read = caption === null ? null : understand(caption, hearing);
      return { id, at, type: 'file_received', file, ref, caption: read };
    }
    default:
      return { id, at, ...happening };
  }
}

/** True when what was written is longer than what is read. */
export function isCut({ happening }: Incoming): boolean {
  const text =
    'text' in happening ? happening.text : 'caption' in happening ? happening.caption : null;
  return (text?.length ?? 0) > MAX_TEXT;
}

/** The reading for the pending question; a choice of an open menu is found too. */
export function understand(text: string, { state, edition, facts, today }: Hearing): Reading {
  const words = text.slice(0, MAX_TEXT).replaceAll('\0', '').toWellFormed();
  const reading = edition.understand(words, hintOf(state, edition, facts), today);
  const menu = menuHint(state, edition);
  if (!menu) return reading;
  const { choix } = edition.understand(words, menu, today).values;
  return choix === undefined ? reading : { ...reading, values: { ...reading.values, choix } };
}
