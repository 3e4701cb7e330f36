import { REDO_REASONS, type RedoReason } from '../../../domain/paper.ts';
import type { PaperLine, PapersView } from '../../../runtime/papersDesk.ts';
import { escapeMarkdown } from '../escape.ts';
import { detailsOf, REDO_WORDS, stateInWords } from '../paperWords.ts';
import { firstThatFits, shorten } from '../shorten.ts';
import { NOTIFICATION } from '../words.ts';
import {
  adaptiveCard,
  button,
  buttons,
  type Card,
  choiceField,
  container,
  type Element,
  opener,
  shortField,
  sideBySide,
  text,
} from './elements.ts';
import { type Notice, noticeLine } from './notice.ts';

export type ShowingPapers = {
  readonly timeZone: string;
  readonly notice?: Notice | null;
  /** The line that is being decided, with what was typed so far. */
  readonly open?: Asking | null;
  /** A link that was just made: it stands in this answer only, never in a card that is kept. */
  readonly link?: { readonly paper: string | null; readonly url: string } | null;
};

export type Asking = {
  readonly paper: string;
  readonly what: 'redo' | 'waive';
  readonly reason?: RedoReason | null;
  readonly text?: string;
};

/** Numbers of lines with buttons that are tried in turn, until the card is small enough. */
const LINES = [200, 24, 18, 14, 11, 8, 5, 3, 2, 1] as const;

/** Longest title and longest details of a line, in UTF-16 units; of a list that is longer than any we know. */
const LENGTH = 160;
const SHORTEST = 40;
const SHORT_BELOW = 5;

/** The checklist of one person: a line a paper, with what may be decided of it now. */
export function papersCard(view: PapersView, showing: ShowingPapers): Card {
  const { mayAct, lines } = view;
  const urgent = lines.filter(waitsForEyes);
  const ranked = [...urgent, ...lines.filter((line) => !urgent.includes(line))];
  return firstThatFits(LINES, (most) => {
    const withButtons = new Set(mayAct ? ranked.slice(0, most).map(({ key }) => key) : []);
    return adaptiveCard(NOTIFICATION.papers, [
      header(view),
      ...(showing.open ? [] : noticePart(showing)),
      ...lines.map((line) =>
        lineElement(view, line, showing, {
          withButtons: withButtons.has(line.key),
          length: most < SHORT_BELOW ? SHORTEST : LENGTH,
        }),
      ),
      ...(mayAct && most < lines.length ? [text(MORE, { isSubtle: true, size: 'Small' })] : []),
      ...wholeFile(view, showing),
    ]);
  });
}

const MORE =
  'La liste est longue. Les autres boutons viennent quand les premiers papiers sont vus.';

/** The card is long: what went wrong stands where the advisor is typing. */
function noticePart({ notice }: ShowingPapers): readonly Element[] {
  return notice ? [noticeLine(notice)] : [];
}

function waitsForEyes({ state }: PaperLine): boolean {
  return state === 'received' || state === 'to_review';
}

function header({ person, number, progress }: PapersView): Element {
  const { done, total } = progress;
  const who = escapeMarkdown(person.name ?? 'la personne');
  const title = text(`Papiers de ${who} — ${done} sur ${total}`, {
    style: 'heading',
    size: 'Large',
    weight: 'Bolder',
  });
  const where = text(`Situation ${number}`, { spacing: 'None', isSubtle: true });
  return container([title, where], { style: 'accent', bleed: true });
}

function lineElement(
  view: PapersView,
  line: PaperLine,
  showing: ShowingPapers,
  { withButtons, length }: { readonly withButtons: boolean; readonly length: number },
): Element {
  const details = detailsOf(line, showing.timeZone);
  const isOpen = showing.open?.paper === line.key && view.mayAct;
  return container(
    [
      sideBySide(
        [text(escapeMarkdown(shorten(line.title, length)), { weight: 'Bolder' })],
        [text(stateInWords(line.state), { wrap: false })],
      ),
      ...(details === ''
        ? []
        : [
            text(escapeMarkdown(shorten(details, length)), {
              size: 'Small',
              isSubtle: true,
              spacing: 'None',
            }),
          ]),
      ...(showing.link?.paper === line.key ? linkPart(line.title, showing.link.url) : []),
      ...(isOpen && showing.open
        ? [...noticePart(showing), ...askingPart(view, line, showing.open)]
        : []),
      ...(withButtons && !isOpen ? lineButtons(view, line) : []),
    ],
    { separator: true, spacing: 'Medium' },
  );
}

/** What may be decided of a paper that stands so. The person of the CCAS looks first, then says. */
function lineButtons({ escalation }: PapersView, line: PaperLine): readonly Element[] {
  const { key: paper, version, state, files } = line;
  const data = { escalation, card: 'papers', paper } as const;
  const decided = { ...data, version };
  const isGiven = waitsForEyes(line) || state === 'expired';
  const made = [
    ...(files > 0 ? [button('see', 'Voir', data)] : []),
    ...(isGiven ? [button('validate', 'Valider', decided, { style: 'positive' })] : []),
    ...(isGiven || state === 'valid' ? [button('redo', 'Redemander', decided)] : []),
    ...(state === 'valid' || state === 'waived' ? [] : [button('waive', 'Dispenser', decided)]),
  ];
  return made.length === 0 ? [] : [buttons(made)];
}

function askingPart(view: PapersView, line: PaperLine, asking: Asking): readonly Element[] {
  const { escalation } = view;
  const data = { escalation, card: 'papers', paper: line.key, version: line.version } as const;
  const leave = button('papers', 'Annuler', { escalation, card: 'papers' });
  if (asking.what === 'waive') {
    const sure = button('waive', 'Oui, dispenser', { ...data, step: 'do' }, { style: 'positive' });
    return [text('Ce papier ne sera plus demandé.', { size: 'Small' }), buttons([sure, leave])];
  }
  const choices = REDO_REASONS.map((value) => ({ title: REDO_WORDS[value], value }));
  const send = button(
    'redo',
    'Redemander à la personne',
    { ...data, step: 'do' },
    { style: 'positive' },
  );
  return [
    choiceField('Pourquoi le redemander ?', choices, asking.reason ?? ''),
    shortField('Un mot pour la personne', {
      value: asking.text ?? '',
      placeholder: 'Facultatif. La personne le lit tel quel.',
      required: false,
    }),
    buttons([send, leave]),
  ];
}

function linkPart(title: string, url: string): readonly Element[] {
  return [
    buttons([opener(`Ouvrir : ${shorten(title, LENGTH)}`, url)]),
    text('Ce lien est pour vous. Il s’ouvre une seule fois, dans les 5 minutes.', {
      size: 'Small',
      spacing: 'Small',
    }),
  ];
}

function wholeFile(
  { escalation, lines, mayAct }: PapersView,
  { link }: ShowingPapers,
): readonly Element[] {
  if (!mayAct || lines.every(({ files }) => files === 0)) return [];
  if (link?.paper === null) return linkPart('tout le dossier en PDF', link.url);
  return [buttons([button('see', 'Tout le dossier en PDF', { escalation, card: 'papers' })])];
}
