import { localDate } from '../domain/calendar.ts';
import type { Paper } from '../domain/paper.ts';
import type { Value } from '../domain/value.ts';
import type { Context } from './context.ts';
import type { Act, Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { Script } from './script.ts';
import type { Done, Passed, State } from './state.ts';
import type { Step, Turn } from './turn.ts';

/** A state under construction: parts are replaced, never changed in place. */
export type DraftState = { -readonly [Key in keyof State]: State[Key] };

/** One turn under way. Lives inside `step` only; what it gives is plain data. */
export type Run = {
  readonly context: Context;
  readonly event: Event;
  /** Today for the person, `2026-03-05`. */
  readonly today: string;
  readonly state: DraftState;
  /** The script on top of the stack; `nowhere` when the stack is empty. */
  script: Script;
  /** Facts noted during this turn, over those of the context. */
  readonly noted: Record<string, Value | null>;
  /** The checklist, unordered, with the changes of this turn. */
  papers: readonly Paper[];
  walk: Walk | null;
  /** Blocks played so far. */
  played: number;
  /** True when the scripts changed under the person and the pending question is not the one they saw. */
  moved: boolean;
  readonly effects: Effect[];
  readonly steps: Step[];
  /** Adds an effect; returns its id. */
  readonly act: (act: Act) => string;
  readonly trace: (step: Step) => void;
};

/** A silent walk from a corrected answer: what the old path had done, and what has changed. */
export type Walk = {
  readonly changed: Set<string>;
  /** By key; those that the new path does again are taken out, the rest is undone at the end. */
  readonly old: Map<string, Done>;
  readonly passed: ReadonlyMap<string, Passed>;
  /** The question that was pending before the correction. */
  readonly resume: string | null;
  said: boolean;
};

const nowhere: Script = {
  name: '',
  version: '',
  title: '',
  interrupts: false,
  starts: [],
  silence: null,
  nodes: {},
  first: null,
  expressions: {},
  variables: {},
  sentences: {},
  renamed: { blocks: {}, choices: {} },
};

export function beginRun(state: State, event: Event, context: Context): Run {
  const run: Run = {
    context,
    event,
    today: localDate(event.at, context.workingTime.timeZone),
    state: { ...state },
    script: nowhere,
    noted: {},
    papers: context.papers,
    walk: null,
    played: 0,
    moved: false,
    effects: [],
    steps: [],
    act(act) {
      const id = `${event.id}/${run.effects.length}`;
      if (act.type === 'say' && act.speaker === 'bot' && run.state.owner !== null) {
        run.trace({ type: 'note', name: 'silenced', detail: act.texts[0]?.key ?? '' });
        return id;
      }
      run.effects.push({ id, ...act });
      return id;
    },
    trace(step) {
      run.steps.push(step);
    },
  };
  enterTop(run);
  return run;
}

export function endRun(run: Run): Turn {
  run.state.lastEvent = run.event.id;
  return { state: run.state, effects: run.effects, trail: run.steps };
}

/** Makes `run.script` the script on top of the stack. */
export function enterTop(run: Run): void {
  const name = run.state.frames.at(-1)?.script;
  run.script = (name === undefined ? undefined : run.context.scripts[name]) ?? nowhere;
}
