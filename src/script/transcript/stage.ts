import { type Paper, paperKey } from '../../domain/paper.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Value } from '../../domain/value.ts';
import type { Context } from '../../engine/context.ts';
import type { Act, Effect } from '../../engine/effect.ts';
import type { DueTimer, Happening } from '../../engine/event.ts';
import { initialState, type State } from '../../engine/state.ts';
import { step } from '../../engine/step.ts';
import type { TextRef } from '../../engine/text.ts';
import type { Step } from '../../engine/turn.ts';

/** What a stage needs from outside: words for texts, and meaning for words. */
export type Cast = {
  /** The engine's context with these facts. */
  readonly context: (facts: Readonly<Record<string, Value>>, today: string) => Context;
  /** What a message means for somebody in this state. `today` is `2026-03-05`. */
  readonly hear: (text: string, state: State, context: Context, today: string) => Reading;
  readonly render: (ref: TextRef, language: string) => string;
};

/** A message as the person sees it. */
export type Shown = {
  readonly speaker: 'bot' | 'advisor' | 'safety';
  readonly text: string;
  readonly buttons: readonly string[];
  readonly question: string | null;
};

/** One conversation played with the real engine, over plain data: no database, no network, its own clock. */
export type Stage = {
  /** Now on this stage, ISO instant. */
  at: string;
  state: State;
  facts: Record<string, Value>;
  /** The checklist, as the database would keep it. */
  papers: readonly Paper[];
  readonly shown: Shown[];
  readonly effects: Effect[];
  readonly trail: Step[];
  readonly timers: Map<string, { readonly due: string; readonly timer: DueTimer }>;
  /** Ids of the escalations opened, oldest first. */
  readonly escalations: string[];
  events: number;
};

export function newStage(
  at: string,
  language: string,
  facts: Readonly<Record<string, Value>>,
): Stage {
  return {
    at,
    state: initialState(language),
    facts: { ...facts },
    papers: [],
    shown: [],
    effects: [],
    trail: [],
    timers: new Map(),
    escalations: [],
    events: 0,
  };
}

/** Plays one event. The state goes through JSON, as between two turns of a real conversation. */
export function happen(stage: Stage, cast: Cast, happening: Happening): readonly Effect[] {
  stage.events += 1;
  const event = { id: `e${stage.events}`, at: stage.at, ...happening };
  const context = contextOn(stage, cast);
  const turn = step(stage.state, event, context);
  stage.state = JSON.parse(JSON.stringify(turn.state));
  stage.trail.push(...turn.trail);
  stage.effects.push(...turn.effects);
  for (const effect of turn.effects) take(stage, cast, effect);
  return turn.effects;
}

function contextOn(stage: Stage, cast: Cast): Context {
  return { ...cast.context(stage.facts, stage.at.slice(0, 10)), papers: stage.papers };
}

/** The person writes. Short messages that are not understood alone are read together, as in the real thing. */
export function write(stage: Stage, cast: Cast, text: string, edits: string | null = null): void {
  const context = contextOn(stage, cast);
  const hear = (words: string) => cast.hear(words, stage.state, context, stage.at.slice(0, 10));
  const ref = edits ?? `m${stage.events + 1}`;
  if (edits !== null) {
    happen(stage, cast, { type: 'message_edited', reading: hear(text), ref });
    return;
  }
  const held = stage.state.held?.texts;
  const together = held && hear([...held, text].join('\n'));
  happen(stage, cast, {
    type: 'message_received',
    reading: hear(text),
    ref,
    ...(together ? { together } : {}),
  });
}

/** Lets time pass: every timer that falls due on the way is played at its own moment. */
export function wait(stage: Stage, cast: Cast, until: string): void {
  for (;;) {
    const next = [...stage.timers].sort(([, one], [, other]) =>
      one.due.localeCompare(other.due),
    )[0];
    if (!next || next[1].due > until) break;
    stage.timers.delete(next[0]);
    if (next[1].due > stage.at) stage.at = next[1].due;
    happen(stage, cast, { type: 'timer_due', timer: next[1].timer });
  }
  stage.at = until;
}

/** Taps the button with these words, on the last message that shows it. False when there is none. */
export function tap(stage: Stage, cast: Cast, label: string): boolean {
  const message = stage.shown.findLast(({ buttons }) => buttons.includes(label));
  if (!message?.question) return false;
  const choice = message.buttons.indexOf(label);
  const ref = `b${stage.events}`;
  happen(stage, cast, { type: 'choice_tapped', question: message.question, choice, ref, tap: ref });
  return true;
}

function take(stage: Stage, cast: Cast, act: Act): void {
  switch (act.type) {
    case 'say': {
      const { language } = stage.state;
      const words = (ref: TextRef) => cast.render(ref, language);
      stage.shown.push({
        speaker: act.speaker,
        text: act.texts.map(words).join('\n'),
        buttons: act.choices?.labels.map(words) ?? [],
        question: act.choices?.question ?? null,
      });
      break;
    }
    case 'say_for_advisor':
      stage.shown.push({ speaker: 'advisor', text: act.text, buttons: [], question: null });
      break;
    case 'note_fact':
      if (act.value === null) delete stage.facts[act.name];
      else stage.facts[act.name] = act.value;
      break;
    case 'save_paper': {
      const key = paperKey(act.paper);
      stage.papers = [...stage.papers.filter((one) => paperKey(one) !== key), act.paper];
      break;
    }
    case 'arm_timer':
      stage.timers.set(act.name, { due: act.due, timer: act.timer });
      break;
    case 'cancel_timer':
      stage.timers.delete(act.name);
      break;
    case 'escalate':
      stage.escalations.push(act.escalation);
      break;
    default:
      break;
  }
}
