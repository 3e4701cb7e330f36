import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { teamsRender } from './channels/teams/render.ts';
import { createTeams, type Teams } from './channels/teams/teams.ts';
import type { Listening, Telegram } from './channels/telegram/openTelegram.ts';
import type { Config, TeamsConfig } from './config.ts';
import { createApp } from './http/app.ts';
import { type Check, checked } from './http/health.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { openPort } from './http/serve.ts';
import { mountUpload } from './http/upload/mountUpload.ts';
import { mountView } from './http/view/mountView.ts';
import { startDue } from './jobs/due.ts';
import { type SendOutboxOptions, startSendOutbox } from './jobs/sendOutbox.ts';
import { type Antivirus, createAntivirus } from './papers/antivirus.ts';
import { createPapers } from './papers/papers.ts';
import type { DueSource } from './runtime/clock.ts';
import { type Conversing, createConverse } from './runtime/converse.ts';
import { createPapersDesk } from './runtime/createPapersDesk.ts';
import { createDesk } from './runtime/desk.ts';
import { createFileSink } from './runtime/fileSink.ts';
import { type Library, openLibrary } from './runtime/library.ts';
import { createOfferUpload } from './runtime/papers/offer.ts';
import { createUploadDesk } from './runtime/papers/uploadDesk.ts';
import { createViewDesk } from './runtime/papers/viewDesk.ts';
import { createPlayOn, type PlayOn } from './runtime/playOn.ts';
import type { Clock, FileSink, Log } from './runtime/ports.ts';
import { createUndelivered } from './runtime/undelivered.ts';
import type { Storage } from './storage/open.ts';

/** What a start needs beyond the settings. Whoever opened the storage closes it, after `stop`. */
export type Parts = {
  readonly config: Pick<Config, 'host' | 'port' | 'dialogsDir' | 'localesDir'> &
    Partial<Pick<Config, 'publicUrl' | 'clamd'>>;
  readonly telegram: Telegram;
  /** True when Telegram calls us, instead of being polled. */
  readonly webhook: boolean;
  readonly teams: { readonly registration: TeamsConfig; readonly serviceUrl: string | null };
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  /** How fast each platform may be called. */
  readonly paces: SendOutboxOptions['paces'];
  /** The page of the demo, shown at `/`. */
  readonly page: Hono | null;
};

export type Programme = {
  readonly url: string;
  /** For the clock that jumps. */
  readonly due: DueSource;
  /** For the commands of operators. */
  readonly playOn: PlayOn;
  readonly edition: Library['current'];
  /** Takes no more, ends what is under way, and lets go. */
  stop(): Promise<void>;
};

