import { accept } from '../accept.ts';
import { hasAgreed } from '../agreement.ts';
import { questionNamed, sayQuestion } from '../ask.ts';
import { correctAnswer } from '../correct/correct.ts';
import { enterTop, type Run } from '../run.ts';
import { danger } from '../safety.ts';
import { saySystem, sayTexts, systemText } from '../say.ts';
import type { Passed, Pending } from '../state.ts';
import type { Arrival } from './arrival.ts';
import { sayMoved } from './messageReceived.ts';

/** A message that answered a question was edited: its answer is replaced. Other edits change nothing. */
export function messageEdited(run: Run, event: Arrival<'message_edited'>): void {
  const { reading, ref } = event;
  const { safety } = reading;
  if (hasAgreed(run) || safety) run.act({ type: 'keep_message', text: reading.text, ref });
  run.state.heard = event.at;
  const { owner } = run.state;
  if (owner) {
    if (safety?.level === 'sure') danger(run, safety);
    run.act({
      type: 'relay',
      advisor: owner.advisor,
      escalation: owner.escalation,
      text: reading.text,
      document: null,
    });
    return;
  }
  if (safety) return danger(run, safety);
  if (run.state.stopped) return;
  if (run.moved) return sayMoved(run);
  const item = run.state.trail.find((one) => one.ref === ref);
  if (item) replace(run, event, item);
}

function replace(run: Run, { reading, ref }: Arrival<'message_edited'>, item: Passed): void {
  const script = run.context.scripts[item.script];
  const question = script && questionNamed(script, item.block);
  if (!script || !question) return;
  run.script = script;
  const choices = question.choices.map(({ key }) => key);
  const asked: Pick<Pending, 'choices'> = { choices };
  const accepted = accept(run, asked, question, reading);
  enterTop(run);
  if (accepted && 'value' in accepted) {
    correctAnswer(run, item.script, item.block, accepted.value, ref);
    return;
  }
  const why = accepted?.refused ?? systemText('corriger_illisible');
  if (run.state.pending) sayQuestion(run, [why]);
  else if (accepted) sayTexts(run, [why]);
  else saySystem(run, 'corriger_illisible');
}
