import type { Run } from './run.ts';
import { sayTexts, systemText } from './say.ts';
import type { MenuKind } from './state.ts';
import type { SystemText } from './systemTexts.ts';
import type { TextRef } from './text.ts';

/** Shows buttons of ours, above the pending question if there is one. */
export function openMenu(
  run: Run,
  kind: MenuKind,
  choices: readonly string[],
  texts: readonly TextRef[],
  labels: readonly TextRef[],
  { discreet = false, speaker = 'bot' }: { discreet?: boolean; speaker?: 'bot' | 'safety' } = {},
): void {
  run.state.asked += 1;
  const id = run.state.asked.toString(36);
  run.state.menu = { id, kind, choices };
  sayTexts(run, texts, { choices: { question: id, labels }, discreet, speaker });
}

/** The main menu: what one can do here, as buttons. */
export function showMenu(run: Run, ...texts: readonly SystemText[]): void {
  const { menu } = run.context;
  openIntentions(
    run,
    menu,
    texts.map((text) => systemText(text)),
  );
}

/** Buttons that each start what an intention starts. */
export function openIntentions(
  run: Run,
  names: readonly string[],
  texts: readonly TextRef[],
): void {
  const labels = names.map((key): TextRef => ({ space: 'intentions', key, params: {} }));
  openMenu(run, 'intentions', names, texts, labels);
}
