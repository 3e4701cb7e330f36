import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import { describe, expect, it } from 'vitest';
import { chooseCard } from '../../../src/channels/teams/cards/choose.ts';
import type { Card } from '../../../src/channels/teams/cards/elements.ts';
import { messageCard } from '../../../src/channels/teams/cards/message.ts';
import { noticeCard, sentCard, wordsCard } from '../../../src/channels/teams/cards/notice.ts';
import { papersCard } from '../../../src/channels/teams/cards/papers.ts';
import { situationCard } from '../../../src/channels/teams/cards/situation.ts';
import { takeNotice } from '../../../src/channels/teams/results.ts';
import { bytesOf } from '../../../src/channels/teams/shorten.ts';
import type { AdvisorView } from '../../../src/runtime/advisorDesk.ts';
import { aPapersView } from './fakePapers.ts';
import { linesOf } from './read.ts';
import { aView } from './views.ts';

const timeZone = 'Europe/Paris';
const taken = { status: 'prise', takenBy: 'M. Martin' } as const;
const closed = { status: 'close', closedAt: '2026-03-04T15:30:00.000Z' } as const;
const inDanger: Partial<AdvisorView> = {
  motive: 'danger',
  urgency: 'immédiate',
  danger: 'suicide',
};
const stranger = { name: null, person: { name: null, caseNumber: null, language: 'ar' } };

const ASKED_AGAIN = { paper: 'identite@1', what: 'redo', reason: 'flou', text: 'Le bas.' } as const;
const CORRECTABLE = [
  { name: 'montant', label: 'De combien avez-vous besoin ?', example: '1 500 €' },
];

const CARDS: Readonly<Record<string, Card>> = {
  ouverte: situationCard(aView(), { timeZone }),
  'ouverte-danger': situationCard(aView(inDanger), { timeZone }),
  'ouverte-inconnue': situationCard(
    { ...aView({ urgency: 'normale', summary: [], lastMessages: [] }), ...stranger },
    { timeZone },
  ),
  'prise-par-moi': situationCard(aView({ ...taken, mine: true }), {
    timeZone,
    notice: takeNotice('done', aView({ ...taken, mine: true })),
  }),
  'prise-par-un-autre': situationCard(aView(taken), {
    timeZone,
    notice: takeNotice('other', aView(taken)),
  }),
  close: situationCard(aView({ ...closed, takenBy: 'M. Martin' }), { timeZone }),
  'close-par-moi': situationCard(aView({ ...closed, mine: true }), { timeZone }),
  message: messageCard(aView(), 'je ne peux pas payer\nje suis désolée'),
  'message-reponse': messageCard(aView(), 'je ne peux pas payer', 'open'),
  choix: chooseCard(
    [
      { escalation: 'e12', ...aView() },
      { escalation: 'e13', ...aView({ number: 13, name: 'M. B.' }) },
    ],
    'On peut reporter.',
    'teams:28:c:a1',
  ),
  papiers: papersCard(aPapersView(), { timeZone }),
  'papiers-redemander': papersCard(aPapersView(), { timeZone, open: ASKED_AGAIN }),
  'papiers-dispenser': papersCard(aPapersView(), {
    timeZone,
    open: { paper: 'bail', what: 'waive' },
  }),
  'papiers-lien': papersCard(aPapersView(), {
    timeZone,
    link: { paper: 'rib', url: 'https://ccas.example/dossier/t1' },
  }),
  corriger: situationCard(aView({ motive: 'projet', correctable: CORRECTABLE, hasPapers: true }), {
    timeZone,
    correcting: { name: 'montant', text: 'beaucoup' },
  }),
  parti: sentCard('À Mme D. — situation 12', 'On peut reporter.'),
  avis: noticeCard({ words: "Rien n'est parti.", look: 'warning', quoted: 'On peut reporter.' }),
  mot: wordsCard("Votre message à Mme D. n'est pas arrivé."),
};

describe('what an advisor reads on each card', () => {
  it.each(Object.entries(CARDS))('%s', async (name, card) => {
    await expect(`${linesOf(card).join('\n')}\n`).toMatchFileSnapshot(`goldens/${name}.txt`);
  });
});

describe.each(Object.entries(CARDS))('the card « %s »', (_name, card) => {
  it("is read without a complaint by Microsoft's own parser, as version 1.5", () => {
    const context = new SerializationContext(Versions.v1_5);
    const parsed = new AdaptiveCard();
    parsed.parse(JSON.parse(JSON.stringify(card)), context);
    const complaints = Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n));
    // The parser's own pattern for `lang` remembers where it stopped, so it refuses every second « fr ».
    const messages = complaints.map(({ message }) => message);
    expect(messages.filter((message) => !message.includes('"lang"'))).toEqual([]);
    expect(parsed.validateProperties().validationEvents.map(({ message }) => message)).toEqual([]);
    expect(parsed.getItemCount()).toBeGreaterThan(0);
  });

  it('says nothing of the story where a notification could show it', () => {
    for (const shown of [card.fallbackText, card.speak])
      expect(shown).not.toMatch(/Mme|situation \d|payer|danger/);
  });

  it('names every field and every button', () => {
    const json = JSON.stringify(card);
    const labels = json.match(/"Input.Text","id":"reponse","label":"[^"]+"/g) ?? [];
    expect(labels).toHaveLength((json.match(/Input\.Text/g) ?? []).length);
    expect(json).not.toMatch(/"title":""/);
  });
});

describe('a card that is too long', () => {
  const long = 'Élodie écrit beaucoup 👩‍👩‍👧‍👦 « » \\ " '.repeat(2000);
  const huge = aView({
    summary: Array.from({ length: 30 }, (_, n) => ({ label: `Question ${n}`, value: long })),
    lastMessages: Array.from({ length: 20 }, () => ({
      from: 'Mme D.',
      text: long,
      at: '2026-03-03T09:10:00.000Z',
    })),
  });

  it('is shortened with « … » to what Teams takes, its buttons kept', () => {
    const card = situationCard(huge, { timeZone });
    expect(bytesOf(card)).toBeLessThan(28 * 1024);
    const lines = linesOf(card);
    expect(lines).toContain('(Prendre en charge)');
    expect(lines.some((line) => line.endsWith('…'))).toBe(true);
  });

  it.each(['a', 'é', '👩‍👩‍👧‍👦', '"', '\n', '\u0001', '\ud83d'])(
    "carries the person's words within the limit, even made of %j only",
    (character) => {
      const card = messageCard(aView(), character.repeat(10_000));
      expect(bytesOf(card)).toBeLessThan(28 * 1024);
      expect(JSON.stringify(card).includes('\\ud')).toBe(false);
    },
  );

  it('carries a message of 4 000 characters whole', () => {
    const words = 'x'.repeat(4000);
    expect(linesOf(messageCard(aView(), words))).toContain(words);
  });
});
