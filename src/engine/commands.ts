import { hasAgreed, welcome } from './agreement.ts';
import { questionNamed, sayQuestion, setPending } from './ask.ts';
import { showChecklist } from './checklist/show.ts';
import type { Intention } from './context.ts';
import { showNoted } from './correct/noted.ts';
import { goBack } from './correct/retour.ts';
import { handOver, whoAndWhen } from './handOver.ts';
import { openMenu, showMenu } from './menu.ts';
import { enterTop, type Run } from './run.ts';
import { saySystem, sayTexts, systemText, textRefOr } from './say.ts';
import { nextWaiting } from './start.ts';
import type { SystemText } from './systemTexts.ts';
import { type TextRef, textKeys } from './text.ts';

export type Order = NonNullable<Intention['command']> | 'rappel_arret';

/** Does what the person ordered, by a word, a command or a button. */
export function obey(run: Run, order: Order): void {
  run.state.held = null;
  run.state.menu = null;
  ORDERS[order](run);
}

const ORDERS: Readonly<Record<Order, (run: Run) => void>> = {
  humain(run) {
    const isOpen = run.state.escalations.some(({ motive }) => motive === 'conseiller');
    handOver(run, { motive: 'conseiller', urgency: 'haute', summary: [] });
    sayTexts(run, [systemText(isOpen ? 'deja_transmis' : 'relais'), whoAndWhen(run)]);
  },
  stop,
  reprendre(run) {
    if (run.state.stopped) {
      run.state.stopped = false;
      saySystem(run, 'repris');
    }
    resume(run);
  },
  rappel_arret(run) {
    openMenu(
      run,
      'reprendre',
      ['reprendre'],
      [systemText('arrete_rappel')],
      [systemText('bouton.reprendre')],
    );
  },
  retour: goBack,
  corriger: showNoted,
  aide(run) {
    if (run.state.pending) sayQuestion(run, [systemText('je_suis_un_robot'), systemText('aide')]);
    else showMenu(run, 'je_suis_un_robot', 'aide');
  },
  langue(run) {
    const { languages } = run.context;
    const labels = languages.map((code) => ({
      space: 'systeme',
      key: `langue.${code}`,
      params: {},
    }));
    openMenu(run, 'langue', languages, [systemText('langue_question')], labels);
  },
  annuler(run) {
    if (run.state.frames.length === 0) return showMenu(run, 'rien_en_cours');
    letGo(run);
    saySystem(run, 'annule');
    nextWaiting(run);
  },
  recommencer(run) {
    letGo(run);
    showMenu(run, 'menu');
  },
  papiers: showChecklist,
  pourquoi(run) {
    const { pending } = run.state;
    const question = pending && questionNamed(run.script, pending.block);
    if (!question) return showMenu(run, 'menu');
    const key = textKeys.why(question.name);
    sayQuestion(run, [textRefOr(run, key, question.why, systemText('pourquoi'))]);
  },
};

/** STOP, at once: nothing more is sent, whatever was open is let go, the advisor is told. */
function stop(run: Run): void {
  letGo(run);
  run.state.waiting = [];
  run.state.linking = null;
  run.state.stopped = true;
  for (const name of ['@remind', '@expire']) run.act({ type: 'cancel_timer', name });
  const told = tellReferent(run, 'conseiller.a_arrete') ? [systemText('arrete_su')] : [];
  const labels = [systemText('bouton.reprendre')];
  openMenu(run, 'reprendre', ['reprendre'], [systemText('arrete'), ...told], labels);
}

/** Tells the advisor who owns the conversation, else the one of this person. False when there is none. */
export function tellReferent(
  run: Run,
  key: SystemText,
  { params = {}, parts = {} }: Partial<Pick<TextRef, 'params' | 'parts'>> = {},
): boolean {
  const advisor = run.state.owner?.advisor ?? run.context.team.referent?.id;
  const dossier = run.context.facts['dossier.numero'] ?? 'Sans dossier';
  if (advisor === undefined) return false;
  const text = { ...systemText(key, { dossier, ...params }), parts };
  run.act({ type: 'tell_advisor', advisor, text });
  return true;
}

/** Takes up where the talk was: the welcome if nothing was agreed, the pending question, what waited, else the menu. */
export function resume(run: Run): void {
  if (!hasAgreed(run)) return welcome(run, null);
  if (run.state.pending) sayQuestion(run, [systemText('reprise')]);
  else if (!nextWaiting(run)) showMenu(run, 'menu');
}

export function letGo(run: Run): void {
  run.state.frames = [];
  run.state.trail = [];
  setPending(run, null);
  enterTop(run);
}
