import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import type { DemoProgramme } from '../../src/demo.ts';
import { altered, sheet } from '../papers/pictures.ts';

/** The person in front of their phone. */
export type PersonActor = {
  write(text: string): void;
  /** Taps the newest button with these words. */
  tap(label: string): Promise<void>;
  photo(name: string): void;
  edit(before: string, after: string): void;
  start(payload: string): void;
  /** Waits until the phone shows these words, after what was read last; reads up to there. */
  reads(words: string): Promise<void>;
  /** All that was read since the last call of `reads`, without waiting. */
  unread(): readonly string[];
};

/** The advisor in front of Teams. */
export type AdvisorActor = {
  write(text: string): Promise<void>;
  /** Waits for a message or a card with these words, the newest one that has them. */
  sees(words: string): Promise<void>;
  /** Presses the button of the newest card that has it. */
  press(verb: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  /** How many situations stand in the chat. */
  cards(): number;
};

const PATIENCE_MS = 15_000;

/** A page that can be read. */
const PAGE = await altered(await sheet(), (one) => one);

export function personOf({ demo }: DemoProgramme, firstName: string): PersonActor {
  const person = demo.people.find((one) => one.firstName === firstName);
  if (!person) throw new Error(`nobody is called ${firstName}`);
  let read = 0;
  const fromBot = () => person.messages().filter(({ from }) => from === 'bot');
  return {
    write: (text) => void person.write(text),
    async tap(label) {
      await until(() => buttonOf(label) !== null, `no button « ${label} »`);
      const found = buttonOf(label);
      if (found) person.tap(found.message, found.index);
    },
    photo: (name) => person.sendPhoto({ bytes: PAGE, name }),
    edit(before, after) {
      const message = person.messages().findLast(({ text }) => text === before);
      if (!message) throw new Error(`nothing was written like « ${before} »`);
      person.edit(message.id, after);
    },
    start: (payload) => person.start(payload),
    async reads(words) {
      const find = () => fromBot().findIndex(({ text }, at) => at >= read && text.includes(words));
      await until(
        () => find() !== -1,
        () =>
          `« ${words} » was not read, but: ${fromBot()
            .slice(read)
            .map(({ text }) => text)
            .join(' / ')}`,
      );
      read = find() + 1;
    },
    unread: () =>
      fromBot()
        .slice(read)
        .map(({ text }) => text),
  };

  function buttonOf(label: string) {
    for (const { id, buttons } of person?.messages().toReversed() ?? []) {
      const index = buttons.flat().findIndex(({ text }) => text.includes(label));
      if (index !== -1) return { message: id, index };
    }
    return null;
  }
}

export function advisorOf({ demo }: DemoProgramme, name: string): AdvisorActor {
  const advisor = demo.advisors.find(({ desk }) => desk.name === name);
  if (!advisor) throw new Error(`no advisor is called ${name}`);
  const all = () => advisor.messages().map(({ text, cards }) => `${text} ${wordsOf(cards)}`);
  return {
    write: (text) => advisor.write(text),
    sees: (words) =>
      until(
        () => all().some((text) => text.includes(words)),
        () => `« ${words} » was not seen, but: ${all().join(' / ')}`,
      ),
    async press(verb, fields = {}) {
      const find = () =>
        advisor
          .messages()
          .toReversed()
          .flatMap(({ id, cards }) => actionsOf(cards, verb).map((data) => ({ id, data })))[0];
      await until(() => find() !== undefined, `no card has « ${verb} »`);
      const found = find();
      if (found) await advisor.execute(found.id, verb, { ...found.data, ...fields });
    },
    cards: () => all().filter((text) => /Situation \d+/u.test(text)).length,
  };
}

/** Waits for what must come, within reason. */
export async function until(
  holds: () => boolean,
  otherwise: string | (() => string),
): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS && !holds(); waited += 20) await pause(20);
  if (!holds()) expect.fail(typeof otherwise === 'string' ? otherwise : otherwise());
}

const actionSchema = z.object({
  type: z.literal('Action.Execute'),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});

function actionsOf(card: unknown, verb: string): readonly Record<string, unknown>[] {
  const action = actionSchema.safeParse(card);
  if (action.success) return action.data.verb === verb ? [action.data.data] : [];
  return childrenOf(card).flatMap((child) => actionsOf(child, verb));
}

/** Every text of a card, one after the other. */
function wordsOf(card: unknown): string {
  if (typeof card === 'string') return card;
  return childrenOf(card).map(wordsOf).join(' ');
}

function childrenOf(card: unknown): readonly unknown[] {
  return typeof card === 'object' && card !== null ? Object.values(card) : [];
}
