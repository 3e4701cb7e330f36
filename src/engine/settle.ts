import { keysOf, questionNamed, typeOf } from './ask.ts';
import { framesUnder } from './correct/correct.ts';
import { reopen } from './correct/retour.ts';
import { enterTop, type Run } from './run.ts';
import type { Script } from './script.ts';
import type { Frame, Pending } from './state.ts';

/**
 * Moves a conversation to the current version of its scripts. A question that is still there, under its
 * name or by `ancien_nom`, with a compatible type, goes on unseen. Else the last question that survives
 * is opened again, its answers kept, and `run.moved` tells that the person must hear of it.
 */
export function settle(run: Run): void {
  const { frames } = run.state;
  if (frames.every(({ script, version }) => run.context.scripts[script]?.version === version))
    return;
  const settled = frames.map((frame) => settleFrame(run, frame));
  const broken = settled.indexOf(null);
  if (broken === -1) {
    run.state.frames = settled.filter((frame) => frame !== null);
    enterTop(run);
    if (settlePending(run)) return;
  }
  fallBack(run);
}

/** The frame at the current version; null when the block where it stands is gone. */
function settleFrame(run: Run, frame: Frame): Frame | null {
  const script = run.context.scripts[frame.script];
  if (!script) return null;
  if (script.version === frame.version) return frame;
  const at = frame.at === null ? null : currentName(script, frame.at);
  if (at !== null && !script.nodes[at]) return null;
  return { ...frame, version: script.version, at };
}

/** True when the pending question lives on. */
function settlePending(run: Run): boolean {
  const { pending } = run.state;
  if (!pending) return true;
  const moved = movePending(run, pending);
  if (moved) run.state.pending = moved;
  return moved !== null;
}

function movePending(run: Run, pending: Pending): Pending | null {
  const script = run.context.scripts[pending.script];
  if (!script) return null;
  const block = currentName(script, pending.block);
  const question = questionNamed(script, block);
  if (!question || typeOf(script, question).kind !== pending.kind) return null;
  const former = script.renamed.choices[block] ?? {};
  const shown = pending.choices.map((key) => former[key] ?? key);
  const offered = keysOf(run, question);
  const lost = shown.some((key) => !key.startsWith('@') && !offered.includes(key));
  return lost ? null : { ...pending, block, choices: shown };
}

function fallBack(run: Run): void {
  const survivor = [...run.state.trail].reverse().find(({ script, block }) => {
    const current = run.context.scripts[script];
    return current !== undefined && questionNamed(current, block) !== undefined;
  });
  run.moved = true;
  run.state.pending = null;
  run.trace({ type: 'note', name: 'moved', detail: survivor?.block ?? '' });
  if (!survivor) {
    run.state.frames = [];
    enterTop(run);
    return;
  }
  const index = run.state.trail.indexOf(survivor);
  run.state.trail = run.state.trail.slice(0, index);
  run.state.frames = framesUnder(run, survivor).map((frame) => ({
    ...frame,
    version: run.context.scripts[frame.script]?.version ?? frame.version,
  }));
  enterTop(run);
  // Not aloud: the arriving event decides what is said.
  reopen(run, survivor, { aloud: false });
}

function currentName(script: Script, name: string): string {
  return script.nodes[name] ? name : (script.renamed.blocks[name] ?? name);
}
