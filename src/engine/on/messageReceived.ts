import type { Reading } from '../../domain/reading.ts';
import { accept } from '../accept.ts';
import { hasAgreed, welcome } from '../agreement.ts';
import { takeAnswer } from '../answer.ts';
import { questionNamed, sayQuestion } from '../ask.ts';
import { obey } from '../commands.ts';
import { extraIn, takeExtra } from '../extras.ts';
import { hold, isWorthHolding } from '../held.ts';
import { type Best, bestIntention, followIntention, isNear } from '../intentions.ts';
import { answerLink } from '../linking.ts';
import { showMenu } from '../menu.ts';
import { tapMenu } from '../menuChoice.ts';
import { notUnderstood } from '../repair.ts';
import type { Run } from '../run.ts';
import { danger } from '../safety.ts';
import { saySystem, systemText } from '../say.ts';
import type { Arrival } from './arrival.ts';

type Message = Arrival<'message_received'>;

/** What a person wrote. Danger first, then who owns the talk, then what the words may be for. */
export function messageReceived(run: Run, event: Message): void {
  const reading = run.state.held ? (event.together ?? event.reading) : event.reading;
  const safety = reading.safety ?? event.reading.safety;
  if (hasAgreed(run) || safety)
    run.act({ type: 'keep_message', text: event.reading.text, ref: event.ref });
  run.state.heard = event.at;
  if (run.state.owner) {
    if (safety?.level === 'sure') danger(run, safety);
    relay(run, event.reading.text);
    if (orderIn(run, event.reading) === 'stop') obey(run, 'stop');
    return;
  }
  if (safety) return danger(run, safety);
  if (event.reading.masked.length > 0) saySystem(run, 'donnee_masquee');
  if (run.state.stopped) return remindStopped(run, reading);
  read(run, event, reading);
}

/** `reading` is of all that is read together; what the last message says alone counts too. */
function read(run: Run, event: Message, reading: Reading): void {
  const alone = event.reading;
  // The words of a button are that button, even when they are an order elsewhere (« English »).
  if (tapMenu(run, alone.values.choix)) return;
  // An order counts by itself: « stop » after « bjr » is still « stop ».
  const order = orderIn(run, alone) ?? orderIn(run, reading);
  if (order) return obey(run, order);
  if (run.state.linking) return answerLink(run, reading);
  if (tapMenu(run, reading.values.choix)) return;
  if (run.moved) return sayMoved(run);
  if (answers(run, event, reading) || (reading !== alone && answers(run, event, alone))) return;
  const best = bestIntention(run, reading) ?? bestIntention(run, alone);
  if (!hasAgreed(run)) {
    return run.state.pending && !best ? notUnderstood(run, null) : welcome(run, best?.name ?? null);
  }
  if (best && followIntention(run, best)) return;
  if (isWorthHolding(run, alone)) return hold(run, event);
  if (best?.small) return greet(run);
  notUnderstood(run, null);
}

/** The order that a message says in its very words; a person may be asked for in words that come near. */
function orderIn(run: Run, reading: Reading): Best['command'] {
  const best = bestIntention(run, reading);
  const isSure = best?.certainty === 1 || (best?.command === 'humain' && isNear(best));
  return isSure ? best.command : null;
}

/** True when the message was for the pending question, even if its value cannot be taken. */
function answers(run: Run, event: Message, reading: Reading): boolean {
  const { pending } = run.state;
  const question = pending && questionNamed(run.script, pending.block);
  if (!pending || !question) return false;
  const key = extraIn(pending, reading);
  if (key) {
    takeExtra(run, pending, key, event.ref);
    return true;
  }
  const accepted = accept(run, pending, question, reading);
  if (accepted === null) return false;
  run.state.held = null;
  if ('refused' in accepted) notUnderstood(run, accepted.refused);
  else takeAnswer(run, pending, accepted.value, event.ref);
  return true;
}

/** Passes words on to the advisor who owns the conversation. */
export function relay(run: Run, text: string): void {
  const { owner } = run.state;
  if (!owner) return;
  run.act({
    type: 'relay',
    advisor: owner.advisor,
    escalation: owner.escalation,
    text,
    document: null,
  });
}

function remindStopped(run: Run, reading: Reading): void {
  const best = bestIntention(run, reading);
  if (best?.command === 'reprendre' || best?.command === 'humain') return obey(run, best.command);
  if (tapMenu(run, reading.values.choix)) return;
  obey(run, 'rappel_arret');
}

/** The script changed under the person: they are told, and the surviving question is asked. */
export function sayMoved(run: Run): void {
  if (run.state.pending) sayQuestion(run, [systemText('script_modifie')]);
  else showMenu(run, 'script_modifie_fin');
}

export function greet(run: Run): void {
  run.state.held = null;
  if (run.state.pending) sayQuestion(run, []);
  else showMenu(run, 'bonjour');
}
