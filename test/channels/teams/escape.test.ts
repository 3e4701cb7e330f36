import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { situationCard } from '../../../src/channels/teams/cards/situation.ts';
import { escapeMarkdown, isolate } from '../../../src/channels/teams/escape.ts';
import { aView } from './views.ts';

describe('words of a person where Teams reads Markdown', () => {
  it.each([
    ['[cliquez](http://exemple.fr)', '\\[cliquez\\](http://exemple.fr)'],
    ['![x](http://exemple.fr/y.png)', '!\\[x\\](http://exemple.fr/y.png)'],
    ['**gras** et _italique_', '\\*\\*gras\\*\\* et \\_italique\\_'],
    ['<b>gras</b>', '\\<b\\>gras\\</b\\>'],
    ['# titre', '\\# titre'],
    ['- une liste', '\\- une liste'],
    ['1. une liste', '1\u2060. une liste'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['`code` ~~barré~~', '\\`code\\` \\~\\~barré\\~\\~'],
    ['57,50 € - le 5 mars (peut-être)', '57,50 € - le 5 mars (peut-être)'],
    ['M. & Mme D.', 'M. & Mme D.'],
  ])('%s is shown as it is written', (words, escaped) => {
    expect(escapeMarkdown(words)).toBe(escaped);
  });

  it('leaves no live mark of Markdown, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const live = escapeMarkdown(words).replace(/\\[\\`*_[\]<>~|&#=+-]/g, '');
        expect(live).not.toMatch(/[`*_[\]<>~|]/);
      }),
    );
  });
});

describe('words from right to left', () => {
  it('stand in an isolate, so that the card keeps its order', () => {
    expect(isolate('مرحبا 12')).toBe('\u2068مرحبا 12\u2069');
  });

  it('cannot turn the order of what follows them', () => {
    expect(isolate('abc\u202etxt')).toBe('abctxt');
  });
});

describe('a card', () => {
  it('shows messages of people as runs of text, in which no Markdown is read', () => {
    const text = '[vite](http://exemple.fr) **x** <script>';
    const card = situationCard(
      aView({ lastMessages: [{ from: 'Mme D.', text, at: '2026-03-03T09:10:00.000Z' }] }),
      { timeZone: 'Europe/Paris' },
    );
    const json = JSON.stringify(card);
    expect(json).toContain(JSON.stringify({ type: 'TextRun', text }).slice(1, -1));
    expect(json.split(JSON.stringify(text).slice(1, -1))).toHaveLength(2);
  });

  it('escapes the names and answers that stand in text blocks and facts', () => {
    const card = situationCard(
      aView({
        status: 'prise',
        takenBy: '**X**',
        name: '[D](http://exemple.fr)',
        summary: [{ label: '*a*', value: '_b_\n# c' }],
      }),
      { timeZone: 'Europe/Paris' },
    );
    const json = JSON.stringify(card);
    expect(json).toContain('suivie par \\\\*\\\\*X\\\\*\\\\*');
    expect(json).toContain('\\\\[D\\\\](http://exemple.fr)');
    expect(json).toContain('\\\\_b\\\\_ · # c');
  });
});
