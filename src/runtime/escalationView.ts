import { z } from 'zod';
import type { TextRef } from '../engine/text.ts';
import { type EscalationContent, escalationContentSchema } from './escalationContent.ts';
import type { EscalationView, PersonView, StoredEscalation } from './ports.ts';
import type { Texts } from './texts.ts';

/** An escalation in words, for a card: what was asked, what was answered, what was said last. French. */
export function viewOf(stored: StoredEscalation, texts: Texts): EscalationView {
  const content = merged(stored.contents);
  return {
    id: stored.id,
    number: stored.number,
    status: stored.status,
    motive: stored.motive,
    urgency: stored.urgency,
    danger: content.danger,
    person: {
      name: nameOf(stored.person),
      caseNumber: stored.person.caseNumber,
      language: stored.language,
    },
    summary: summaryOf(content, texts),
    lastMessages: stored.journal.flatMap((row) => {
      const text = journalWords(row.content, texts);
      return text === '' ? [] : [{ from: SPEAKERS[row.from], text, at: row.at }];
    }),
    openedAt: stored.openedAt,
    takenBy: stored.takenBy?.name ?? null,
    closedAt: stored.closedAt,
  };
}

/** The lines of its summary with the names of their facts, each as it was corrected last. */
export function summaryLines({ contents }: StoredEscalation): EscalationContent['summary'] {
  return merged(contents).summary;
}

/** Who spoke, as advisors read it. */
const SPEAKERS: Readonly<Record<StoredEscalation['journal'][number]['from'], string>> = {
  person: 'La personne',
  bot: 'Robot',
  advisor: 'Conseiller',
  safety: 'Robot, numéros d’urgence',
};

/** What was said first, with each line as it was corrected last. */
function merged(contents: readonly unknown[]): EscalationContent {
  const read = contents.map((content) => escalationContentSchema.parse(content));
  const lines = new Map(read.flatMap(({ summary }) => summary.map((line) => [line.name, line])));
  return {
    danger: read.find(({ danger }) => danger !== null)?.danger ?? null,
    summary: [...lines.values()],
    retired: read.at(-1)?.retired ?? false,
  };
}

function summaryOf({ summary, retired }: EscalationContent, texts: Texts) {
  const lines = summary.map(({ label, value }) => ({ label, value }));
  if (!retired) return lines;
  const label = texts.render({ space: 'systeme', key: 'conseiller.retire', params: {} }, 'fr');
  return [{ label, value: '✓' }, ...lines];
}

/** « Mme D. » is not known to us: the first name and an initial, or nothing. */
function nameOf({ firstName, lastName }: PersonView): string | null {
  if (firstName === null) return null;
  return lastName ? `${firstName} ${lastName.slice(0, 1)}.` : firstName;
}

const spoken = z.object({ text: z.string() });
const refShape = z.object({
  space: z.string(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
/** Our own row: its parts, texts in texts, go through as they were written. */
const said = z.object({
  texts: z.array(z.custom<TextRef>((one) => refShape.safeParse(one).success)),
});

/** A row of the journal in words: the person's own, or the robot's in French. */
function journalWords(content: unknown, texts: Texts): string {
  const person = spoken.safeParse(content);
  if (person.success) return person.data.text;
  const robot = said.safeParse(content);
  if (!robot.success) return '';
  const words = robot.data.texts.map((ref) => texts.render(ref, 'fr'));
  return words.filter((text) => text !== '').join('\n');
}
