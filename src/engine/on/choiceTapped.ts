import { hasAgreed } from '../agreement.ts';
import { takeAnswer } from '../answer.ts';
import { choicesOf, EXTRA, labelOf, questionNamed, sayQuestion, setPending } from '../ask.ts';
import type { Question } from '../blocks/block.ts';
import { obey } from '../commands.ts';
import { extraNamed, takeExtra } from '../extras.ts';
import { showMenu } from '../menu.ts';
import { tapMenu } from '../menuChoice.ts';
import type { Run } from '../run.ts';
import { saySystem, systemText } from '../say.ts';
import type { Pending } from '../state.ts';
import type { Arrival } from './arrival.ts';
import { sayMoved } from './messageReceived.ts';

type Tap = Arrival<'choice_tapped'>;

/** A button. One that is no longer asked about is answered kindly, and the question shown again. */
export function choiceTapped(run: Run, event: Tap): void {
  run.act({ type: 'answer_now', tap: event.tap, text: null });
  run.state.heard = event.at;
  const { menu, pending } = run.state;
  if (run.state.owner) return;
  if (menu && menu.id === event.question) return tapMenuAt(run, menu.choices[event.choice], event);
  if (run.state.stopped) return obey(run, 'rappel_arret');
  if (run.moved) return sayMoved(run);
  const question = pending && questionNamed(run.script, pending.block);
  if (!pending || !question || pending.id !== event.question) return sayStale(run);
  const key = pending.choices[event.choice];
  if (key === undefined) return sayStale(run);
  tapAnswer(run, event, pending, question, key);
}

function tapMenuAt(run: Run, key: string | undefined, event: Tap): void {
  run.act({ type: 'mark_choice', ref: event.ref, label: null });
  if (!tapMenu(run, key)) sayStale(run);
}

function tapAnswer(run: Run, event: Tap, pending: Pending, question: Question, key: string): void {
  const extra = extraNamed(key);
  if (extra === EXTRA.human) return takeExtra(run, pending, extra, null);
  if (pending.kind === 'choix multiple' && !extra) {
    return tick(run, event, pending, question, key);
  }
  const label = labelOf(run, question, key);
  run.act({ type: 'mark_choice', ref: event.ref, label });
  if (hasAgreed(run)) run.act({ type: 'keep_choice', label, ref: event.ref });
  if (extra) return takeExtra(run, pending, extra, null);
  takeAnswer(run, pending, pending.kind === 'oui/non' ? key === 'oui' : key, null);
}

/** A box is ticked or not; the question waits for « c'est fini ». */
function tick(run: Run, event: Tap, pending: Pending, question: Question, key: string): void {
  const ticked = pending.ticked.includes(key)
    ? pending.ticked.filter((one) => one !== key)
    : [...pending.ticked, key];
  const next = { ...pending, ticked };
  setPending(run, next);
  const choices = choicesOf(run, next, question);
  const shown = ticked.map((one) => pending.choices.indexOf(one));
  if (choices) run.act({ type: 'tick_choices', ref: event.ref, choices, ticked: shown });
}

function sayStale(run: Run): void {
  run.trace({ type: 'note', name: 'stale_button' });
  if (run.state.pending) sayQuestion(run, [systemText('bouton_perime')]);
  else if (run.state.menu || !hasAgreed(run)) saySystem(run, 'bouton_perime');
  else showMenu(run, 'bouton_perime');
}
