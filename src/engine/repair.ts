import type { ValueKind } from '../domain/value.ts';
import { EXTRA, questionNamed, sayQuestion, setPending, typeOf } from './ask.ts';
import type { Question } from './blocks/block.ts';
import { handOver, whoAndWhen } from './handOver.ts';
import { showMenu } from './menu.ts';
import type { Run } from './run.ts';
import { sayTexts, systemText, textRefOr } from './say.ts';
import type { SystemText } from './systemTexts.ts';
import { type TextRef, textKeys } from './text.ts';

/** Nothing in the message could be used: two tries, each more helpful, then a person. */
export function notUnderstood(run: Run, reason: TextRef | null): void {
  run.trace({ type: 'note', name: 'not_understood', detail: run.state.pending?.block ?? '' });
  run.state.held = null;
  const pending = run.state.pending;
  const question = pending ? questionNamed(run.script, pending.block) : undefined;
  const misses = (pending?.tries ?? run.state.misses) + 1;
  if (misses > run.context.limits.retries) return askForPerson(run);
  if (!pending || !question) {
    run.state.misses = misses;
    showMenu(run, misses === 1 ? 'pas_compris_1' : 'pas_compris_2');
    return;
  }
  setPending(run, {
    ...pending,
    tries: misses,
    choices: misses > 1 ? withHuman(pending.choices) : pending.choices,
  });
  sayQuestion(
    run,
    misses > 1 ? helpOf(run, question, reason) : [reason ?? firstHelp(run, question)],
  );
}

/** Third time: a person helps; the question stays open. */
function askForPerson(run: Run): void {
  const { pending } = run.state;
  run.state.misses = 0;
  if (pending) setPending(run, { ...pending, tries: 0, choices: withHuman(pending.choices) });
  handOver(run, { motive: 'incompris', urgency: 'normale', summary: [] });
  sayTexts(run, [systemText('pas_compris_personne'), whoAndWhen(run)]);
}

function firstHelp(run: Run, question: Question): TextRef {
  const key = HELP[typeOf(run.script, question).kind];
  return textRefOr(
    run,
    textKeys.notUnderstood(question.name),
    question.notUnderstood,
    systemText(key),
  );
}

function helpOf(run: Run, question: Question, reason: TextRef | null): readonly TextRef[] {
  const help = textRefOr(
    run,
    textKeys.help(question.name),
    question.help,
    firstHelp(run, question),
  );
  return reason ? [reason, help] : [systemText('pas_compris_2'), help];
}

function withHuman(choices: readonly string[]): readonly string[] {
  return choices.includes(EXTRA.human) ? choices : [...choices, EXTRA.human];
}

const HELP: Readonly<Record<ValueKind, SystemText>> = {
  texte: 'pas_compris.texte',
  choix: 'pas_compris.choix',
  'choix multiple': 'pas_compris.choix_multiple',
  'oui/non': 'pas_compris.oui_non',
  nombre: 'pas_compris.nombre',
  montant: 'pas_compris.montant',
  durée: 'pas_compris.duree',
  date: 'pas_compris.date',
  téléphone: 'pas_compris.telephone',
  document: 'pas_compris.document',
  photo: 'pas_compris.document',
  position: 'pas_compris.position',
};
