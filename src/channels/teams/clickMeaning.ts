import { REDO_REASONS, type RedoReason } from '../../domain/paper.ts';
import type { Click } from './activity.ts';
import { CHOICE_FIELD, SHORT_LENGTH, type Step, type Verb } from './cards/elements.ts';

/** What a click on one of our buttons asks. */
export type ClickMeaning =
  | { readonly verb: 'take' | 'close'; readonly escalation: string }
  /** `card` is the one that bears the button: another card opens this one beside it. */
  | { readonly verb: 'papers'; readonly escalation: string; readonly card: 'papers' | null }
  /** `text` is null when the click only asks for the field. `words` are what the card shows of the person. */
  | {
      readonly verb: 'answer';
      readonly escalation: string;
      readonly text: string | null;
      readonly words: string | null;
    }
  | {
      readonly verb: 'choose';
      readonly escalation: string;
      readonly text: string;
      readonly message: string;
    }
  | PaperClick
  /** `name` is null until a line was chosen. */
  | {
      readonly verb: 'correct';
      readonly escalation: string;
      readonly step: Step;
      readonly name: string | null;
      readonly text: string;
    };

/** A click on the card of papers. `paper` is the key of a line. */
export type PaperClick = { readonly escalation: string } & (
  | { readonly verb: 'see'; readonly paper: string | null }
  | { readonly verb: 'validate'; readonly paper: string; readonly version: number }
  | {
      readonly verb: 'waive';
      readonly paper: string;
      readonly version: number;
      readonly step: Step;
    }
  | {
      readonly verb: 'redo';
      readonly paper: string;
      readonly version: number;
      readonly step: Step;
      /** Null until a reason was chosen. */
      readonly reason: RedoReason | null;
      readonly text: string;
    }
);

type Decided = {
  readonly verb: Exclude<Verb, 'take' | 'close' | 'answer' | 'choose'>;
  readonly data: Click['data'];
};

/** A click about papers or a correction, with the text that was typed; null when a part of it is missing. */
export function readDecision({ verb, data }: Decided, typed: string | null): ClickMeaning | null {
  const { escalation, paper, version, step = 'ask', [CHOICE_FIELD]: choice } = data;
  const text = (typed ?? '').slice(0, SHORT_LENGTH).toWellFormed();
  if (verb === 'papers')
    return { verb, escalation, card: data.card === 'papers' ? 'papers' : null };
  if (verb === 'see') return { verb, escalation, paper: paper ?? null };
  if (verb === 'correct') return { verb, escalation, step, name: choice || null, text };
  if (paper === undefined || version === undefined) return null;
  switch (verb) {
    case 'validate':
      return { verb, escalation, paper, version };
    case 'waive':
      return { verb, escalation, paper, version, step };
    case 'redo': {
      const reason = REDO_REASONS.find((one) => one === choice) ?? null;
      return { verb, escalation, paper, version, step, reason, text };
    }
  }
}
