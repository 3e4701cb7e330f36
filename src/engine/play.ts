import { hasAgreed } from './agreement.ts';
import { sayQuestion, setPending } from './ask.ts';
import { endWalk } from './correct/walk.ts';
import { handOver } from './handOver.ts';
import { showMenu } from './menu.ts';
import { enterTop, type Run } from './run.ts';
import { saySystem, systemText } from './say.ts';
import { nextWaiting } from './start.ts';
import type { Frame } from './state.ts';

/** Plays blocks from here until a question waits or the talk is free. */
export function play(run: Run, from: string | null): void {
  let at: string | null | undefined = from;
  while (at !== undefined) {
    if (at === null) at = leave(run);
    else if (run.played >= run.context.limits.blocksPerTurn) return runaway(run);
    else at = playOne(run, at);
  }
}

/** Plays one block; undefined when the turn ends there. */
function playOne(run: Run, id: string): string | null | undefined {
  const node = run.script.nodes[id];
  if (!node) throw new Error(`${run.script.name}@${run.script.version}: no block ${id}`);
  run.played += 1;
  if (Object.keys(node.branches).length === 0) {
    run.trace({ type: 'block', script: run.script.name, node: id });
  }
  const next = node.block.play(node, run);
  if (next === 'wait') return undefined;
  if (next === 'enter') return run.script.first;
  return next === 'end' ? null : next.to;
}

/** A script is over: back to the caller, to what it interrupted, or to a free talk. */
function leave(run: Run): string | null | undefined {
  const ended = run.state.frames.at(-1);
  if (!ended) return undefined;
  const rest = run.state.frames.slice(0, -1);
  if (ended.interrupted !== undefined) return endInterruption(run, ended, rest);
  if (rest.length === 0) return endTalk(run, ended);
  return returnToCaller(run, ended, rest);
}

function returnToCaller(run: Run, ended: Frame, rest: readonly Frame[]): string | null {
  const results = run.state.answers[ended.script] ?? {};
  run.state.frames = rest;
  enterTop(run);
  const node = run.script.nodes[rest.at(-1)?.at ?? ''];
  for (const [theirs, ours] of Object.entries(node?.block.inspection.scripts[0]?.gives ?? {})) {
    const value = results[theirs];
    if (value === undefined) continue;
    const own = run.state.answers[run.script.name] ?? {};
    run.state.answers = { ...run.state.answers, [run.script.name]: { ...own, [ours]: value } };
  }
  return node?.next ?? null;
}

/** The interrupted question comes back, with a word of recap; what the interruption asked is let go. */
function endInterruption(run: Run, ended: Frame, rest: readonly Frame[]): undefined {
  if (run.walk) endWalk(run);
  run.state.frames = rest;
  run.state.trail = run.state.trail.filter(({ script }) => script !== ended.script);
  setPending(run, ended.interrupted ?? null);
  enterTop(run);
  if (run.state.pending) sayQuestion(run, [systemText('reprise')]);
  return undefined;
}

function endTalk(run: Run, ended: Frame): undefined {
  if (run.walk) {
    endWalk(run);
    if (!run.walk?.said) saySystem(run, 'corrige');
  }
  run.state.frames = [];
  run.state.last = { ...ended, at: null };
  setPending(run, null);
  enterTop(run);
  if (!hasAgreed(run)) {
    // Nothing was agreed: what was wanted is forgotten with the rest.
    run.state.waiting = [];
    return undefined;
  }
  if (!nextWaiting(run) && ended.given.depart === 'premier_contact') showMenu(run, 'menu_suite');
  return undefined;
}

/** A script that never stops to ask is ours to catch: the person gets a person, the trace says where. */
function runaway(run: Run): void {
  run.trace({ type: 'note', name: 'runaway', detail: run.script.name });
  run.state.frames = [];
  run.walk = null;
  setPending(run, null);
  enterTop(run);
  saySystem(run, 'panne');
  handOver(run, { motive: 'autre', urgency: 'normale', summary: [] });
}
