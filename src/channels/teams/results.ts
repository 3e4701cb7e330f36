import type { AdvisorView, DeedResult } from '../../runtime/advisorDesk.ts';
import type { Notice } from './cards/notice.ts';
import { toWhom } from './words.ts';

/** What became of a click, in a line on the card. */

export function takeNotice(result: DeedResult, view: AdvisorView): Notice {
  if (result === 'done') {
    return good('Vous suivez maintenant cette situation. Le robot se tait. Répondez ici.');
  }
  if (result === 'already') return good('Vous suivez déjà cette personne.');
  return nothingDone(result, view);
}

export function closeNotice(result: DeedResult, view: AdvisorView): Notice {
  if (result === 'done') return good('Vous avez clos cette situation. Le robot reprend la main.');
  return nothingDone(result, view);
}

/** The line names the person: it is the person to whom the words went. */
export function answerNotice(
  result: DeedResult | 'taken_and_done',
  view: AdvisorView,
  text: string,
): Notice {
  switch (result) {
    case 'done':
      return good(`${toWhom(view)} : votre réponse est partie.`);
    case 'taken_and_done':
      return good(
        `${toWhom(view)} : votre réponse est partie. Vous suivez maintenant la personne.`,
      );
    case 'already':
      return good('Ce message est déjà parti. Il ne part pas deux fois.');
    case 'other':
    case 'not_taken':
    case 'closed':
    case 'unknown': {
      const { words } = nothingDone(result, view);
      return { words: `Rien n'est parti. ${words}`, look: 'warning', quoted: text };
    }
  }
}

/** Why there is nothing to answer here any more. */
export function overNotice(view: AdvisorView): Notice {
  if (view.status === 'close') return nothingDone('closed', view);
  return nothingDone(view.status === 'prise' ? 'other' : 'not_taken', view);
}

function nothingDone(result: DeedResult, { takenBy, status }: AdvisorView): Notice {
  if (result === 'other') {
    const by = takenBy === null ? 'par une autre personne' : `par ${takenBy}`;
    return { words: `Déjà pris en charge ${by}.`, look: 'warning' };
  }
  if (result === 'closed' || status === 'close') {
    return { words: 'Cette situation est déjà close.', look: 'warning' };
  }
  return { words: 'Vous ne suivez pas cette personne en ce moment.', look: 'warning' };
}

function good(words: string): Notice {
  return { words, look: 'good' };
}
