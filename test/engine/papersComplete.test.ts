import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/domain/paper.ts';
import { initialState, type State } from '../../src/engine/state.ts';
import { step } from '../../src/engine/step.ts';
import { paper } from '../domain/papers.ts';
import { castOf } from '../support/cast.ts';
import { FILES } from './grilleScripts.ts';

const cast = castOf(FILES);
const GIVEN = paper({ state: 'to_review', receivedAt: '2026-03-03T10:00:00.000Z' });
const ASKED = paper({ piece: 'bail', borrower: 0 });
const VALID = paper({ piece: 'rib', borrower: 0, state: 'valid' });

let events = 0;

/** Papers came by the page, and stand so. */
function given(state: State, papers: readonly Paper[]) {
  events += 1;
  const context = { ...cast.context({ accord: true }, '2026-03-03'), papers };
  const at = '2026-03-03T10:00:00.000Z';
  const event = { id: `e${events}`, at, type: 'papers_given', finished: false } as const;
  const turn = step(state, event, context);
  const done = turn.effects.flatMap(({ type }) =>
    type === 'escalate' || type === 'show_papers' ? [type] : [],
  );
  const said = turn.effects.filter((one) => one.type === 'say' && one.speaker === 'bot');
  return { state: turn.state, done, said };
}

describe('the checklist is shown to advisors', () => {
  it.each([
    ['something is missing', [GIVEN, ASKED], []],
    ['all is there', [GIVEN, VALID], ['escalate', 'show_papers']],
    ['all was seen already', [VALID], []],
  ])('or not: %s', (_what, papers, done) => {
    expect(given(initialState('fr'), papers).done).toEqual(done);
  });

  it('once, however many files come; again when a paper was asked anew and came', () => {
    const first = given(initialState('fr'), [GIVEN, VALID]);
    const second = given(first.state, [GIVEN, VALID]);
    expect(second.done).toEqual([]);
    const again = paper({ ...GIVEN, askedAt: '2026-03-04T10:00:00.000Z' });
    expect(given(second.state, [again, VALID]).done).toEqual(['show_papers']);
  });

  it('to who owns the talk, with no word of the robot to the person', () => {
    const owner = { advisor: 'claire', name: 'Claire', escalation: 'e0' };
    const { done, said } = given({ ...initialState('fr'), owner }, [GIVEN]);
    expect([done, said]).toEqual([['show_papers'], []]);
  });
});
