import {
  addDays,
  addMonths,
  addWorkingDays,
  atLocalTime,
  localDate,
  localTime,
} from '../../domain/calendar.ts';
import type { Value } from '../../domain/value.ts';
import { COMMANDS, type Happening } from '../../engine/event.ts';
import type { Step } from '../../engine/turn.ts';
import { type Cast, happen, newStage, type Stage, tap, wait, write } from './stage.ts';
import type { Failure, Line, Transcript } from './transcript.ts';

/** What playing a transcript needs beyond the cast: its conditions, in the language of scripts. */
export type Director = Cast & {
  /** True when a condition holds for these values. */
  readonly holds: (
    condition: string,
    values: Readonly<Record<string, Value>>,
    today: string,
  ) => boolean;
};

export type Played = {
  readonly failures: readonly Failure[];
  readonly trail: readonly Step[];
  readonly stage: Stage;
};

const ADVISOR = { id: 'conseiller-1', name: 'Claire Morel' };

/** Plays a conversation that staff wrote, with the real engine, and tells where it went otherwise. */
export function playTranscript(transcript: Transcript, director: Director): Played {
  const stage = newStage(transcript.at, transcript.language, transcript.facts);
  const scene: Scene = { stage, director, heard: 0, within: 0 };
  if (transcript.script !== null) begin(scene, transcript.script);
  return { failures: playLines(scene, transcript.lines), trail: stage.trail, stage };
}

/** Plays lines one after the other, until one goes otherwise. */
export function playLines(scene: Scene, lines: readonly Line[]): readonly Failure[] {
  for (const [index, line] of lines.entries()) {
    const sentence = playLine(scene, line, lines[index + 1]);
    if (sentence !== null) return [{ place: line.place, sentence }];
  }
  return [];
}

/** A conversation under way: its stage, and how far the test has read what the robot said. */
export type Scene = {
  readonly stage: Stage;
  director: Director;
  /** Messages before this one were answered; `robot:` looks from here on. */
  heard: number;
  /** Where in the text since then the last `robot:` was found. */
  within: number;
};

/** Plays one line; the sentence says in French what went otherwise, null when nothing did. */
function playLine(scene: Scene, line: Line, next: Line | undefined): string | null {
  if (line.who === 'robot') return expectWords(scene, line.words);
  if (line.who === 'silence') return expectSilence(scene);
  if (line.who === 'vérifie') return expectFact(scene, line.words);
  scene.heard = scene.stage.shown.length;
  scene.within = 0;
  const failure = act(scene, line);
  if (next?.who !== 'personne') settleHeld(scene);
  return failure;
}

function act({ stage, director }: Scene, line: Line): string | null {
  switch (line.who) {
    case 'personne':
      say(stage, director, line.words);
      return null;
    case 'corrige':
      return edit(stage, director, line.words);
    case 'bouton':
      return tap(stage, director, line.words)
        ? null
        : `Aucun bouton « ${line.words} ». ${buttonsOf(stage)}`;
    case 'photo':
      happen(stage, director, photo(stage, line.words));
      return null;
    case 'attend':
      return pause(stage, director, line.words);
    case 'conseiller':
      return advise(stage, director, line.words);
    case 'evenement':
      happen(stage, director, { type: 'occurred', name: line.words.trim(), given: {} });
      return null;
    default:
      return null;
  }
}

function say(stage: Stage, director: Director, words: string): void {
  const [head = '', payload = ''] = words.trim().split(/\s+/u);
  const command = COMMANDS.find((one) => head === `/${one}`);
  if (command)
    happen(stage, director, {
      type: 'command_received',
      command,
      payload,
      ref: `m${stage.events + 1}`,
    });
  else write(stage, director, words);
}

/** `corrige: 1 200 € → 900 €` edits the last answer that was typed. */
function edit(stage: Stage, director: Director, words: string): string | null {
  const answered = stage.state.trail.findLast(({ ref }) => ref !== null);
  if (!answered?.ref) return 'Aucun message écrit ne peut être corrigé.';
  write(stage, director, words, answered.ref);
  return null;
}

function photo(stage: Stage, name: string): Happening {
  const id = `d${stage.events + 1}`;
  const kind = name.endsWith('.ogg') ? 'voice' : name.endsWith('.pdf') ? 'document' : 'photo';
  const file = { id, kind, source: name, mime: null, size: 1000, album: null } as const;
  return { type: 'file_received', file, ref: id, caption: null };
}

