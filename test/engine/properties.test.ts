import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain/reading.ts';
import type { Value } from '../../src/domain/value.ts';
import type { Event, Happening } from '../../src/engine/event.ts';
import { LIMITS } from '../../src/engine/limits.ts';
import { initialState, type State } from '../../src/engine/state.ts';
import { step } from '../../src/engine/step.ts';
import { castOf } from '../support/cast.ts';
import { FILES, WITHOUT_QUESTION } from './grilleScripts.ts';

const casts = [castOf(FILES), castOf(WITHOUT_QUESTION)] as const;
const ADVISORS = ['conseiller-1', 'conseiller-2'].map((id) => ({ id, name: 'Claire' }));

const words = fc.constantFrom(
  'projet',
  'prêt',
  'budget',
  '12',
  '24',
  'oui',
  'non',
  'humain',
  'je veux mourir',
  'euh',
  'un très long message qui ne veut rien dire du tout',
  '',
);

const reading = (text: string): Reading =>
  casts[0].hear(text, initialState('fr'), casts[0].context({}, '2026-03-03'), '2026-03-03');

/** An event as it may come: anything, in any order. `escalation` is chosen among those that are open. */
const happening: fc.Arbitrary<(state: State) => Happening> = fc.oneof(
  words.map((text) => () => ({
    type: 'message_received' as const,
    reading: reading(text),
    ref: text,
  })),
  words.map((text) => () => ({
    type: 'message_edited' as const,
    reading: reading(text),
    ref: text,
  })),
  fc.tuple(fc.nat(8), fc.nat(7)).map(([back, choice]) => (state: State) => ({
    type: 'choice_tapped' as const,
    question: Math.max(state.asked - back, 0).toString(36),
    choice,
    ref: 'b',
    tap: 't',
  })),
  fc
    .constantFrom('start', 'aide', 'retour', 'corriger', 'humain', 'langue', 'stop')
    .map(
      (command) => () =>
        ({ type: 'command_received' as const, command, payload: '', ref: 'c' }) as Happening,
    ),
  fc.constantFrom('photo', 'voice', 'document').map(
    (kind) => () =>
      ({
        type: 'file_received' as const,
        file: { id: 'd1', kind, source: 's', mime: null, size: 1, album: null },
        ref: 'f',
        caption: null,
      }) as Happening,
  ),
  fc.constantFrom('suivi', 'paiement', 'inconnu').map((script) => () => ({
    type: 'timer_due' as const,
    timer: { kind: 'named' as const, name: 'n', script },
  })),
  fc.constantFrom('remind', 'expire').map(
    (kind) => (state: State) =>
      ({
        type: 'timer_due' as const,
        timer: { kind, question: state.pending?.id ?? 'x' },
      }) as Happening,
  ),
  fc.constant(() => ({ type: 'timer_due' as const, timer: { kind: 'held' as const } })),
  fc.constant(() => ({ type: 'occurred' as const, name: 'echeance_impayee', given: {} })),
  fc.nat(1).map((who) => (state: State) => ({
    type: 'conversation_taken' as const,
    advisor: ADVISORS[who] ?? { id: '', name: '' },
    escalation: state.escalations.at(-1)?.id ?? 'none',
  })),
  fc.nat(1).map((who) => () => ({
    type: 'advisor_wrote' as const,
    advisor: ADVISORS[who] ?? { id: '', name: '' },
    text: 'Bonjour',
  })),
  fc.nat(1).map((who) => (state: State) => ({
    type: 'conversation_closed' as const,
    advisor: ADVISORS[who] ?? { id: '', name: '' },
    escalation: state.escalations.at(-1)?.id ?? 'none',
  })),
  fc.tuple(fc.constantFrom('validate', 'redo', 'waive'), fc.boolean()).map(
    ([decision, so]) =>
      () =>
        ({
          type: 'paper_reviewed' as const,
          advisor: ADVISORS[0],
          paper: { piece: 'bail', borrower: 0 },
          complete: so,
          decision,
          reason: { code: 'flou', text: null },
          asked: so,
        }) as Happening,
  ),
  fc
    .tuple(fc.constantFrom('duree', 'montant', 'inconnu'), fc.nat(40))
    .map(([name, value]) => (state: State) => ({
      type: 'fact_corrected' as const,
      advisor: ADVISORS[0] ?? { id: '', name: '' },
      escalation: state.escalations.at(-1)?.id ?? 'none',
      name,
      value,
    })),
);

