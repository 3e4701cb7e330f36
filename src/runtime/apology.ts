import { addWorkingHours } from '../domain/calendar.ts';
import type { Effect } from '../engine/effect.ts';
import type { State } from '../engine/state.ts';
import { takeEffect } from './effects/index.ts';
import type { Incoming } from './incoming.ts';
import { draftOf, type PlayedTurn, type Stage, stateOf } from './playTurn.ts';
import type { Loaded } from './ports.ts';
import { endDraft } from './turnDraft.ts';

/**
 * The turn that is played instead of one that cannot be: the state stays as it was, the update is marked
 * as seen, and a person who was waiting for an answer gets a kind word and somebody to help.
 */
export function apologise(stage: Stage, loaded: Loaded, incoming: Incoming): PlayedTurn {
  const before = stateOf(loaded, incoming, stage.edition());
  const waited = PERSON_ACTS.some((type) => type === incoming.happening.type);
  const effects = waited && !before.owner ? apologyOf(stage, loaded, incoming, before) : [];
  const opened = effects.flatMap((effect) =>
    effect.type === 'escalate'
      ? [{ id: effect.escalation, motive: effect.motive, urgency: effect.urgency, hop: 0 }]
      : [],
  );
  const state: State = {
    ...before,
    escalations: [...before.escalations, ...opened],
    lastEvent: incoming.inboxId,
  };
  const draft = draftOf(stage, loaded, incoming, state);
  for (const effect of effects) takeEffect(effect, draft);
  return { record: endDraft(draft), taps: [], trail: [{ type: 'note', name: 'apology' }] };
}

const PERSON_ACTS = [
  'message_received',
  'message_edited',
  'choice_tapped',
  'file_received',
  'command_received',
] as const;

function apologyOf(
  stage: Stage,
  { team }: Loaded,
  { inboxId, at }: Incoming,
  before: State,
): readonly Effect[] {
  const { limits, workingTime } = stage.edition().shared;
  const sorry: Effect = {
    id: `${inboxId}/0`,
    type: 'say',
    speaker: 'bot',
    texts: [{ space: 'systeme', key: 'panne', params: {} }],
    choices: null,
    discreet: false,
  };
  if (before.escalations.some(({ motive }) => motive === 'autre')) return [sorry];
  const escalation = `${inboxId}/1`;
  const motive = 'autre' as const;
  const urgency = 'normale' as const;
  const to = team.referent ? [team.referent.id] : team.all.map(({ id }) => id);
  const due = addWorkingHours(at, limits.hopHours[urgency], workingTime);
  const timer = { kind: 'hop', escalation } as const;
  return [
    sorry,
    {
      id: escalation,
      type: 'escalate',
      escalation,
      motive,
      urgency,
      danger: null,
      summary: [],
      to,
    },
    { id: `${inboxId}/2`, type: 'arm_timer', name: `@hop/${escalation}`, due, timer },
  ];
}
