import type { Effect } from '../../src/engine/effect.ts';
import { playLines, type Scene } from '../../src/script/transcript/play.ts';
import { happen, newStage } from '../../src/script/transcript/stage.ts';
import { LINE_KINDS } from '../../src/script/transcript/transcript.ts';
import type { TestCast } from '../support/cast.ts';

type Lines = readonly Readonly<Record<string, string>>[];
type Casts = { readonly before: TestCast; readonly after: TestCast };

/** What one cell of the grid says and does: keys of texts with the number of buttons, effects by type. */
export type Cell = { readonly dit: readonly string[]; readonly fait: readonly string[] };

/** Comes to a situation, lets an event happen, and tells what the robot said and did. */
export function playCell(casts: Casts, setUp: Lines, happening: Lines): Cell {
  const scene: Scene = {
    stage: newStage('2026-03-03T10:00:00.000Z', 'fr', { accord: true }),
    director: casts.before,
    heard: 0,
    within: 0,
  };
  scene.stage.state = { ...scene.stage.state, heard: scene.stage.at };
  const first = happening.flatMap((line) =>
    "d'abord" in line ? [{ personne: line["d'abord"] ?? '' }] : [],
  );
  for (const line of [...setUp, ...first]) play(scene, casts, line);
  const [said, done] = [scene.stage.shown.length, scene.stage.effects.length];
  for (const line of happening.filter((one) => !("d'abord" in one))) play(scene, casts, line);
  return {
    dit: scene.stage.shown.slice(said).map(({ text, buttons, speaker }) => {
      const who = speaker === 'bot' ? '' : ` (${speaker})`;
      return `${text.replaceAll('\n', ' + ')}${buttons.length > 0 ? ` [${buttons.length}]` : ''}${who}`;
    }),
    fait: scene.stage.effects.slice(done).flatMap(inWords),
  };
}

function play(scene: Scene, { after }: Casts, line: Readonly<Record<string, string>>): void {
  const [[who, words] = ['', '']] = Object.entries(line);
  const { stage } = scene;
  const kind = LINE_KINDS.find((one) => one === who);
  if (kind) {
    // A line that cannot be played (nobody to take, nothing to correct) says and does nothing.
    playLines(scene, [{ who: kind, words, place: { file: '', line: 0, column: 0 } }]);
  } else if (who === 'publie') scene.director = after;
  else if (who === 'sans accord') stage.facts = {};
  else if (who === 'bouton périmé')
    happen(stage, scene.director, {
      type: 'choice_tapped',
      question: 'zz',
      choice: 0,
      ref: 'b',
      tap: 'b',
    });
  else if (who === 'rappel')
    happen(stage, scene.director, {
      type: 'timer_due',
      timer: { kind: 'named', name: 'nouvelles', script: words },
    });
  else if (who === 'doublon') {
    stage.events -= 1;
    happen(stage, scene.director, { type: 'occurred', name: 'echeance_impayee', given: {} });
  } else throw new Error(`unknown line of the grid: ${who}`);
}

function inWords(effect: Effect): readonly string[] {
  switch (effect.type) {
    case 'say':
    case 'say_for_advisor':
      return [];
    case 'arm_timer':
    case 'cancel_timer':
      return [`${effect.type} ${effect.name.replace(/\/.*/u, '')}`];
    case 'note_fact':
      return [`note_fact ${effect.name}`];
    case 'escalate':
      return [`escalate ${effect.motive}`];
    default:
      return [effect.type];
  }
}
