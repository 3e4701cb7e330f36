import type { Act, Effect } from '../../engine/effect.ts';
import type { TurnDraft } from '../turnDraft.ts';
import { changeOwner } from './changeOwner.ts';
import { assignDocument, storeDocument, waiveDocument } from './documents.ts';
import {
  closeEscalation,
  correctEscalation,
  escalate,
  rerouteEscalation,
  takeEscalation,
} from './escalations.ts';
import type { Handler } from './handler.ts';
import { keepMessage } from './keepMessage.ts';
import { noteFact } from './noteFact.ts';
import { countLinkFailure, linkPerson, recordConsent } from './people.ts';
import { relay } from './relay.ts';
import { say } from './say.ts';
import { sayForAdvisor } from './sayForAdvisor.ts';
import { answerNow, markChoice, tickChoices } from './taps.ts';
import { tellAdvisor } from './tellAdvisor.ts';
import { armTimer, cancelTimer } from './timers.ts';

/** What each kind of effect adds to a turn: one handler a kind, none forgotten. */
const HANDLERS: { readonly [Type in Act['type']]: Handler<Type> } = {
  say,
  say_for_advisor: sayForAdvisor,
  keep_message: keepMessage,
  note_fact: noteFact,
  arm_timer: armTimer,
  cancel_timer: cancelTimer,
  escalate,
  correct_escalation: correctEscalation,
  reroute_escalation: rerouteEscalation,
  take_escalation: takeEscalation,
  close_escalation: closeEscalation,
  relay,
  tell_advisor: tellAdvisor,
  store_document: storeDocument,
  assign_document: assignDocument,
  waive_document: waiveDocument,
  change_owner: changeOwner,
  record_consent: recordConsent,
  link_person: linkPerson,
  count_link_failure: countLinkFailure,
  answer_now: answerNow,
  tick_choices: tickChoices,
  mark_choice: markChoice,
};

/** Adds one effect to the turn. */
export function takeEffect<Type extends Act['type']>(
  effect: Extract<Effect, { readonly type: Type }>,
  draft: TurnDraft,
): void {
  HANDLERS[effect.type](effect, draft);
}
