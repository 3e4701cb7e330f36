import type { ValueType } from '../../domain/value.ts';
import { OUTCOMES } from '../../domain/verdict.ts';
import {
  type Block,
  blockOf,
  type InspectedBranch,
  type InspectedText,
  type Inspection,
  NOTHING,
  type Question,
} from '../blocks/block.ts';
import { demander } from '../blocks/demander.ts';
import type { Evaluer } from '../blocks/evaluer.ts';
import { type Text, textKeys } from '../text.ts';
import type { RuleBinding } from './binding.ts';
import { given, listsOf } from './names.ts';
import { playEvaluation } from './play.ts';
import { sentencesOf } from './sentences.ts';

/**
 * `evaluer` with its rules: every fact that they may ask becomes a question of the script, under the name of
 * its fact, from which the talk comes back to the verdict. So all that a script's own question can do, going
 * back, being corrected, reminded, translated, drawn, counted, these can do.
 */
export function boundEvaluation(block: Evaluer, binding: RuleBinding): Block {
  const texts = textsOf(block, binding);
  return {
    kind: 'evaluer',
    question: null,
    inspection: inspectionOf(block, binding, texts),
    sentences: sentencesOf(block, binding, texts),
    play: (node, run) => playEvaluation(run, node, block, binding),
  };
}

function inspectionOf(
  block: Evaluer,
  binding: RuleBinding,
  texts: readonly InspectedText[],
): Inspection {
  const { name, formerName } = block;
  const questions = [...confirmation(block), ...binding.questions];
  return {
    ...NOTHING,
    name,
    formerName,
    texts,
    defines: definesOf(block, binding),
    branches: questions.map((question) => branchOf(name, question)),
    waits: true,
  };
}

function branchOf(verdict: string, question: Question): InspectedBranch {
  return {
    path: ['regles', question.name],
    label: question.name,
    blocks: [asked(question, verdict)],
    when: question.name,
    comesBack: true,
  };
}

/** What is known from before is there when it is asked whether it still holds. */
function asked(question: Question, verdict: string): Block {
  const block = blockOf(demander, { ...question, formerName: null });
  const texts = block.inspection.texts.map((one) => ({ ...one, knows: [given.known(verdict)] }));
  return { ...block, inspection: { ...block.inspection, texts } };
}

function definesOf({ name }: Evaluer, binding: RuleBinding): Inspection['defines'] {
  const moved = Object.entries(binding.near).flatMap(([rule, { type }]) => [
    define(given.moved(name, rule), type),
    define(given.instalment(name, rule), { kind: 'montant' }),
  ]);
  return [
    { ...define(name, { kind: 'choix', choices: OUTCOMES }), surely: true },
    ...listsOf(name, binding).map(([list, choices]) =>
      define(list, { kind: 'choix multiple', choices }),
    ),
    define(given.example(name), { kind: 'montant' }),
    ...moved,
  ];
}

function define(name: string, type: ValueType): Inspection['defines'][number] {
  return { path: ['evaluer'], name, type };
}

/** The question whether what was said before still holds. */
function confirmation({ name, confirm }: Evaluer): readonly Question[] {
  if (!confirm) return [];
  return [
    {
      name: given.confirmed(name),
      text: confirm,
      kind: 'oui/non',
      unit: 'mois',
      choices: [],
      between: null,
      help: null,
      why: null,
      notUnderstood: null,
      optional: false,
      silence: null,
    },
  ];
}

/** Every sentence of the verdict, under the key of a choice of its list. */
function textsOf(block: Evaluer, binding: RuleBinding): readonly InspectedText[] {
  const { name } = block;
  const text =
    (list: string, field: string) =>
    ([key, said]: readonly [string, Text]): InspectedText => ({
      path: [field, key],
      key: textKeys.choice(list, key),
      as: 'message',
      text: said,
    });
  const near = Object.entries(binding.near).map(([rule, { fact, text: said }]) => ({
    ...text(given.near(name), 'presque')([rule, nearText(said, name, rule)]),
    // It is said only when both are there; without an instalment its other words are said.
    knows: [given.moved(name, rule), given.instalment(name, rule), fact],
  }));
  const [reasons, advices] = split(binding);
  return [
    ...reasons.map(text(given.reasons(name), 'raison')),
    ...advices.map(text(given.advices(name), 'raison')),
    ...near,
    ...Object.entries(binding.aids).map(text(given.aids(name), 'aide')),
  ];
}

function split({ reasons, advices }: RuleBinding) {
  const all = Object.entries(reasons);
  return [
    all.filter(([rule]) => !advices.has(rule)),
    all.filter(([rule]) => advices.has(rule)),
  ] as const;
}

/** Staff write `presque` and `mensualite`; each near miss has its own of both. */
function nearText(text: Text, verdict: string, rule: string): Text {
  const names: Readonly<Record<string, string>> = {
    presque: given.moved(verdict, rule),
    mensualite: given.instalment(verdict, rule),
  };
  const renamed = (source: string) =>
    source.replaceAll(
      /\{\{\s*(presque|mensualite)(?=[\s,}])/gu,
      (_, name: string) => `{{${names[name]}`,
    );
  const { source, reads, fallback } = text;
  return {
    ...text,
    source:
      typeof source === 'string'
        ? renamed(source)
        : { one: renamed(source.one), many: renamed(source.many) },
    reads: reads.map((name) => names[name] ?? name),
    ...(fallback === undefined ? {} : { fallback: renamed(fallback) }),
  };
}
