import { addWorkingHours, isOpen, localDate, nextOpening } from '../domain/calendar.ts';
import type { Motive, Urgency } from '../domain/escalation.ts';
import type { Safety } from '../domain/reading.ts';
import type { Value } from '../domain/value.ts';
import { questionNamed } from './ask.ts';
import type { Transmission } from './blocks/transmettre.ts';
import type { TeamMember } from './context.ts';
import type { SummaryLine } from './effect.ts';
import { once } from './path.ts';
import type { Run } from './run.ts';
import { sayTexts, systemText } from './say.ts';
import { linesOf, lookup, textRef } from './scope.ts';
import { shown } from './shown.ts';
import { type TextRef, textKeys } from './text.ts';

type Concern = {
  readonly motive: Motive;
  readonly urgency: Urgency;
  readonly summary: readonly SummaryLine[];
  readonly danger?: Safety | null;
};

/**
 * Hands a concern to a person; returns the escalation's id. A concern of the same motive that nobody
 * has closed yet is completed instead of opened twice.
 */
export function handOver(run: Run, { motive, urgency, summary, danger = null }: Concern): string {
  const open = run.state.escalations.find((one) => one.motive === motive);
  if (open && danger === null) {
    run.act({ type: 'correct_escalation', escalation: open.id, summary });
    return open.id;
  }
  const escalation = `${run.event.id}/${run.effects.length}`;
  run.act({
    type: 'escalate',
    escalation,
    motive,
    urgency,
    danger,
    summary,
    to: whoAnswers(run, 0),
  });
  run.state.escalations = [...run.state.escalations, { id: escalation, motive, urgency, hop: 0 }];
  armHop(run, escalation, urgency);
  return escalation;
}

/** `transmettre`: the concern with its summary, and the honest word to the person. */
export function transmit(run: Run, block: Transmission): void {
  const key = `transmettre:${run.script.name}/${block.name}`;
  const changed = run.walk?.changed;
  const before = run.walk?.old.get(key);
  once(run, key, { fresh: false }, () => {
    const summary = summaryOf(run, block.summary);
    const escalation = handOver(run, { motive: block.motive, urgency: block.urgency, summary });
    const own = block.text && textRef(run, textKeys.text(block.name), block.text);
    sayTexts(run, own ? [own, whoAndWhen(run)] : [whoAndWhen(run)]);
    return { type: 'correct_escalation', escalation };
  });
  if (
    before?.undo?.type === 'correct_escalation' &&
    block.summary.some((name) => changed?.has(name))
  ) {
    const { escalation } = before.undo;
    run.act({ type: 'correct_escalation', escalation, summary: summaryOf(run, block.summary) });
  }
}

/** Advisors to whom an escalation is shown, by the number of times that nobody took it in time. */
export function whoAnswers(run: Run, hop: number): readonly string[] {
  const next = present(run)[hop];
  return next
    ? [next.id]
    : run.context.team.all.filter(({ awayUntil }) => !isAway(run, awayUntil)).map(({ id }) => id);
}

export function armHop(run: Run, escalation: string, urgency: Urgency): void {
  const hours = run.context.limits.hopHours[urgency];
  const due = addWorkingHours(run.event.at, hours, run.context.workingTime);
  run.act({
    type: 'arm_timer',
    name: `@hop/${escalation}`,
    due,
    timer: { kind: 'hop', escalation },
  });
}

/** Who answers and when, in honest words. `hop` as for `whoAnswers`. */
export function whoAndWhen(run: Run, hop = 0): TextRef {
  const { team, workingTime } = run.context;
  const { referent } = team;
  const next = present(run)[hop];
  if (next && referent?.awayUntil && isAway(run, referent.awayUntil)) {
    const { name: conseiller, awayUntil: retour } = referent;
    return systemText('transmis_absent', { conseiller, retour, remplacant: next.name });
  }
  const [open, closed] = next
    ? (['transmis', 'transmis_ferme'] as const)
    : (['transmis_equipe', 'transmis_equipe_ferme'] as const);
  const who = next ? { conseiller: next.name } : {};
  if (isOpen(run.event.at, workingTime)) return systemText(open, who);
  const opening = nextOpening(run.event.at, workingTime);
  return systemText(closed, { ...who, ouverture: localDate(opening, workingTime.timeZone) });
}

/** The referent, then the substitute: those of them who are there. */
function present(run: Run): readonly TeamMember[] {
  const { referent, substitute } = run.context.team;
  return [referent, substitute]
    .filter((one) => one !== null)
    .filter(({ awayUntil }) => !isAway(run, awayUntil));
}

function isAway(run: Run, until: string | null): boolean {
  return until !== null && run.today <= until;
}

/** The answers named, each under its question; what was not asked does not appear. */
function summaryOf(run: Run, names: readonly string[]): readonly SummaryLine[] {
  return names.flatMap((name) => {
    const value = lookup(run, name);
    return value === undefined ? [] : [summaryLine(run, name, value)];
  });
}

export function summaryLine(run: Run, name: string, value: Value): SummaryLine {
  const question = questionNamed(run.script, name);
  const lines = linesOf(run, name, value);
  const list = run.script.sentences[name];
  if (lines && list) return { name, label: systemText(list.label), value: lines };
  if (!question) {
    const type = run.script.variables[name] ??
      run.context.definitions[name]?.type ?? { kind: 'texte' };
    return { name, label: { space: 'faits', key: name, params: {} }, value: { type, value } };
  }
  const label = textRef(run, textKeys.text(name), question.text);
  return { name, label, value: shown(run, question, value) };
}