function begin(scene: Scene, script: string): void {
  const { stage, director } = scene;
  stage.state = { ...stage.state, heard: stage.at };
  happen(stage, director, { type: 'timer_due', timer: { kind: 'named', name: 'essai', script } });
}

function pause(stage: Stage, director: Director, words: string): string | null {
  const found = /^(\d+)\s+(minutes?|heures?|jours?|jours?\s+ouvrés?|semaines?|mois)$/u.exec(
    words.trim(),
  );
  if (!found) return `« ${words} » n’est pas une durée. Écrivez par exemple « 3 jours ouvrés ».`;
  wait(stage, director, later(stage, director, Number(found[1]), found[2] ?? ''));
  return null;
}

function later(stage: Stage, director: Director, count: number, unit: string): string {
  const minutes = unit.startsWith('minute') ? count : unit.startsWith('heure') ? count * 60 : null;
  if (minutes !== null) return new Date(Date.parse(stage.at) + minutes * 60_000).toISOString();
  const { workingTime } = director.context(stage.facts, stage.at.slice(0, 10));
  const today = localDate(stage.at, workingTime.timeZone);
  const days = unit.startsWith('semaine') ? count * 7 : count;
  const day = unit.includes('ouvré')
    ? addWorkingDays(today, count, workingTime)
    : unit === 'mois'
      ? addMonths(today, count)
      : addDays(today, days);
  return atLocalTime(day, localTime(stage.at, workingTime.timeZone), workingTime.timeZone);
}

function advise(stage: Stage, director: Director, words: string): string | null {
  const escalation = stage.escalations.at(-1);
  if (escalation === undefined) return 'Rien n’a encore été transmis à un conseiller.';
  const order = words.trim().toLowerCase();
  if (order === 'prend')
    happen(stage, director, { type: 'conversation_taken', advisor: ADVISOR, escalation });
  else if (order === 'clôt')
    happen(stage, director, { type: 'conversation_closed', advisor: ADVISOR, escalation });
  else happen(stage, director, { type: 'advisor_wrote', advisor: ADVISOR, text: words });
  return null;
}

/** Messages that wait for a second one are read after 3 seconds, unless the person goes on writing. */
function settleHeld({ stage, director }: Scene): void {
  const due = [stage.timers.get('@held')?.due, stage.timers.get('@album')?.due].filter(
    (one) => one !== undefined,
  );
  const soon = due.sort().at(-1);
  if (soon !== undefined && Date.parse(soon) - Date.parse(stage.at) <= 5000)
    wait(stage, director, soon);
}

function expectWords(scene: Scene, words: string): string | null {
  const text = plain(
    scene.stage.shown
      .slice(scene.heard)
      .map((one) => one.text)
      .join('\n'),
  );
  const at = text.indexOf(plain(words), scene.within);
  if (at === -1) {
    const said = text.slice(scene.within).trim();
    return `Le robot ne dit pas « ${words.trim()} ». Il dit : « ${said === '' ? '(rien)' : said} ».`;
  }
  scene.within = at + plain(words).length;
  return null;
}

function expectSilence({ stage, heard }: Scene): string | null {
  const said = stage.shown.slice(heard).map((one) => one.text);
  return said.length === 0 ? null : `Le robot devait se taire. Il dit : « ${said.join(' ')} ».`;
}

function expectFact({ stage, director }: Scene, condition: string): string | null {
  const answers = Object.assign({}, ...Object.values(stage.state.answers));
  const holds = director.holds(condition, { ...stage.facts, ...answers }, stage.at.slice(0, 10));
  return holds ? null : `« ${condition} » n’est pas vrai.`;
}

function buttonsOf(stage: Stage): string {
  const buttons = stage.shown.findLast((one) => one.buttons.length > 0)?.buttons ?? [];
  return buttons.length === 0
    ? 'Aucun bouton n’est montré.'
    : `Les boutons : ${buttons.map((one) => `« ${one} »`).join(', ')}.`;
}

/** Words without the differences that nobody sees: kinds of spaces, quotes and line ends. */
function plain(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .replaceAll('’', "'")
    .trim();
}
