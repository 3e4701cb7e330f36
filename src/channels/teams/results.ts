import type { AdvisorView, CorrectionResult, DeedResult } from '../../runtime/advisorDesk.ts';
import type { Decision, ReviewResult } from '../../runtime/papersDesk.ts';
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

/** What became of a correction. `example` is what may be typed for the line. */
export function correctionNotice(
  result: CorrectionResult,
  view: AdvisorView,
  { label, example }: { readonly label: string; readonly example: string },
): Notice {
  if (result === 'done')
    return good(
      `C'est corrigé : « ${label} ». La personne est prévenue. Le résultat du point ne change pas.`,
    );
  if (result === 'already') return good("C'était déjà corrigé ainsi.");
  if (result === 'unreadable')
    return {
      words: `Je n'ai pas compris cette réponse. Rien n'est changé. Par exemple : ${example}.`,
      look: 'warning',
    };
  return nothingDone(result, view);
}

const DECIDED: Readonly<Record<Decision['decision'], string>> = {
  validate: 'est validé',
  redo: 'est redemandé à la personne',
  waive: "n'est plus demandé",
};

/** What became of a decision about a paper, in a line on the card of papers. */
export function reviewNotice(
  result: Exclude<ReviewResult, 'unknown'>,
  decision: Decision['decision'],
  title: string,
): Notice {
  switch (result) {
    case 'done':
      return good(`« ${title} » ${DECIDED[decision]}.`);
    case 'done_untold':
      return {
        words: `« ${title} » ${DECIDED[decision]}. Mais la personne a arrêté le robot : un appel peut aider.`,
        look: 'warning',
      };
    case 'moved':
      return {
        words: `Rien n'est changé : « ${title} » a bougé entre-temps. Voici où il en est.`,
        look: 'warning',
      };
    case 'other':
      return { words: 'Une autre personne suit cette situation en ce moment.', look: 'warning' };
  }
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
