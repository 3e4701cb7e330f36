import { isMap, isSeq, type Node } from 'yaml';
import { z } from 'zod';
import { atLocalTime } from '../../domain/calendar.ts';
import type { FactDefinitions } from '../../domain/fact.ts';
import type { Value } from '../../domain/value.ts';
import { compileExpression } from '../../engine/condition/compile.ts';
import { isNode, nodeAt, pairsOf, plainOf } from '../nodes.ts';
import type { Problem } from '../problem.ts';
import { readSource, type Source } from '../source.ts';
import { didYouMean, fold } from '../suggest.ts';
import { meant } from '../words.ts';
import { LINE_KINDS, type Line, type Transcript } from './transcript.ts';

const headField = z.object({
  titre: z.string().min(1, 'Il manque « titre: ».'),
  script: z.string().optional(),
  langue: z.string().default('fr'),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u, 'Écrivez la date ainsi : 2026-03-05.')
    .default('2026-03-03'),
  fait: z.record(z.string(), z.string()).default({}),
});

type Settings = { readonly facts: FactDefinitions; readonly timeZone: string };

/** Reads one conversation of `dialogs/tests/`. It begins at 10 in the morning of its date. */
export function readTranscript(
  file: string,
  text: string,
  settings: Settings,
): { transcript: Transcript | null; problems: readonly Problem[] } {
  const source = readSource(file, text);
  const problems = [...source.problems];
  const { root } = source;
  if (!isMap(root)) return { transcript: null, problems };
  const head = headField.safeParse(plainOf(root));
  if (!head.success) {
    const wrong = head.error.issues.map(({ path, message }) =>
      problem(source, nodeAt(root, path.map(String)), message, null),
    );
    return { transcript: null, problems: [...problems, ...wrong] };
  }
  const list = pairsOf(root).find(({ folded }) => folded === 'conversation')?.value ?? null;
  const lines = isSeq(list)
    ? list.items.flatMap((item) => readLine(source, isNode(item) ? item : null, problems) ?? [])
    : [];
  const { titre, script, langue, date, fait } = head.data;
  const facts = Object.entries(fait).map(([name, words]) => [
    name,
    factValueOf(words, name, settings.facts),
  ]);
  return {
    problems,
    transcript: {
      title: titre,
      file,
      script: script ?? null,
      language: langue,
      at: atLocalTime(date, '10:00', settings.timeZone),
      facts: Object.fromEntries(facts),
      lines,
    },
  };
}

function readLine(source: Source, node: Node | null, problems: Problem[]): Line | null {
  const pair = isMap(node) ? pairsOf(node)[0] : undefined;
  const who = LINE_KINDS.find((one) => fold(one) === pair?.folded);
  if (!who) {
    const mend = meant(
      didYouMean(pair?.key ?? '', LINE_KINDS),
      `Possibles : ${LINE_KINDS.join(', ')}.`,
    );
    problems.push(
      problem(source, node, `« ${pair?.key ?? ''} » n’est pas une ligne de conversation.`, mend),
    );
    return null;
  }
  return { who, words: String(plainOf(pair?.value ?? null)), place: source.placeOf(node) };
}

/** A fact as staff write it, by its type: `57,50 €`, `5 mars 2026`, `oui`, the key of a choice, or a text. */
function factValueOf(words: string, name: string, facts: FactDefinitions): Value {
  const type = facts[name]?.type ?? null;
  if (!type || type.kind === 'texte' || type.kind === 'téléphone') return words;
  const compiled = compileExpression(words, {}, type);
  if ('error' in compiled) return words;
  return compiled.evaluate({ lookup: () => undefined, today: '' }) ?? words;
}

function problem(
  source: Source,
  node: Node | null,
  sentence: string,
  mend: string | null,
): Problem {
  return { code: 'conversation', severity: 'erreur', sentence, mend, place: source.placeOf(node) };
}
