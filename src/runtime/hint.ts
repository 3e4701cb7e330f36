import { paperRef } from '../domain/paper.ts';
import type { ReadingHint } from '../domain/reading.ts';
import type { Value, Values } from '../domain/value.ts';
import { EXTRA, hint, questionNamed } from '../engine/ask.ts';
import { titleOf } from '../engine/checklist/lines.ts';
import type { Menu, MenuKind, Pending, State } from '../engine/state.ts';
import { type TextRef, textKeys } from '../engine/text.ts';
import type { Edition } from './edition.ts';

/**
 * What a message may answer: the pending question, with the labels that the person saw. Null when
 * nothing is asked. `facts` fill the placeholders of labels.
 */
export function hintOf(state: State, edition: Edition, facts: Values): ReadingHint | null {
  const { pending } = state;
  const asked = hint(edition.shared.scripts[pending?.script ?? ''], pending);
  if (!pending || !asked || pending.choices.length === 0) return asked;
  const values = { ...facts, ...state.answers[pending.script] };
  const refOf = (key: string) => choiceRef(pending, key, edition, values);
  return { ...asked, choices: labelled(pending.choices, refOf, state, edition) };
}

/** The buttons above the pending question, as choices; null when none are open. */
export function menuHint(state: State, edition: Edition): ReadingHint | null {
  const { menu } = state;
  if (!menu) return null;
  const refOf = (key: string) => MENU_REFS[menu.kind](key);
  return { kind: 'choix', choices: labelled(menu.choices, refOf, state, edition) };
}

type Labels = Readonly<Record<string, readonly string[]>>;

/** Each key with its words in the person's language, and in French. */
function labelled(
  keys: readonly string[],
  refOf: (key: string) => TextRef | null,
  { language }: State,
  { texts }: Edition,
): Labels {
  return Object.fromEntries(
    keys.map((key) => {
      const ref = refOf(key);
      const words = ref ? [texts.render(ref, language), texts.render(ref, 'fr')] : [];
      return [key, [...new Set(words)]];
    }),
  );
}

function choiceRef(pending: Pending, key: string, edition: Edition, values: Values): TextRef {
  const own = OWN_CHOICES[key];
  if (own) return system(own);
  const script = edition.shared.scripts[pending.script];
  const question = script && questionNamed(script, pending.block);
  const choice = question?.choices.find((one) => one.key === key);
  if (!choice) return system(key === 'oui' ? 'bouton.oui' : 'bouton.non');
  const params: Record<string, Value> = {};
  for (const name of choice.label.reads) params[name] = values[name] ?? '';
  return { space: pending.script, key: textKeys.choice(pending.block, key), params };
}

const OWN_CHOICES: Readonly<Record<string, string>> = {
  [EXTRA.skip]: 'bouton.passer',
  [EXTRA.done]: 'bouton.fini',
  [EXTRA.human]: 'bouton.humain',
};

/** The words of our own buttons. Lines of `corriger` are long: they are chosen by tap or by number. */
const MENU_REFS: Readonly<Record<MenuKind, (key: Menu['choices'][number]) => TextRef | null>> = {
  intentions: (key) => ({ space: 'intentions', key, params: {} }),
  langue: (key) => system(`langue.${key}`),
  corriger: (key) => (key === 'rien' ? system('bouton.rien') : null),
  frappe: () => system('bouton.lire'),
  papier: paperRefOf,
  pieces: (key) => (key === 'rien' ? system('bouton.rien') : paperRefOf(key)),
  piece: (key) => wayRefOf(key),
  danger: (key) => system(key === 'non' ? 'bouton.non' : 'bouton.oui'),
  reprendre: () => system('bouton.reprendre'),
};

function paperRefOf(key: string): TextRef {
  const ref = key === 'autre' ? null : paperRef(key);
  return ref ? titleOf(ref) : system(`papier.${key}`);
}

/** `identite/0`: the first way to do without this paper. */
function wayRefOf(key: string): TextRef {
  const [paper = '', way = ''] = key.split('/');
  const piece = paperRef(paper)?.piece ?? paper;
  if (/^\d+$/u.test(way)) return { space: 'pieces', key: `${piece}.sinon.${way}`, params: {} };
  if (way === 'absent') return system('bouton.sans_papier');
  return system(way === 'retirer' ? 'bouton.retirer_papier' : 'bouton.rien');
}

function system(key: string): TextRef {
  return { space: 'systeme', key, params: {} };
}
