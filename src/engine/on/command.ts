import { hasAgreed, welcome } from '../agreement.ts';
import { sayQuestion } from '../ask.ts';
import { obey } from '../commands.ts';
import { openLink } from '../linking.ts';
import { showMenu } from '../menu.ts';
import type { Run } from '../run.ts';
import { systemText } from '../say.ts';
import type { Arrival } from './arrival.ts';
import { relay, sayMoved } from './messageReceived.ts';

/**
 * A command of the platform. While a person owns the conversation STOP counts at once, a link waits for the
 * close, and the advisor hears of the others: the robot would not be heard.
 */
export function commandReceived(run: Run, event: Arrival<'command_received'>): void {
  run.state.heard = event.at;
  const { command } = event;
  if (command === 'stop') return obey(run, 'stop');
  if (run.state.owner) return whileOwned(run, event);
  if (command === 'start') return begin(run, event.payload);
  if (run.state.stopped && command !== 'humain') return obey(run, 'rappel_arret');
  if (!hasAgreed(run) && command !== 'humain' && command !== 'langue' && command !== 'aide') {
    return welcome(run, null);
  }
  if (run.moved && command === 'retour') return sayMoved(run);
  obey(run, command);
}

function whileOwned(run: Run, { command, payload, ref }: Arrival<'command_received'>): void {
  if (command === 'start') {
    if (payload !== '') openLink(run);
    return;
  }
  if (hasAgreed(run)) run.act({ type: 'keep_message', text: `/${command}`, ref });
  relay(run, `/${command}`);
}

/** `/start`: a link to open, a return after STOP, or the welcome. */
function begin(run: Run, payload: string): void {
  run.state.stopped = false;
  run.state.held = null;
  if (payload !== '') return openLink(run);
  if (!hasAgreed(run)) return welcome(run, null);
  if (run.state.pending) sayQuestion(run, [systemText('reprise')]);
  else showMenu(run, 'bonjour');
}
