import type { DemoClock, DemoPerson } from './demo.ts';
import type { Advisor } from './teams/server.ts';
import type { Person } from './telegram/person.ts';
import type { TelegramSimulator } from './telegram/server.ts';
import { commandsOf } from './telegram/world.ts';
import type { Snapshot } from './view.ts';

export type Shown = {
  readonly telegram: TelegramSimulator;
  readonly people: readonly (Person & DemoPerson)[];
  readonly advisors: readonly Advisor[];
  readonly clock: DemoClock;
  readonly timeZone: string;
};

export function snapshotOf({ telegram, people, advisors, clock, timeZone }: Shown): Snapshot {
  const now = clock.now();
  return {
    now: now.toISOString(),
    timeZone,
    people: people.map((person) => {
      const phone = telegram.world.phones.get(person.chat);
      return {
        chat: person.chat,
        name: person.firstName,
        story: person.story,
        invitation: person.invitation,
        blocked: phone?.blocked ?? false,
        commands: commandsOf(telegram.world, person.language),
        keyboard: phone?.keyboard ?? null,
        note: phone ? shownNote(phone, now) : null,
        typing: (phone?.typingUntil ?? 0) > now.getTime(),
        messages: person.messages().map(({ id, from, at, text, buttons, file, edited }) => ({
          id,
          from,
          at,
          text,
          buttons: buttons.map((row) => row.map((button) => button.text)),
          file: file && { id: file.id, name: file.name, mime: file.mime },
          edited,
        })),
      };
    }),
    advisors: advisors.map((advisor) => ({
      name: advisor.desk.name,
      note: shownNote(advisor.desk, now),
      messages: advisor
        .messages()
        .filter(({ deleted }) => !deleted)
        .map(({ id, from, at, text, cards }) => ({ id, from, at, text, cards })),
    })),
  };
}

type Noted = { readonly note: { readonly text: string; readonly until: number } | null };

function shownNote({ note }: Noted, now: Date): string | null {
  return note && note.until > now.getTime() ? note.text : null;
}
