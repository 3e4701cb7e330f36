import { takeAnswer } from './answer.ts';
import { sayQuestion } from './ask.ts';
import { askPurpose, giveFiles } from './checklist/give.ts';
import type { ReceivedFile } from './event.ts';
import { openMenu } from './menu.ts';
import type { Run } from './run.ts';
import { saySystem, sayTexts, systemText } from './say.ts';
import type { SystemText } from './systemTexts.ts';
import type { TextRef } from './text.ts';

/** What a paper that nobody asked for may be for. */
const PURPOSES = {
  identite: 'papier.identite',
  domicile: 'papier.domicile',
  ressources: 'papier.ressources',
  releves: 'papier.releves',
  devis: 'papier.devis',
  autre: 'papier.autre',
} as const satisfies Record<string, SystemText>;

/** Keeps a paper. It answers a question that asks for one; else its use is asked, and the talk goes on. */
export function takePaper(run: Run, file: ReceivedFile, ref: string): void {
  const asked = wantsPaper(run) ? (run.state.pending?.block ?? null) : null;
  run.act({ type: 'store_document', file, for_: asked });
  if (file.album !== null) return joinAlbum(run, file, file.album);
  usePaper(run, file.id, ref, [systemText('papier_recu')]);
}

/** The last part of an album came: the papers are one document. */
export function closeAlbum(run: Run, id: string): void {
  const { album } = run.state;
  if (!album || album.id !== id) return;
  run.state.album = null;
  usePaper(run, album.document, null, [systemText('album_recu', { count: album.count })]);
}

/** The person said what the parked papers are for. */
export function choosePaper(run: Run, purpose: string): void {
  const documents = run.state.papers;
  run.state.papers = [];
  if (giveFiles(run, purpose, documents)) return;
  for (const document of documents) run.act({ type: 'assign_document', document, for_: purpose });
  if (run.state.pending) sayQuestion(run, [systemText('papier_note')]);
  else saySystem(run, 'papier_note');
}

function usePaper(run: Run, document: string, ref: string | null, texts: readonly TextRef[]): void {
  const { pending } = run.state;
  if (pending && wantsPaper(run)) {
    sayTexts(run, texts);
    return takeAnswer(run, pending, document, ref);
  }
  run.state.papers = [...run.state.papers, document];
  if (askPurpose(run, texts)) return;
  const labels = Object.values(PURPOSES).map((key) => systemText(key));
  openMenu(run, 'papier', Object.keys(PURPOSES), [...texts, systemText('papier_pour')], labels);
}

function joinAlbum(run: Run, file: ReceivedFile, id: string): void {
  const { album } = run.state;
  const same = album?.id === id ? album : null;
  run.state.album = { id, count: (same?.count ?? 0) + 1, document: same?.document ?? file.id };
  const due = new Date(Date.parse(run.event.at) + run.context.limits.albumMs).toISOString();
  run.act({ type: 'arm_timer', name: '@album', due, timer: { kind: 'album', album: id } });
}

function wantsPaper(run: Run): boolean {
  const kind = run.state.pending?.kind;
  return kind === 'document' || kind === 'photo';
}
