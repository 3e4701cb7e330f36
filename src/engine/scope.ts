import type { Value } from '../domain/value.ts';
import type { Run } from './run.ts';
import type { Lines, Text, TextRef } from './text.ts';

/**
 * The value of a name for the script on top of the stack: its own answer, what it was given, else the
 * fact. Undefined when unknown; answers that a correction put to sleep are unknown.
 */
export function lookup(run: Run, name: string): Value | undefined {
  const own = run.state.answers[run.script.name]?.[name] ?? run.state.frames.at(-1)?.given[name];
  return own ?? factValue(run, name);
}

/** A fact as it stands at this moment of the turn. */
export function factValue(run: Run, name: string): Value | undefined {
  if (name in run.noted) return run.noted[name] ?? undefined;
  return run.context.facts[name];
}

/** The value of an expression of the script on top. Throws for one that was never compiled: ours, not the script's. */
export function evaluate(run: Run, source: string): Value | undefined {
  const compiled = run.script.expressions[source];
  if (!compiled) throw new Error(`${run.script.name}: expression never compiled: ${source}`);
  return compiled({ lookup: (name) => lookup(run, name), today: run.today });
}

/** A text of the script on top with the values of its placeholders, or its fallback when one is missing. */
export function textRef(run: Run, key: string, text: Text): TextRef {
  const params: Record<string, Value> = {};
  const parts: Record<string, Lines> = {};
  for (const name of text.reads) {
    const value = lookup(run, name);
    const lines = value === undefined ? null : linesOf(run, name, value);
    if (lines) parts[name] = lines;
    else if (value !== undefined) params[name] = value;
    else if (text.fallback !== undefined)
      return { space: run.script.name, key: `${key}.sinon_texte`, params };
  }
  if (text.count !== undefined) params.count = lookup(run, text.count) ?? 0;
  const isPlain = Object.keys(parts).length === 0;
  return { space: run.script.name, key, params, ...(isPlain ? {} : { parts }) };
}

/** The sentences that a name of the script on top holds; null when it holds something else. */
export function linesOf(run: Run, name: string, value: Value): Lines | null {
  const sentence = run.script.sentences[name];
  if (!sentence || !Array.isArray(value)) return null;
  return { lines: value.map((key: string) => sentence.say(run, key)) };
}
