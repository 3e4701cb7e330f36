import { changePaper } from '../../domain/paperChange.ts';
import { hasAgreed } from '../agreement.ts';
import { savePaper } from '../checklist/lines.ts';
import { obey } from '../commands.ts';
import { reopen } from '../correct/retour.ts';
import { handOver } from '../handOver.ts';
import { takePaper } from '../papers.ts';
import type { Run } from '../run.ts';
import { danger } from '../safety.ts';
import { saySystem } from '../say.ts';
import type { Arrival } from './arrival.ts';

/** A photo, a paper or a voice note. It never takes the conversation away. */
export function fileReceived(run: Run, event: Arrival<'file_received'>): void {
  const { file, caption, ref } = event;
  run.state.heard = event.at;
  const { owner } = run.state;
  if (caption?.safety) danger(run, caption.safety);
  if (!hasAgreed(run)) return saySystem(run, 'papier_apres_accord');
  if (caption) run.act({ type: 'keep_message', text: caption.text, ref });
  if (owner) {
    run.act({ type: 'store_document', file, for_: null });
    const text = caption?.text ?? null;
    run.act({
      type: 'relay',
      advisor: owner.advisor,
      escalation: owner.escalation,
      text,
      document: file.id,
    });
    return;
  }
  if (run.state.stopped) return obey(run, 'rappel_arret');
  // Words just before a paper (« voilà ») are about it.
  run.state.held = null;
  if (file.kind === 'voice') return passOn(run, event);
  takePaper(run, file, ref);
}

/** A voice note is kept and passed to the advisor: nobody guesses what it says. */
function passOn(run: Run, { file }: Arrival<'file_received'>): void {
  run.act({ type: 'store_document', file, for_: 'vocal' });
  handOver(run, { motive: 'vocal', urgency: 'normale', summary: [] });
  saySystem(run, 'vocal_transmis');
}

/** A file was fetched and looked at. What cannot be kept is asked again, kindly; a doubt is only said. */
export function fileChecked(run: Run, event: Arrival<'file_checked'>): void {
  const { document, problem, doubt = null } = event;
  if (run.state.owner) return;
  if (problem === null) {
    if (doubt !== null && !run.state.stopped) saySystem(run, `fichier.${doubt}`);
    return;
  }
  run.state.papers = run.state.papers.filter((one) => one !== document);
  // Nothing is left to say what it is.
  if (run.state.menu?.kind === 'papier' && run.state.papers.length === 0) run.state.menu = null;
  run.act({ type: 'waive_document', document });
  takeBack(run, document);
  if (run.state.stopped) return;
  saySystem(run, `fichier.${problem}`);
  const item = run.state.trail.find(
    ({ script, block }) => run.state.answers[script]?.[block] === document,
  );
  if (item) reopen(run, item, { correcting: true, before: run.state.pending });
}

/** The line that it was put on is asked for again, unless other files are there. */
function takeBack(run: Run, document: string): void {
  const paper = run.papers.find(({ pages }) => pages.some((page) => page.document === document));
  const left =
    paper && changePaper(paper, { type: 'remove', document }, { role: 'person' }, run.event.at);
  if (left) savePaper(run, left);
}
