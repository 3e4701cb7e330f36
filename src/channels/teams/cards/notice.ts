import { fitted, shorten } from '../shorten.ts';
import { NOTIFICATION } from '../words.ts';
import { adaptiveCard, type Card, container, type Element, runs } from './elements.ts';

/** A line about what just happened. `quoted` are an advisor's own words that did not leave. */
export type Notice = {
  readonly words: string;
  readonly look: 'good' | 'warning';
  readonly quoted?: string;
};

export function noticeLine({ words, look, quoted }: Notice): Element {
  const mine = quoted === undefined ? [] : runs(shorten(quoted, 4000), { italic: true });
  return container([...runs(words, { weight: 'Bolder' }), ...mine], { style: look });
}

/** A notice for an advisor. A card: its words never show in a notification. */
export function noticeCard(notice: Notice): Card {
  return adaptiveCard(NOTIFICATION.notice, [noticeLine(notice)]);
}

/** Plain words for an advisor, as the engine wrote them. */
export function wordsCard(words: string): Card {
  return fitted((length) => adaptiveCard(NOTIFICATION.notice, runs(shorten(words, length))));
}

/** Words that left, under the line that says for whom. */
export function sentCard(toWhom: string, words: string): Card {
  return fitted((length) =>
    adaptiveCard(NOTIFICATION.notice, [
      container([...runs(`✅ ${toWhom}`, { weight: 'Bolder' }), ...runs(shorten(words, length))], {
        style: 'good',
      }),
    ]),
  );
}

/** Help, in short lines. */
export function helpCard(lines: readonly string[]): Card {
  return adaptiveCard(
    NOTIFICATION.notice,
    lines.flatMap((line) => runs(line)),
  );
}
