import type { Act, Effect } from '../../engine/effect.ts';
import type { TurnDraft } from '../turnDraft.ts';
import { answerNow } from './answerNow.ts';
import { armTimer } from './armTimer.ts';
import { assignDocument } from './assignDocument.ts';
import { cancelTimer } from './cancelTimer.ts';
import { changeOwner } from './changeOwner.ts';
import { closeEscalation } from './closeEscalation.ts';
import { correctEscalation } from './correctEscalation.ts';
import { countLinkFailure } from './countLinkFailure.ts';
import { escalate } from './escalate.ts';
import type { Handler } from './handler.ts';
import { keepChoice } from './keepChoice.ts';
import { keepMessage } from './keepMessage.ts';
import { linkPerson } from './linkPerson.ts';
import { markChoice } from './markChoice.ts';
import { noteFact } from './noteFact.ts';
import { offerUpload } from './offerUpload.ts';
import { recordConsent } from './recordConsent.ts';
import { relay } from './relay.ts';
import { rerouteEscalation } from './rerouteEscalation.ts';
import { savePaper } from './savePaper.ts';
import { say } from './say.ts';
import { sayForAdvisor } from './sayForAdvisor.ts';
import { showPapers } from './showPapers.ts';
import { storeDocument } from './storeDocument.ts';
import { takeEscalation } from './takeEscalation.ts';
import { tellAdvisor } from './tellAdvisor.ts';
import { tickChoices } from './tickChoices.ts';
import { waiveDocument } from './waiveDocument.ts';

/** What each kind of effect adds to a turn: one handler a kind, none forgotten. */
const HANDLERS: { readonly [Type in Act['type']]: Handler<Type> } = {
  say,
  say_for_advisor: sayForAdvisor,
  keep_message: keepMessage,
  keep_choice: keepChoice,
  note_fact: noteFact,
  arm_timer: armTimer,
  cancel_timer: cancelTimer,
  escalate,
  correct_escalation: correctEscalation,
  show_papers: showPapers,
  reroute_escalation: rerouteEscalation,
  take_escalation: takeEscalation,
  close_escalation: closeEscalation,
  relay,
  tell_advisor: tellAdvisor,
  store_document: storeDocument,
  save_paper: savePaper,
  assign_document: assignDocument,
  offer_upload: offerUpload,
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
