import type { Run } from './run.ts';
import type { Done, Passed, Undo } from './state.ts';

/**
 * Does something once on a path. On a silent walk, what the old path had done under the same key is
 * kept and not done again, unless it is `fresh` (a value that it reads has changed).
 */
export function once(
  run: Run,
  key: string,
  { fresh }: { fresh: boolean },
  act: () => Undo | null,
): void {
  const before = run.walk?.old.get(key);
  run.walk?.old.delete(key);
  record(run, before && !fresh ? before : { key, undo: act() });
}

/** Remembers what was done after the last answered question. Before the first there is nothing to go back to. */
function record(run: Run, done: Done): void {
  const last = run.state.trail.at(-1);
  if (!last) return;
  const others = last.done.filter(({ key }) => key !== done.key);
  run.state.trail = [...run.state.trail.slice(0, -1), { ...last, done: [...others, done] }];
}

/** Adds an answered question to the trail; a question answered again leaves its former place. */
export function pass(run: Run, block: string, ref: string | null): void {
  const { frames, trail } = run.state;
  const script = run.script.name;
  const others = trail.filter((one) => one.script !== script || one.block !== block);
  const passed: Passed = {
    script,
    block,
    ref,
    done: [],
    ...(frames.length > 1 ? { under: frames } : {}),
  };
  run.state.trail = [...others, passed].slice(-run.context.limits.trail);
}

/** Takes back what was done. A fact gets its former value, a timer goes, an advisor is told. */
export function undo(run: Run, what: Undo): void {
  switch (what.type) {
    case 'restore_fact':
      run.noted[what.name] = what.value;
      run.act({ type: 'note_fact', name: what.name, value: what.value });
      break;
    case 'cancel_timer':
      run.act({ type: 'cancel_timer', name: what.name });
      break;
    case 'correct_escalation':
      run.act({
        type: 'correct_escalation',
        escalation: what.escalation,
        summary: [],
        retired: true,
      });
      break;
    case 'waive_document':
      run.act({ type: 'waive_document', document: what.document });
      break;
  }
}
