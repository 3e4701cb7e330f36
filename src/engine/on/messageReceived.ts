import type { Reading } from '../../domain/reading.ts';
import { accept } from '../accept.ts';
import { hasAgreed, welcome } from '../agreement.ts';
import { takeAnswer } from '../answer.ts';
import { questionNamed, sayQuestion } from '../ask.ts';
import { obey } from '../commands.ts';
import { hold, isWorthHolding } from '../held.ts';
import { bestIntention, followIntention } from '../intentions.ts';
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
    return;
  }
  if (safety) return danger(run, safety);
  if (event.reading.masked.length > 0) saySystem(run, 'donnee_masquee');
  if (run.state.stopped) return remindStopped(run, reading);
  read(run, event, reading);
}

function read(run: Run, event: Message, reading: Reading): void {
  // An order counts by itself: « stop » after « bjr » is still « stop ».
  const alone = bestIntention(run, event.reading);
  if (alone?.command && alone.certainty === 1) return obey(run, alone.command);
  const best = bestIntention(run, reading);
  if (best?.command && best.certainty === 1) return obey(run, best.command);
  if (run.state.linking) return answerLink(run, reading);
  if (tapMenu(run, reading.values.choix)) return;
  if (run.moved) return sayMoved(run);
  if (answers(run, event, reading)) return;
  if (!hasAgreed(run)) {
    return run.state.pending && !best ? notUnderstood(run, null) : welcome(run, best?.name ?? null);
  }
  if (best && followIntention(run, best)) return;
  if (isWorthHolding(run, reading)) return hold(run, event);
  if (best?.small) return greet(run);
  notUnderstood(run, null);
}

/** True when the message was for the pending question, even if its value cannot be taken. */
function answers(run: Run, event: Message, reading: Reading): boolean {
  const { pending } = run.state;
  const question = pending && questionNamed(run.script, pending.block);
  if (!pending || !question) return false;
  const accepted = accept(run, pending, question, reading);
  if (accepted === null) return false;
  run.state.held = null;
  if ('refused' in accepted) notUnderstood(run, accepted.refused);
  else takeAnswer(run, pending, accepted.value, event.ref);
  return true;
}

function relay(run: Run, text: string): void {
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
