import { DANGERS } from '../domain/reading.ts';
import type { Value } from '../domain/value.ts';
import { hasAgreed, welcome } from './agreement.ts';
import { sayQuestion } from './ask.ts';
import { choosePaperWay, showPaper } from './checklist/show.ts';
import { obey, resume } from './commands.ts';
import { correctLine } from './correct/noted.ts';
import { startIntention } from './intentions.ts';
import { choosePaper } from './papers.ts';
import type { Run } from './run.ts';
import { danger } from './safety.ts';
import { saySystem, systemText } from './say.ts';
import type { MenuKind } from './state.ts';

/** Takes a choice of the open menu, by its key. False when no menu is open or the key is not one of its. */
export function tapMenu(run: Run, key: Value | undefined): boolean {
  const { menu } = run.state;
  if (!menu || typeof key !== 'string' || !menu.choices.includes(key)) return false;
  run.state.menu = null;
  run.state.held = null;
  CHOICES[menu.kind](run, key);
  return true;
}

const CHOICES: Readonly<Record<MenuKind, (run: Run, key: string) => void>> = {
  intentions(run, key) {
    if (key === 'continuer') return sayQuestionOrNothing(run);
    if (!hasAgreed(run) && key !== 'humain') return welcome(run, key);
    startIntention(run, key);
  },
  langue(run, key) {
    run.state.language = key;
    if (run.state.pending) sayQuestion(run, [systemText('langue_choisie')]);
    else saySystem(run, 'langue_choisie');
  },
  corriger: correctLine,
  frappe: resume,
  papier: choosePaper,
  pieces: (run, key) => (key === 'rien' ? sayQuestionOrNothing(run) : showPaper(run, key)),
  piece: (run, key) => (key === 'rien' ? sayQuestionOrNothing(run) : choosePaperWay(run, key)),
  danger(run, key) {
    const what = DANGERS.find((one) => one === key);
    if (what) return danger(run, { danger: what, level: 'sure' });
    if (run.state.pending) sayQuestion(run, [systemText('danger.doute_non')]);
    else saySystem(run, 'danger.doute_non');
  },
  reprendre: (run) => obey(run, 'reprendre'),
};

function sayQuestionOrNothing(run: Run): void {
  if (run.state.pending) sayQuestion(run, []);
}
