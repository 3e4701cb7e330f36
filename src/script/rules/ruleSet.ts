import type { Value } from '../../domain/value.ts';
import type { Outcome, Rules } from '../../domain/verdict.ts';
import type { Text } from '../../engine/text.ts';
import type { Dates, Formula } from '../../rules/draft.ts';
import type { Model } from '../../rules/model.ts';
import type { Place } from '../problem.ts';

/** One file `dialogs/<name>.publicodes.yaml`, read, checked and compiled, with the aids that it may name. */
export type RuleSet = {
  /** `eligibilite` */
  readonly name: string;
  readonly file: string;
  /** The facts that the rules may ask, in the order of the file. */
  readonly questions: readonly RuleQuestion[];
  readonly calculations: readonly RuleCalculation[];
  readonly criteria: readonly RuleCriterion[];
  readonly aids: readonly Aid[];
  /** What was compiled: without the rules that hold a mistake. */
  readonly rules: Rules;
  /** The same, for whoever explains it: see `boundaries`. */
  readonly model: Model;
};

/** Where things stand in an entry of the file: paths are of its keys, folded (`['choix', 'oui']`, `['presque', 'texte']`). */
export type Placed = {
  readonly name: string;
  /** Where the name stands. */
  readonly place: Place;
  /** Where something of the entry stands; the entry itself for an empty path. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  /** Where the sign at an offset of a text stands. */
  readonly placeIn: (path: readonly (string | number)[], offset: number) => Place;
};

/** A fact that may be asked. Its type is that of `faits.yaml`. */
export type RuleQuestion = Placed & {
  /** `question:` */
  readonly text: Text;
  /** `aide:` — how to answer. */
  readonly help: Text | null;
  /** `pourquoi:` — why it is asked. */
  readonly why: Text | null;
  /** `choix:` — buttons in their order; empty when the fact has no choices. Labels are the fact's when the file gives none. */
  readonly choices: readonly { readonly key: string; readonly label: Text }[];
  /** `entre:` — sources of the lowest and highest values, in the language of the scripts, as in `demander`. */
  readonly between: readonly [string, string] | null;
  /** The same as values, in the units of `Value`; already checked. */
  readonly bounds: readonly [number, number] | null;
  /** `exemple:` — what somebody would answer for whom all goes well. Examples in the documentation start from it. */
  readonly example: Value | null;
};

/** A value computed on the way, never asked nor shown. */
export type RuleCalculation = Placed & { readonly formula: Formula };

export type RuleCriterion = Placed & {
  /** For staff: what it looks at. */
  readonly title: string;
  /** Outcome when it is not met; `ensemble` for an advice (`sinon: conseil`), that worsens nothing. */
  readonly outcome: Outcome;
  readonly order: number;
  readonly formula: Formula;
  /** `raison:` — said to the person when it is not met. */
  readonly reason: Text;
  /** `presque:` — said when one fact moved would better the outcome. Reads `presque` (of the fact's type) and `mensualite` (an amount). */
  readonly near: {
    readonly fact: string;
    readonly to: readonly string[];
    readonly text: Text;
  } | null;
  readonly aids: readonly string[];
  readonly source: string;
  readonly dates: Dates;
  readonly replaces: string | null;
};

/** One entry of `dialogs/aides.yaml`: where else to turn. Its places are in that file. */
export type Aid = Placed & {
  /** The name that people know: « Point conseil budget ». */
  readonly title: Text;
  /** Said to the person under the title. */
  readonly text: Text;
  /** `quand:` — shown whenever this holds; null when criteria alone name it. */
  readonly formula: Formula | null;
  readonly source: string;
  /** `verifie_le:` — when staff last checked it, `2026-03-05`. */
  readonly checkedOn: string;
  readonly dates: Dates;
};
