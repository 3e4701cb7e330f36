import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createChat } from '../../../src/channels/teams/chat.ts';
import type { Reply } from '../../../src/channels/teams/reply.ts';
import type { AdvisorDesk } from '../../../src/runtime/advisorDesk.ts';
import { clicked, wrote } from './activities.ts';
import { fakeDesk, fakeDirectory, MARTIN, threePeople } from './fakeDesk.ts';
import { buttonsOf, saidIn } from './read.ts';

/** What advisors may do, in any order and all at once. `nth` picks among the cards shown so far. */
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('write'), who: advisor() }) },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('choose'), nth: fc.nat(2), button: fc.nat(2) }),
  },
  ...['take', 'answer', 'close'].map((does) => ({
    weight: 3,
    arbitrary: fc.record({ does: fc.constant(does), who: advisor(), person: fc.nat(2) }),
  })),
);

const ACTS = fc.array(act, { maxLength: 30, size: 'max' });

function advisor() {
  return fc.constantFrom('martin', 'petit');
}

type Act = { does: string; who?: string; person?: number; nth?: number; button?: number };
type Asked = { who: string; text: string; reply: Reply };

/** « À Mme D. — situation 12 » → the person, by the number of the situation. */
const PEOPLE: Readonly<Record<string, string>> = {
  12: 'e-durand',
  13: 'e-benali',
  14: 'e-kone',
};

it('says nothing to another person than the one on the line, whatever is clicked and typed at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), ACTS, async (scheduler, acts) => {
      const desk = fakeDesk(threePeople());
      for (const escalation of ['e-durand', 'e-benali'])
        await desk.take({ advisor: MARTIN, escalation, inboxId: `before ${escalation}` });
      const chat = createChat({
        desk: slow(desk, scheduler),
        directory: fakeDirectory(),
        timeZone: 'Europe/Paris',
        newId: () => 'new',
        log: () => undefined,
      });
      const asked: Asked[] = [];
      const lines = new Map<string, string[]>();
      const done = acts.map((one, index) =>
        scheduler
          .schedule(Promise.resolve(), one.does)
          .then(() => play(chat, asked, one, `mot ${index}`))
          .then((played) => {
            if (!played) return;
            const { text, reply, who } = played;
            lines.set(text, [...(lines.get(text) ?? []), ...linesTo(reply)]);
            if (saidIn(reply).includes('Pour qui est ce message ?')) asked.push(played);
            expect(who).toMatch(/martin|petit/);
          }),
      );
      await scheduler.waitFor(Promise.all(done));
      for (const { person, text } of desk.said) expect(lines.get(text)).toEqual([person]);
      const left = new Set(desk.said.map(({ text }) => text));
      expect(left.size).toBe(desk.said.length);
      for (const [text, to] of lines) if (!left.has(text)) expect(to).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

/** The persons whom a reply names as having been written to. */
function linesTo(reply: Reply): readonly string[] {
  return saidIn(reply).flatMap((line) => {
    const found = /^(?:✅ )?À .* — situation (\d+)/.exec(line);
    return found ? [PEOPLE[found[1] ?? ''] ?? '?'] : [];
  });
}

async function play(
  chat: ReturnType<typeof createChat>,
  asked: readonly Asked[],
  { does, who = 'martin', person = 0, nth = 0, button = 0 }: Act,
  text: string,
): Promise<Asked | null> {
  if (does === 'write') return { who, text, reply: await chat.hear(wrote(text, who), {}) };
  if (does === 'choose') {
    const question = asked[nth % Math.max(1, asked.length)];
    const buttons = question?.reply.posts.flatMap(buttonsOf) ?? [];
    const data = buttons[button % Math.max(1, buttons.length)]?.data;
    if (!question || !data) return null;
    const words = { ...data, reponse: question.text };
    const reply = await chat.hear(clicked('choose', words, question.who), {});
    return { who: question.who, text: question.text, reply };
  }
  const escalation = ['e-durand', 'e-benali', 'e-kone'][person];
  const data = does === 'answer' ? { escalation, reponse: text } : { escalation };
  return { who, text, reply: await chat.hear(clicked(does, data, who), {}) };
}

/** The desk with each answer late by as much as the scheduler likes. */
function slow(desk: AdvisorDesk, scheduler: fc.Scheduler): AdvisorDesk {
  return {
    ...desk,
    take: scheduler.scheduleFunction(desk.take),
    answer: scheduler.scheduleFunction(desk.answer),
    close: scheduler.scheduleFunction(desk.close),
    openTalks: scheduler.scheduleFunction(desk.openTalks),
    waiting: scheduler.scheduleFunction(desk.waiting),
    view: scheduler.scheduleFunction(desk.view),
  };
}
