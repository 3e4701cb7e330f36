import type { EscalationView } from '../../../runtime/ports.ts';
import { wellFormed } from '../../wellFormed.ts';
import { fitted, shorten } from '../shorten.ts';
import { answerTo, NOTIFICATION, talkName } from '../words.ts';
import {
  adaptiveCard,
  answerField,
  button,
  buttons,
  type Card,
  container,
  type Element,
  runs,
} from './elements.ts';
import { type Notice, noticeLine } from './notice.ts';

type Talked = Pick<EscalationView, 'id' | 'number' | 'person'>;

/**
 * What stands under the person's words: a button to answer, the field that it opens, or nothing when the
 * talk is over. The field is folded: a talk of twenty messages is not a wall of empty fields.
 */
export type Answering = 'folded' | 'open' | 'over';

/** What the person just said, under their name, and a way to answer this person and nobody else. */
export function messageCard(
  view: Talked,
  words: string,
  answering: Answering = 'folded',
  notice: Notice | null = null,
): Card {
  return fitted((length) => {
    const kept = shorten(wellFormed(words), length);
    return adaptiveCard(NOTIFICATION.message, [
      container(runs(`💬 ${talkName(view)}`, { weight: 'Bolder' }), {
        style: 'accent',
        bleed: true,
      }),
      ...runs(kept),
      ...(notice ? [noticeLine(notice)] : []),
      ...answerPart(view, kept, answering),
    ]);
  });
}

function answerPart(view: Talked, words: string, answering: Answering): readonly Element[] {
  const data = { escalation: view.id, card: 'message', words } as const;
  switch (answering) {
    case 'folded':
      return [buttons([button('answer', 'Répondre', data)])];
    case 'open':
      return [
        answerField(answerTo(view)),
        buttons([button('answer', 'Envoyer', data, { style: 'positive' })]),
      ];
    case 'over':
      return [];
  }
}
