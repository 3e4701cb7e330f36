import type { Context } from './context.ts';
import type { Event } from './event.ts';
import { advisorWrote, conversationClosed, conversationTaken } from './on/advisor.ts';
import { choiceTapped } from './on/choiceTapped.ts';
import { commandReceived } from './on/command.ts';
import { factCorrected } from './on/factCorrected.ts';
import { fileChecked, fileReceived } from './on/file.ts';
import { messageEdited } from './on/messageEdited.ts';
import { messageReceived } from './on/messageReceived.ts';
import { deliveryFailed, occurred, personBlocked } from './on/occurred.ts';
import { paperReviewed } from './on/paperReviewed.ts';
import { paperLacking, papersGiven } from './on/papersGiven.ts';
import { timerDue } from './on/timerDue.ts';
import { beginRun, endRun, type Run } from './run.ts';
import { settle } from './settle.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';

/**
 * Plays one event: the state after it, what must be done, and what was played.
 *
 * Pure: it never acts, reads a clock, draws a random number, changes its arguments, or throws for a
 * mistake of the script or of the person. The same event twice in a row does nothing the second time.
 */
export function step(state: State, event: Event, context: Context): Turn {
  if (state.lastEvent === event.id) {
    return { state, effects: [], trail: [{ type: 'note', name: 'duplicate' }] };
  }
  const run = beginRun(state, event, context);
  settle(run);
  arrive(run, event);
  return endRun(run);
}

function arrive(run: Run, event: Event): void {
  switch (event.type) {
    case 'message_received':
      return messageReceived(run, event);
    case 'message_edited':
      return messageEdited(run, event);
    case 'choice_tapped':
      return choiceTapped(run, event);
    case 'file_received':
      return fileReceived(run, event);
    case 'file_checked':
      return fileChecked(run, event);
    case 'command_received':
      return commandReceived(run, event);
    case 'timer_due':
      return timerDue(run, event.timer);
    case 'occurred':
      return occurred(run, event.name, event.given);
    case 'conversation_taken':
      return conversationTaken(run, event);
    case 'advisor_wrote':
      return advisorWrote(run, event);
    case 'conversation_closed':
      return conversationClosed(run, event);
    case 'paper_reviewed':
      return paperReviewed(run, event);
    case 'fact_corrected':
      return factCorrected(run, event);
    case 'papers_given':
      return papersGiven(run);
    case 'paper_lacking':
      return paperLacking(run, event);
    case 'person_blocked':
      return personBlocked(run);
    case 'delivery_failed':
      return deliveryFailed(run, event.speaker);
  }
}
