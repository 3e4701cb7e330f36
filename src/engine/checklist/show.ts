import { giveInstead } from '../../domain/checklist.ts';
import type { Paper } from '../../domain/paper.ts';
import { paperKey } from '../../domain/paper.ts';
import { changePaper } from '../../domain/paperChange.ts';
import { startIntention } from '../intentions.ts';
import { openIntentions, openMenu } from '../menu.ts';
import type { Run } from '../run.ts';
import { systemText } from '../say.ts';
import type { TextRef } from '../text.ts';
import { sayOr, tellWhenWhole, whatRemains } from './give.ts';
import {
  aboutPaper,
  keepPapers,
  paperNamed,
  papersOf,
  pieceOf,
  savePaper,
  titleOf,
} from './lines.ts';

/** « Où en sont mes papiers ? »: what is done and what remains, each line a button. */
export function showChecklist(run: Run): void {
  const lines = papersOf(run).filter(({ state }) => state !== 'waived');
  if (lines.length === 0) {
    if (!run.state.pending) return startIntention(run, 'documents');
    return openIntentions(run, ['documents', 'continuer'], [systemText('changer_de_sujet')]);
  }
  if (lines.some(isAsked)) run.act({ type: 'offer_upload', text: systemText('papiers_lien') });
  openMenu(
    run,
    'pieces',
    [...lines.map(paperKey), 'rien'],
    [systemText('papiers_liste'), ...whatRemains(run)],
    [
      ...lines.map((paper) => (isAsked(paper) ? titleOf(paper) : aboutPaper('papier_fait', paper))),
      systemText('bouton.rien'),
    ],
  );
}

/** One line: why it is asked and what to do, or how to take it back. */
export function showPaper(run: Run, key: string): void {
  const paper = paperNamed(run, key);
  if (!paper) return sayOr(run, []);
  const [choices, texts, labels] = isAsked(paper) ? asked(run, paper) : given(paper);
  openMenu(run, 'piece', [...choices, 'rien'], texts, [...labels, systemText('bouton.rien')]);
}

type Shown = readonly [readonly string[], readonly TextRef[], readonly TextRef[]];

function asked(run: Run, paper: Paper): Shown {
  const key = paperKey(paper);
  const alternatives = pieceOf(run, paper)?.alternatives ?? [];
  const ways = alternatives.map((_, n) => pieceText(paper, `sinon.${n}`));
  return [
    [...alternatives.map((_, n) => `${key}/${n}`), `${key}/absent`],
    [titleOf(paper), pieceText(paper, 'pour'), systemText('papier_envoyez')],
    [...ways, systemText('bouton.sans_papier')],
  ];
}

function given(paper: Paper): Shown {
  return [
    [`${paperKey(paper)}/retirer`],
    [aboutPaper('papier_fait', paper)],
    [systemText('bouton.retirer_papier')],
  ];
}

/** An alternative, « je ne l'ai pas », or « retirer ». */
export function choosePaperWay(run: Run, choice: string): void {
  const [key = '', way = ''] = choice.split('/');
  const paper = paperNamed(run, key);
  if (!paper) return sayOr(run, []);
  if (way === 'retirer') return withdraw(run, paper);
  const alternative = pieceOf(run, paper)?.alternatives[Number(way)];
  if (alternative?.piece) {
    keepPapers(run, giveInstead(run.papers, paper, alternative.piece, run.event.at));
  } else {
    const reason = { code: 'absent', text: null } as const;
    const waived = changePaper(paper, { type: 'waive', reason }, { role: 'person' }, run.event.at);
    if (waived) savePaper(run, waived);
  }
  const said = alternative
    ? pieceText(paper, `sinon.${way}.texte`)
    : aboutPaper('papier_absent', paper);
  sayOr(run, [said, ...whatRemains(run)]);
  tellWhenWhole(run);
}

function withdraw(run: Run, paper: Paper): void {
  const back = changePaper(paper, { type: 'withdraw' }, { role: 'person' }, run.event.at);
  if (!back) return sayOr(run, []);
  for (const { document } of paper.pages) run.act({ type: 'waive_document', document });
  savePaper(run, back);
  sayOr(run, [aboutPaper('papier_retire', paper), ...whatRemains(run)]);
}

function isAsked({ state }: Paper): boolean {
  return state === 'requested' || state === 'redo' || state === 'expired';
}

function pieceText({ piece }: Paper, key: string): TextRef {
  return { space: 'pieces', key: `${piece}.${key}`, params: {} };
}
