import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { addDays, addMonths } from '../domain/calendar.ts';
import { atLocalTime, localDate, localTime } from '../domain/zone.ts';
import { type Shown, snapshotOf } from './snapshot.ts';
import type { TeamsSimulator } from './teams/server.ts';

type Options = Shown & { readonly teams: TeamsSimulator };

const adaptiveCards = createRequire(import.meta.url).resolve(
  'adaptivecards/dist/adaptivecards.min.js',
);
const page = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** The page of the demo with its files, its stream of changes, and what people do on it. */
export function createDemoPage(options: Options): { app: Hono; close: () => void } {
  const app = new Hono();
  // An act that came too late (its button has just gone) is told to the page, not to the terminal.
  app.onError(({ message }, context) => context.json({ message }, 400));
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  options.telegram.world.changed = changed;
  options.teams.office.changed = changed;
  serveFiles(app, options);
  serveStream(app, options, listeners);
  servePerson(app, options);
  serveAdvisor(app, options);
  serveClock(app, options, changed);
  return { app, close: () => listeners.clear() };
}

function serveFiles(app: Hono, { telegram }: Options): void {
  const script = { 'content-type': 'text/javascript; charset=utf-8' };
  const style = { 'content-type': 'text/css; charset=utf-8' };
  app.get('/', (context) => context.html(page('index.html')));
  app.get('/demo/adaptivecards.js', (context) =>
    context.body(readFileSync(adaptiveCards, 'utf8'), 200, script),
  );
  for (const name of readdirSync(new URL('./page/', import.meta.url))) {
    const path = `/demo/${name}`;
    if (name.endsWith('.css')) app.get(path, (context) => context.body(page(name), 200, style));
    if (name.endsWith('.ts'))
      app.get(path, (context) => context.body(stripTypeScriptTypes(page(name)), 200, script));
  }
  app.get('/demo/file/:id', (context) => {
    const file = telegram.world.files.get(context.req.param('id'));
    return file
      ? context.body(Uint8Array.from(file.bytes), 200, { 'content-type': file.mime })
      : context.notFound();
  });
}

function serveStream(app: Hono, options: Options, listeners: Set<() => void>): void {
  app.get('/demo/changes', (context) =>
    streamSSE(context, async (stream) => {
      let dirty = true;
      let wake = () => {};
      const listener = () => {
        dirty = true;
        wake();
      };
      listeners.add(listener);
      stream.onAbort(() => {
        listeners.delete(listener);
        wake();
      });
      while (!stream.aborted && listeners.has(listener)) {
        if (dirty) {
          dirty = false;
          await stream.writeSSE({ data: JSON.stringify(snapshotOf(options)) });
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 1000);
        });
        dirty ||= isFading(options);
      }
    }),
  );
}

/** The sign of writing and the notes go away by themselves: the page must hear of it. */
function isFading({ telegram, teams, clock }: Options): boolean {
  const justNow = clock.now().getTime() - 2000;
  return (
    [...telegram.world.phones.values()].some(
      ({ typingUntil, note }) => Math.max(typingUntil, note?.until ?? 0) > justNow,
    ) || [...teams.office.desks.values()].some(({ note }) => (note?.until ?? 0) > justNow)
  );
}

const acts = z.discriminatedUnion('act', [
  z.object({ act: z.literal('write'), text: z.string().min(1) }),
  z.object({ act: z.literal('edit'), message: z.number(), text: z.string().min(1) }),
  z.object({ act: z.literal('tap'), message: z.number(), button: z.number() }),
  z.object({ act: z.literal('contact') }),
  z.object({ act: z.literal('location') }),
  z.object({ act: z.literal('block'), blocked: z.boolean() }),
]);

function servePerson(app: Hono, { people }: Options): void {
  app.post('/demo/person/:chat', async (context) => {
    const person = people.find(({ chat }) => String(chat) === context.req.param('chat'));
    if (!person) return context.notFound();
    const act = acts.parse(await context.req.json());
    if (act.act === 'write') person.write(act.text);
    else if (act.act === 'edit') person.edit(act.message, act.text);
    else if (act.act === 'tap') person.tap(act.message, act.button);
    else if (act.act === 'contact') person.sendContact('+33612345678');
    else if (act.act === 'location') person.sendLocation(48.85, 2.35);
    else if (act.blocked) person.block();
    else person.unblock();
    return context.json({ ok: true });
  });
  app.post('/demo/person/:chat/files', async (context) => {
    const person = people.find(({ chat }) => String(chat) === context.req.param('chat'));
    if (!person) return context.notFound();
    const { files } = await context.req.parseBody({ all: true });
    const sent = [files].flat().filter((file) => file instanceof File);
    const read = await Promise.all(
      sent.map(async (file) => ({
        name: file.name,
        mime: file.type,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    const photos = read.filter(({ mime }) => mime.startsWith('image/'));
    if (photos.length > 1) person.sendAlbum(photos);
    else for (const photo of photos) person.sendPhoto(photo);
    for (const file of read) {
      if (file.mime.startsWith('audio/')) person.sendVoice(file);
      else if (!file.mime.startsWith('image/')) person.sendDocument(file);
    }
    return context.json({ ok: true });
  });
}

const advisorActs = z.discriminatedUnion('act', [
  z.object({ act: z.literal('write'), text: z.string().min(1) }),
  z.object({
    act: z.literal('execute'),
    message: z.string(),
    verb: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
]);

function serveAdvisor(app: Hono, { advisors }: Options): void {
  app.post('/demo/advisor/:index', async (context) => {
    const advisor = advisors[Number(context.req.param('index'))];
    if (!advisor) return context.notFound();
    const act = advisorActs.parse(await context.req.json());
    if (act.act === 'write') await advisor.write(act.text);
    else await advisor.execute(act.message, act.verb, act.data);
    return context.json({ ok: true });
  });
}

const moves = z.union([
  z.object({ hours: z.int().positive().max(24) }),
  z.object({ days: z.int().positive().max(31) }),
  z.object({ months: z.int().positive().max(12) }),
]);

function serveClock(app: Hono, { clock, timeZone }: Options, changed: () => void): void {
  app.post('/demo/clock', async (context) => {
    const move = moves.parse(await context.req.json());
    const now = clock.now().toISOString();
    const today = localDate(now, timeZone);
    // Days and months keep the time of day, whatever the season does to the clocks.
    const sameTime = (date: string) =>
      clock.jumpTo(new Date(atLocalTime(date, localTime(now, timeZone), timeZone)));
    if ('hours' in move) await clock.advance(move.hours * 3_600_000);
    else if ('days' in move) await sameTime(addDays(today, move.days));
    else await sameTime(addMonths(today, move.months));
    changed();
    return context.json({ now: clock.now().toISOString() });
  });
}
