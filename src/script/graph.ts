import type { Block } from '../engine/blocks/block.ts';
import type { Draft } from './draft.ts';
import { type Flow, flowOf } from './flow.ts';

/** A script as a drawing: boxes and arrows, in the words of the script. */
export type Graph = {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly arrows: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
  }[];
};

export type GraphNode = {
  readonly id: string;
  readonly label: string;
  readonly shape: 'start' | 'end' | 'say' | 'ask' | 'choice' | 'person' | 'other';
};

/** The drawing of a script: one box a block, one arrow a way. */
export function graphOf(draft: Draft): Graph {
  const flow = flowOf(draft.blocks);
  const ids = new Map(flow.blocks.map((block, index) => [block, `b${index}`]));
  const idOf = (block: Block | null) => (block ? (ids.get(block) ?? 'fin') : 'fin');
  return {
    title: draft.title,
    nodes: [
      { id: 'debut', label: startsOf(draft), shape: 'start' },
      ...flow.blocks.map((block) => ({
        id: idOf(block),
        label: labelOf(block),
        shape: shapeOf(block),
      })),
      { id: 'fin', label: 'Fin', shape: 'end' },
    ],
    arrows: [{ from: 'debut', to: idOf(flow.first), label: '' }, ...arrowsOf(flow, idOf)],
  };
}

/** The drawing in Mermaid, for a page that renders it. */
export function toMermaid({ title, nodes, arrows }: Graph): string {
  const [open, close] = [
    { start: '([', end: '([', say: '[', ask: '[/', choice: '{', person: '[[', other: '[' },
    { start: '])', end: '])', say: ']', ask: '/]', choice: '}', person: ']]', other: ']' },
  ];
  const text = (label: string) => `"${label.replaceAll('"', '#quot;').replaceAll('\n', '<br>')}"`;
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'flowchart TD',
    ...nodes.map(({ id, label, shape }) => `  ${id}${open[shape]}${text(label)}${close[shape]}`),
    ...arrows.map(
      ({ from, to, label }) => `  ${from} -->${label === '' ? '' : `|${text(label)}|`} ${to}`,
    ),
    '',
  ].join('\n');
}

/** The drawing in DOT, for Graphviz. */
export function toDot({ title, nodes, arrows }: Graph): string {
  const shapes = {
    start: 'oval',
    end: 'oval',
    say: 'box',
    ask: 'parallelogram',
    choice: 'diamond',
    person: 'component',
    other: 'box',
  };
  const colours = {
    start: '#e8f1ea',
    end: '#e8f1ea',
    say: '#ffffff',
    ask: '#fff6dd',
    choice: '#eef1fb',
    person: '#fde9e4',
    other: '#f3f3f3',
  };
  return [
    'digraph script {',
    `  label=${JSON.stringify(title)}; labelloc=t; fontname="sans-serif"; fontsize=20;`,
    '  node [fontname="sans-serif", fontsize=12, style="filled,rounded", margin="0.15,0.08"];',
    '  edge [fontname="sans-serif", fontsize=11, color="#667"];',
    ...nodes.map(
      ({ id, label, shape }) =>
        `  ${id} [label=${JSON.stringify(label)}, shape=${shapes[shape]}, fillcolor="${colours[shape]}"];`,
    ),
    ...arrows.map(
      ({ from, to, label }) =>
        `  ${from} -> ${to}${label === '' ? '' : ` [label=${JSON.stringify(label)}]`};`,
    ),
    '}',
    '',
  ].join('\n');
}

function arrowsOf(flow: Flow, idOf: (block: Block | null) => string): Graph['arrows'] {
  return [...flow.after].flatMap(([block, ways]) =>
    ways.map(({ to, branch }) => ({ from: idOf(block), to: idOf(to), label: branch ?? '' })),
  );
}

function startsOf({ starts }: Draft): string {
  return starts.length === 0
    ? 'Appelé par un autre script'
    : starts.map(({ start }) => `${start.by} : ${start.name}`).join('\n');
}

function shapeOf({ kind, inspection }: Block): GraphNode['shape'] {
  if (inspection.waits) return 'ask';
  if (inspection.branches.length > 0) return 'choice';
  if (kind === 'transmettre') return 'person';
  return kind === 'dire' ? 'say' : 'other';
}

/** The first words of a block: enough to know it again. */
function labelOf({ kind, inspection }: Block): string {
  const text = inspection.texts[0]?.text.source;
  const words = typeof text === 'string' ? text : text?.many;
  const condition = inspection.branches[0]?.when;
  const what =
    words ??
    (kind === 'si' ? condition : null) ??
    inspection.names[0]?.name ??
    inspection.targets[0]?.block ??
    inspection.scripts[0]?.script ??
    inspection.writes[0]?.fact ??
    '';
  const short = what.trim().split('\n')[0] ?? '';
  const cut = short.length > 46 ? `${short.slice(0, 45)}…` : short;
  return inspection.name === null ? `${kind} ${cut}`.trim() : `${inspection.name}\n${cut}`;
}
