import { progress, toReview } from '../../domain/checklist.ts';
import type { Paper } from '../../domain/paper.ts';
import { paperKey } from '../../domain/paper.ts';
import { changePaper } from '../../domain/paperChange.ts';
import { sayQuestion } from '../ask.ts';
import { handOver } from '../handOver.ts';
import { openMenu } from '../menu.ts';
import type { Run } from '../run.ts';
import { sayTexts, systemText } from '../say.ts';
import type { TextRef } from '../text.ts';
import { aboutPaper, missingOf, paperNamed, pieceOf, savePaper, titleOf } from './lines.ts';

/** Lines shown as buttons at once: more would not be read. */
const MOST = 10;

/** Asks what the parked papers are for: the lines that are waited for, the one given last first. */
export function askPurpose(run: Run, texts: readonly TextRef[]): boolean {
  const given = run.papers
    .filter(({ state }) => state === 'received')
    .sort(latestFirst)
    .slice(0, 1);
  const lines = [...given, ...missingOf(run)].slice(0, MOST);
  if (lines.length === 0) return false;
  openMenu(
    run,
    'papier',
    [...lines.map(paperKey), 'autre'],
    [...texts, systemText('papier_pour')],
    [...lines.map(titleOf), systemText('papier.autre')],
  );
  return true;
}

function latestFirst(one: Paper, other: Paper): number {
  return (other.receivedAt ?? '').localeCompare(one.receivedAt ?? '');
}

/** Files on their line. False when no line has this key. */
export function giveFiles(run: Run, key: string, documents: readonly string[]): boolean {
  const paper = paperNamed(run, key);
  if (!paper) return false;
  let given: Paper = paper;
  for (const document of documents) {
    const next = changePaper(
      given,
      { type: 'receive', document },
      { role: 'person' },
      run.event.at,
    );
    if (next) given = next;
    run.act({ type: 'assign_document', document, for_: key });
  }
  savePaper(run, given);
  sayOr(run, [aboutPaper('papier_range', given), ...more(run, given), ...whatRemains(run)]);
  tellWhenWhole(run);
  return true;
}

/** A second side, or other months, may still be to come. */
function more(run: Run, paper: Paper): readonly TextRef[] {
  const piece = pieceOf(run, paper);
  const pages = paper.pages.filter(({ setAside }) => !setAside).length;
  if (!piece || pages >= Math.max(piece.faces, piece.months ?? 1)) return [];
  if (piece.faces === 2) return [systemText('papier_verso')];
  return [systemText('papier_mois', { count: piece.months ?? 1 })];
}

/** « Il reste 4 papiers. », or that all is there. */
export function whatRemains(run: Run): readonly TextRef[] {
  const { remaining } = progress(run.papers);
  return [
    remaining === 0
      ? systemText('papiers_complets')
      : systemText('papiers_restants', { count: remaining }),
  ];
}

/**
 * Nothing is waited for any more: the checklist goes to who follows the person, else to who should. Once
 * for the same papers: again when one of them was asked anew, and came.
 */
export function tellWhenWhole(run: Run): void {
  const { owner, papersShown } = run.state;
  const lastAsked = run.papers
    .map(({ askedAt }) => askedAt)
    .sort()
    .at(-1);
  if (lastAsked === undefined || papersShown === lastAsked) return;
  if (missingOf(run).length > 0 || toReview(run.papers).length === 0) return;
  run.state.papersShown = lastAsked;
  const escalation = owner
    ? owner.escalation
    : handOver(run, { motive: 'pieces', urgency: 'normale', summary: [] });
  run.act({ type: 'show_papers', escalation });
}

/** Says something, and the pending question again under it. */
export function sayOr(run: Run, texts: readonly TextRef[]): void {
  if (run.state.pending) sayQuestion(run, texts);
  else sayTexts(run, texts);
}
