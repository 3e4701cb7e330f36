import type { Hono } from 'hono';
import { createDemoPage } from './demoPage.ts';
import { type Advisor, startTeams, type TeamsSimulator } from './teams/server.ts';
import { addPerson, type Person } from './telegram/person.ts';
import { startTelegram, type TelegramSimulator } from './telegram/server.ts';

/** The clock of the demo, as its page moves it. */
export type DemoClock = {
  now(): Date;
  advance(ms: number): Promise<void>;
  jumpTo(at: Date): Promise<void>;
};

export type DemoPerson = {
  readonly chat: number;
  readonly firstName: string;
  readonly language: string;
  /** A line for whoever tries the demo: « a un prêt en cours ». */
  readonly story: string;
  /** Code of the person's invitation, for the deep link; null when there is no case yet. */
  readonly invitation: string | null;
};

export type DemoAdvisor = {
  readonly name: string;
  readonly aadObjectId: string;
  readonly tenantId: string;
};

type Options = {
  readonly clock: DemoClock;
  readonly people: readonly DemoPerson[];
  readonly advisors: readonly DemoAdvisor[];
  /** Where the bot takes Teams' activities; known once it listens. */
  readonly endpoint: () => string;
  /** IANA name of the CCAS's time zone. */
  readonly timeZone: string;
};

/** The two platforms of the demo and the page on which one is both the person and the advisor. */
export type Demo = {
  readonly telegram: TelegramSimulator;
  readonly teams: TeamsSimulator;
  readonly people: readonly (Person & DemoPerson)[];
  readonly advisors: readonly Advisor[];
  /** Mount it at `/`. */
  readonly page: Hono;
  /** Call it once the bot listens: the advisors install the bot in their Teams. */
  open(): Promise<void>;
  close(): Promise<void>;
};

export async function startDemo({
  clock,
  people,
  advisors,
  endpoint,
  timeZone,
}: Options): Promise<Demo> {
  const now = () => clock.now();
  const telegram = await startTelegram({ now });
  const teams = await startTeams({ endpoint, now });
  const phones = people.map((one) => ({
    ...one,
    ...addPerson(telegram.world, one.chat, one.firstName, one.language),
  }));
  const desks = advisors.map(({ name, aadObjectId, tenantId }) =>
    teams.addAdvisor(name, aadObjectId, tenantId),
  );
  const page = createDemoPage({
    telegram,
    teams,
    people: phones,
    advisors: desks,
    clock,
    timeZone,
  });
  return {
    telegram,
    teams,
    people: phones,
    advisors: desks,
    page: page.app,
    async open() {
      for (const desk of desks) await desk.install();
    },
    async close() {
      page.close();
      await Promise.all([telegram.close(), teams.close()]);
    },
  };
}
