import type { Values } from '../domain/value.ts';
import { hasAgreed } from './agreement.ts';
import { forget } from './call.ts';
import { openMenu } from './menu.ts';
import { play } from './play.ts';
import { enterTop, type Run } from './run.ts';
import { systemText } from './say.ts';
import type { Script } from './script.ts';
import type { Launch } from './state.ts';

/** The script that an intention or an event starts, if any. */
export function startedBy(
  run: Run,
  by: 'intention' | 'evenement',
  name: string,
): Script | undefined {
  return Object.values(run.context.scripts).find(({ starts }) =>
    starts.some((start) => start.by === by && start.name === name),
  );
}

/** Starts a script at the bottom of the stack: whatever was open is let go. */
export function start(run: Run, script: Script, given: Values): void {
  run.state.pending = null;
  run.state.menu = null;
  run.state.trail = [];
  run.state.answers = {};
  run.state.asleep = {};
  run.state.last = null;
  run.state.misses = 0;
  run.state.frames = [{ script: script.name, version: script.version, at: null, given }];
  enterTop(run);
  play(run, script.first);
}

/** Starts a script in the middle of a question. One at a time: a second replaces the first. */
export function interrupt(run: Run, script: Script, given: Values): void {
  const at = run.state.frames.findIndex(({ interrupted }) => interrupted !== undefined);
  const pending = at === -1 ? run.state.pending : (run.state.frames[at]?.interrupted ?? null);
  const under = at === -1 ? run.state.frames : run.state.frames.slice(0, at);
  const frame = {
    script: script.name,
    version: script.version,
    at: null,
    given,
    interrupted: pending,
  };
  run.trace({ type: 'note', name: 'interrupted', detail: script.name });
  run.state.pending = null;
  run.state.frames = [...under, frame];
  forget(run, script.name);
  enterTop(run);
  play(run, script.first);
}

/**
 * A script that starts by itself. It waits while a person owns the conversation, a question is
 * pending, or nothing was agreed yet; it knocks outside an open talk; else it starts.
 */
export function launch(run: Run, wanted: Launch): void {
  const script = run.context.scripts[wanted.script];
  if (!script || run.state.stopped) {
    run.trace({ type: 'note', name: 'dropped', detail: wanted.script });
    return;
  }
  if (run.state.owner || run.state.pending || run.state.linking || !hasAgreed(run)) {
    wait(run, wanted);
    return;
  }
  if (isTalking(run)) {
    start(run, script, wanted.given);
    return;
  }
  wait(run, wanted);
  knock(run);
}

/** Knocks: nothing of the content shows; the script starts on the tap. */
export function knock(run: Run): void {
  openMenu(run, 'frappe', ['ouvrir'], [systemText('frappe')], [systemText('bouton.lire')], {
    discreet: true,
  });
}

/** Plays the next script that waited, if the talk is free. True when one started. */
export function nextWaiting(run: Run): boolean {
  const [next, ...rest] = run.state.waiting;
  if (!next || run.state.owner || run.state.frames.length > 0) return false;
  run.state.waiting = rest;
  const script = run.context.scripts[next.script];
  if (!script) return nextWaiting(run);
  start(run, script, next.given);
  return true;
}

/** Puts a script in the queue; the same script is merged with the one that waits already. */
export function wait(run: Run, wanted: Launch): void {
  const others = run.state.waiting.filter(({ script }) => script !== wanted.script);
  if (others.length < run.state.waiting.length) {
    run.trace({ type: 'note', name: 'merged', detail: wanted.script });
  }
  const queue = [...others, wanted];
  const { waiting: most } = run.context.limits;
  for (const dropped of queue.slice(0, -most)) {
    run.trace({ type: 'note', name: 'dropped', detail: dropped.script });
  }
  run.state.waiting = queue.slice(-most);
}

function isTalking(run: Run): boolean {
  const { heard } = run.state;
  if (heard === null) return false;
  const minutes = (Date.parse(run.event.at) - Date.parse(heard)) / 60_000;
  return minutes < run.context.limits.openTalkMinutes;
}