/** Starts everything, in order. What was started is stopped again when a later part cannot start. */
export async function startProgramme(parts: Parts): Promise<Programme> {
  const closing = createClosing();
  try {
    return await startAll(parts, closing);
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function startAll(parts: Parts, closing: Closing): Promise<Programme> {
  const { config, clock, log, storage, telegram } = parts;
  const metrics = createMetrics();
  const library = openLibrary({
    ...config,
    versions: { record: storage.traces.recordVersions },
    now: () => clock.now(),
    log,
  });
  closing.add(() => library.close());
  const entry: Entry = { listening: null, address: config.publicUrl ?? null };
  const talk = wireTalk(parts, library, metrics, entry);
  const viewUrl = (token: string) => `${entry.address ?? ''}/dossier/${token}`;
  const teams = wireTeams(parts, library, talk.playOn, viewUrl);
  const antivirus = config.clamd ? createAntivirus(config.clamd) : null;
  const app = wireHttp(parts, { library, metrics, teams, entry, antivirus });
  if (parts.page) app.route('/', parts.page);
  const papers = wirePapers(parts, { library, playOn: talk.playOn, antivirus, app });
  closing.add(papers.close);
  const jobs = startJobs(parts, teams, talk.playOn, papers.files);
  closing.add(jobs.stop);
  closing.add(talk.conversing.idle);
  const served = await openPort(app, config.host, config.port);
  closing.add(served.close);
  entry.address ??= `http://127.0.0.1:${served.port}`;
  entry.listening = await telegram.listen(talk.conversing.converse);
  closing.add(entry.listening.stop);
  void teams.warm().catch(() => log({ level: 'warn', name: 'teams_not_warm' }));
  const { playOn } = talk;
  return { url: served.url, due: jobs.due, playOn, edition: library.current, stop: closing.run };
}

/** Filled on the way. Until Telegram is heard its updates are sent again. */
type Entry = {
  listening: Listening | null;
  /** Where people and advisors open our pages: `PUBLIC_URL`, or this machine. */
  address: string | null;
};

/** The turn: everything that plays one. */
function wireTalk(
  { storage, log, telegram }: Parts,
  library: Library,
  metrics: Metrics,
  entry: Entry,
): { readonly conversing: Conversing; readonly playOn: PlayOn } {
  const conversing = createConverse({
    store: storage.turns,
    stage: {
      edition: library.current,
      people: { telegram: telegram.person },
      advisors: teamsRender,
      offer: createOfferUpload(storage.uploadLinks.tokenFor, () => entry.address),
    },
    closeTap: { telegram: telegram.closeTap },
    deadTurn: (turn) => {
      metrics.countDead();
      storage.traces.buryTurn(turn);
    },
    log,
    onCommitted: (_turn, { happening }) => metrics.countTurn(happening.type),
  });
  return { conversing, playOn: createPlayOn(storage.turns, conversing.play) };
}

function wireTeams(
  { storage, clock, log, teams }: Parts,
  library: Library,
  playOn: PlayOn,
  viewUrl: (token: string) => string,
): Teams {
  const { turns: store, escalations, checklists, viewLinks } = storage;
  const tools = { store, escalations, playOn, edition: library.current, clock };
  const papers = createPapersDesk({ ...tools, checklists, viewLinks, viewUrl });
  const desk = createDesk({ ...tools, papers });
  const { registration, serviceUrl } = teams;
  return createTeams({
    desk,
    directory: storage.advisors,
    cards: storage.cards,
    registration,
    ...(serviceUrl === null ? {} : { serviceUrl }),
    timeZone: library.current().ccas.workingTime.timeZone,
    newId: randomUUID,
    log,
  });
}

type ForPapers = {
  readonly library: Library;
  readonly playOn: PlayOn;
  readonly antivirus: Antivirus | null;
  readonly app: Hono;
};

/** Papers: those that come in the talk, the page on which they are sent, and the advisor's view. */
function wirePapers(
  { storage, clock, log }: Parts,
  { library, playOn, antivirus: scanner, app }: ForPapers,
): { readonly files: FileSink; close(): Promise<void> } {
  const { turns, checklists, documents: pages, uploadLinks, viewLinks, people } = storage;
  const edition = library.current;
  const bench = createPapers();
  const common = { turns, checklists, pages, edition, clock };
  const upload = createUploadDesk({ ...common, links: uploadLinks, bench, scanner, playOn, log });
  const pageTexts = () => {
    const { ccas, texts } = edition();
    return { languages: ccas.languages, phone: ccas.phone, render: texts.render };
  };
  mountUpload(app, upload, pageTexts, log);
  const { casePdf } = bench;
  const { talkOf } = people;
  mountView(app, createViewDesk({ ...common, links: viewLinks, casePdf, talkOf }), log);
  const timeZone = () => edition().ccas.workingTime.timeZone;
  return {
    files: createFileSink({ store: pages, playOn, clock, bench, scanner, timeZone }),
    async close() {
      await upload.close();
      await bench.close();
    },
  };
}

type Wired = {
  readonly antivirus: Antivirus | null;
  readonly library: Library;
  readonly metrics: Metrics;
  readonly teams: Teams;
  readonly entry: Entry;
};

function wireHttp({ storage, webhook, teams }: Parts, wired: Wired): Hono {
  const { library, metrics, entry, antivirus } = wired;
  metrics.watch('outbox_dead', 'Calls given up', async () => (await storage.outbox.dead()).length);
  metrics.watch('telegram_passed_over', 'Updates that hold nothing for us', () =>
    Object.values(entry.listening?.passedOver() ?? {}).reduce((sum, count) => sum + count, 0),
  );
  return createApp({
    checks: () => checksOf(storage, library, entry, antivirus),
    metrics: metrics.text,
    telegram: webhook
      ? async (secret, body) =>
          (await entry.listening?.webhook?.(secret, body)) ?? { status: 503 as const }
      : null,
    teams: { handle: wired.teams.handleActivity, loopbackOnly: teams.registration === null },
  });
}

function checksOf(
  storage: Storage,
  library: Library,
  entry: Entry,
  antivirus: Antivirus | null,
): Promise<readonly Check[]> {
  return Promise.all([
    checked('database', async () => {
      await storage.check();
      return null;
    }),
    checked('dialogs', () => library.problem(), { harmless: true }),
    checked('antivirus', () => antivirusProblem(antivirus), { harmless: true, patienceMs: 3000 }),
    checked('telegram', () =>
      entry.listening ? entry.listening.problem() : 'Telegram n’est pas encore à l’écoute.',
    ),
  ]);
}

/** Papers come in all the same: they only ever open in a page that can run nothing. */
async function antivirusProblem(antivirus: Antivirus | null): Promise<string | null> {
  if (antivirus === null)
    return 'Aucun antivirus n’est réglé (CLAMD) : les papiers ne sont pas regardés par lui.';
  if (await antivirus.available()) return null;
  return 'L’antivirus ne répond pas (CLAMD) : les papiers ne sont pas regardés par lui.';
}

/** What happens by itself: due rows become events, committed calls are made. */
function startJobs(
  { storage, clock, log, paces, telegram }: Parts,
  teams: Teams,
  playOn: PlayOn,
  files: FileSink,
) {
  const outbox = startSendOutbox({
    queue: storage.outbox,
    senders: { telegram: telegram.sender(files), teams: teams.sender },
    paces,
    undelivered: createUndelivered(playOn, clock),
    clock,
    log,
  });
  const { timers, sweep } = storage;
  const due = startDue({ timers, play: playOn, sweep, clock, log });
  return {
    due: {
      nextDue: storage.nextDue,
      async playDue() {
        await due.playDue();
        await outbox.idle();
      },
    },
    async stop() {
      await due.stop();
      await outbox.stop();
    },
  };
}

type Closing = {
  add(close: () => Promise<void> | void): void;
  /** Closes what was added, the last first; once. */
  readonly run: () => Promise<void>;
};

function createClosing(): Closing {
  const closers: (() => Promise<void> | void)[] = [];
  return {
    add: (close) => closers.push(close),
    async run() {
      for (let close = closers.pop(); close; close = closers.pop()) await close();
    },
  };
}
