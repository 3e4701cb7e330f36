import type { State } from '../../engine/state.ts';
import type { Office } from './office.ts';
import type { Outcome } from './operations.ts';

/**
 * Why a conversation stands where it stands, in French, without its words: who holds it, which question
 * waits, what is due. Without a subject: what was given up. `replay` sends a dead letter again.
 */
export async function explain(
  office: Office,
  subject: string | null,
  replay: string | null,
): Promise<Outcome> {
  if (replay !== null) {
    const count = await office.storage.outbox.replay(
      replay === 'toutes' ? null : [replay],
      office.now(),
    );
    return {
      ok: count > 0,
      lines: [count > 0 ? `${count} envoi(s) relancé(s).` : 'Aucun envoi abandonné de ce nom.'],
    };
  }
  if (subject === null) return { ok: true, lines: await dead(office) };
  const loaded = await office.storage.turns.readById(subject);
  if (!loaded)
    return {
      ok: false,
      lines: ['Aucune conversation de ce nom. Les noms sont dans le journal du serveur.'],
    };
  const waiting = await office.storage.traces.waiting(subject);
  return {
    ok: true,
    lines: [
      `Conversation ${loaded.id} (${loaded.address.channel}), ${loaded.version} tours joués.`,
      loaded.person.linked ? 'Elle est reliée à un dossier.' : 'Elle n’est reliée à aucun dossier.',
      ...(loaded.state ? stands(office, loaded.state) : ['Rien n’a encore été dit.']),
      ...waiting.map(({ kind, name, due, problem }) => {
        const what = kind === 'timer' ? `Rappel « ${name} »` : `Envoi ${name}`;
        return `${what}, dû le ${due}${problem === null ? '' : ` (${problem})`}.`;
      }),
      ...(waiting.length === 0 ? ['Rien n’est prévu.'] : []),
    ],
  };
}

function stands({ edition }: Office, state: State): readonly string[] {
  const top = state.frames.at(-1);
  const script = top && edition().shared.scripts[top.script];
  const older = script && top && script.version !== top.version;
  return [
    state.owner
      ? `Un conseiller la tient (${state.owner.advisor}) : le robot se tait.`
      : 'Le robot la tient.',
    ...(state.stopped ? ['La personne a demandé STOP, ou a bloqué le robot.'] : []),
    top
      ? `Script « ${script?.title ?? top.script} », étape « ${top.at ?? 'début'} ».`
      : 'Aucun script n’est en cours.',
    ...(older
      ? ['Le script a changé depuis : elle passera à la nouvelle version au prochain message.']
      : []),
    ...(state.pending
      ? [
          `Une question attend (${state.pending.kind}), ${state.pending.tries} essai(s) non compris.`,
        ]
      : []),
    ...(state.waiting.length > 0
      ? [`Attendent leur tour : ${state.waiting.map(({ script: name }) => name).join(', ')}.`]
      : []),
    ...state.escalations.map(
      ({ id, motive, hop }) => `Transmis : ${motive} (${id}), ${hop} relance(s).`,
    ),
  ];
}

async function dead({ storage }: Office): Promise<readonly string[]> {
  const letters = await storage.outbox.dead();
  const turns = await storage.traces.deadTurns();
  if (letters.length + turns.length === 0)
    return ['Aucun envoi abandonné, aucun message en échec.'];
  return [
    ...letters.map(
      ({ id, conversation, channel, attempts, problem, at }) =>
        `Envoi ${id} (${channel}, conversation ${conversation}) abandonné le ${at} après ${attempts} essais : ${problem ?? ''}`,
    ),
    ...turns.map(
      ({ inbox, conversation, at, reason }) =>
        `Message ${inbox} (conversation ${conversation}) en échec le ${at} : ${reason}`,
    ),
  ];
}
