import type { Value } from '../domain/value.ts';
import { once } from './path.ts';
import type { Run } from './run.ts';
import { factValue } from './scope.ts';

/**
 * Keeps a fact (`null` forgets it). On a silent walk the change is only held in `run.noted`, and
 * written at the end if it differs from what is stored: see `endWalk`.
 */
export function noteFact(run: Run, name: string, value: Value | null): void {
  once(run, `noter:${name}`, { fresh: true }, () => {
    const former = factValue(run, name) ?? null;
    run.noted[name] = value;
    if (run.walk) {
      if (!same(run.context.facts[name] ?? null, value)) run.walk.changed.add(name);
    } else if (!same(former, value)) {
      writeFact(run, name, value);
    }
    return { type: 'restore_fact', name, value: former };
  });
}

/** Has a fact written. The agreement is also kept as such, with its date: it must be shown on demand. */
export function writeFact(run: Run, name: string, value: Value | null): void {
  run.act({ type: 'note_fact', name, value });
  if (name === 'accord')
    run.act({ type: 'record_consent', purpose: 'conversation', given: value === true });
}

/** Equality of values, lists included. */
export function same(one: Value | null, other: Value | null): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => value === other[index]);
  }
  return one === other;
}