type Story = readonly { readonly happens: (state: State) => Happening; readonly edition: number }[];
const story: fc.Arbitrary<Story> = fc.array(fc.record({ happens: happening, edition: fc.nat(9) }), {
  minLength: 1,
  maxLength: 60,
});

/** Plays a story, the state through JSON between turns; the scripts change under the person now and then. */
function tell(
  told: Story,
  check: (before: State, turn: ReturnType<typeof step>, event: Event) => void,
): State {
  let state = initialState('fr');
  let facts: Record<string, Value> = {};
  told.forEach(({ happens, edition }, index) => {
    const event: Event = {
      id: `e${index}`,
      at: new Date(Date.UTC(2026, 2, 3, 10) + index * 60_000).toISOString(),
      ...happens(state),
    };
    const context = casts[edition === 0 ? 1 : 0].context(facts, '2026-03-03');
    const before = JSON.stringify(state);
    const turn = step(state, event, context);
    expect(JSON.stringify(state), 'the state given is left as it was').toBe(before);
    check(state, turn, event);
    for (const effect of turn.effects)
      if (effect.type === 'note_fact') {
        const { [effect.name]: _former, ...rest } = facts;
        facts = effect.value === null ? rest : { ...rest, [effect.name]: effect.value };
      }
    state = JSON.parse(JSON.stringify(turn.state));
  });
  return state;
}

describe('whatever people do, in whatever order', () => {
  it('the robot says nothing of its own while an advisor owns the conversation', () => {
    return fc.assert(
      fc.property(story, (told) => {
        tell(told, (before, turn) => {
          if (!before.owner || !turn.state.owner) return;
          const own = turn.effects.filter(
            (effect) => effect.type === 'say' && effect.speaker === 'bot',
          );
          expect(own).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("an advisor's words leave only from the advisor who owns the conversation", () => {
    return fc.assert(
      fc.property(story, (told) => {
        tell(told, (before, turn, event) => {
          const carried = turn.effects.filter((effect) => effect.type === 'say_for_advisor');
          if (carried.length === 0) return;
          expect(event.type === 'advisor_wrote' && before.owner?.advisor).toBe(
            event.type === 'advisor_wrote' && event.advisor.id,
          );
        });
      }),
      { numRuns: 300 },
    );
  });

  it('words of danger always show the numbers, and a person is told', () => {
    return fc.assert(
      fc.property(story, (told) => {
        tell(told, (_before, turn, event) => {
          if (event.type !== 'message_received' || event.reading.safety === null) return;
          expect(
            turn.effects.some((effect) => effect.type === 'say' && effect.speaker === 'safety'),
          ).toBe(true);
          expect(
            turn.effects.some((effect) => effect.type === 'escalate' && effect.motive === 'danger'),
          ).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('nothing is kept of what is said before agreement, danger excepted', () => {
    return fc.assert(
      fc.property(story, (told) => {
        let agreed = false;
        tell(told, (_before, turn, event) => {
          const kept = turn.effects.filter((effect) => effect.type === 'keep_message');
          const danger = 'reading' in event && event.reading.safety !== null;
          if (!agreed && !danger) expect(kept).toEqual([]);
          for (const effect of turn.effects)
            if (effect.type === 'note_fact' && effect.name === 'accord')
              agreed = effect.value === true;
        });
      }),
      { numRuns: 300 },
    );
  });

  it('the state stays small, and the same event twice does nothing more', () => {
    return fc.assert(
      fc.property(story, (told) => {
        const state = tell(told, (_before, turn, event) => {
          const again = step(
            JSON.parse(JSON.stringify(turn.state)),
            event,
            casts[0].context({}, '2026-03-03'),
          );
          expect(again.effects).toEqual([]);
        });
        expect(state.trail.length).toBeLessThanOrEqual(LIMITS.trail);
        expect(state.waiting.length).toBeLessThanOrEqual(LIMITS.waiting);
        expect(JSON.stringify(state).length).toBeLessThan(20_000);
      }),
      { numRuns: 200 },
    );
  });
});
