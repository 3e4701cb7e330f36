import type { Value } from '../domain/value.ts';
import type { Choices, Speaker } from './effect.ts';
import { once } from './path.ts';
import type { Run } from './run.ts';
import { textRef } from './scope.ts';
import type { SystemText } from './systemTexts.ts';
import { type Text, type TextRef, textKeys } from './text.ts';

/** Says a text of the script on top, once on a path; again when a value in it has changed. */
export function say(run: Run, block: string, text: Text): void {
  const changed = run.walk?.changed;
  const fresh = changed !== undefined && text.reads.some((name) => changed.has(name));
  once(run, `dire:${run.script.name}/${block}`, { fresh }, () => {
    sayTexts(run, [textRef(run, textKeys.text(block), text)]);
    return null;
  });
}

/** Says words of the engine itself. */
export function saySystem(
  run: Run,
  key: SystemText,
  params: Readonly<Record<string, Value>> = {},
): void {
  sayTexts(run, [systemText(key, params)]);
}

export function systemText(key: SystemText, params: Readonly<Record<string, Value>> = {}): TextRef {
  return { space: 'systeme', key, params };
}

type Options = {
  readonly choices?: Choices | null;
  readonly speaker?: Speaker;
  readonly discreet?: boolean;
  /** The keyboard that gives what is asked in one touch. */
  readonly ask?: 'position' | 'téléphone';
};

/** Says one message of several paragraphs, with its buttons. */
export function sayTexts(run: Run, texts: readonly TextRef[], options: Options = {}): void {
  const { choices = null, speaker = 'bot', discreet = false, ask } = options;
  if (run.walk) run.walk.said = true;
  run.act({ type: 'say', speaker, texts, choices, discreet, ...(ask ? { ask } : {}) });
}

/** An optional text of the script on top, or other words when the script has none. */
export function textRefOr(run: Run, key: string, text: Text | null, otherwise: TextRef): TextRef {
  return text === null ? otherwise : textRef(run, key, text);
}
