import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/domain/value.ts';
import { inWords } from '../../src/runtime/formats.ts';
import { createTexts } from '../../src/runtime/texts.ts';
import { loadProject } from '../../src/script/project.ts';
import { theEdition } from './theatre.ts';

const FR = { language: 'fr', timeZone: 'Europe/Paris' };

/** Spaces that do not break a line, made visible. */
function visible(text: string): string {
  return text.replaceAll('\u00a0', '_').replaceAll('\u202f', '_');
}

describe('a value in words', () => {
  const table: readonly (readonly [Value, Parameters<typeof inWords>[1], string])[] = [
    [5700, 'euros', '57_€'],
    [5750, 'euros', '57,50_€'],
    [123456, 'euros', '1_234,56_€'],
    ['2026-03-03', 'jour', 'mardi 3 mars'],
    ['2026-03-01', 'jour', 'dimanche 1er mars'],
    ['2026-03-01', 'date', '1er mars 2026'],
    ['2026-03-03T13:30:00.000Z', 'heure', '14_h_30'],
    ['2026-03-03T13:00:00.000Z', 'heure', '14_h'],
    ['2026-03-03T23:30:00.000Z', 'moment', 'mercredi 4 mars à 0_h_30'],
    [24, 'durée', '24_mois'],
    [['loyer', 'gaz', 'eau'], 'liste', 'loyer, gaz et eau'],
    [1234, null, '1_234'],
    ['texte', null, 'texte'],
  ];
  it.each(table)('%j, %s: %s', (value, format, words) => {
    expect(visible(inWords(value, format, FR))).toBe(words);
  });

  it('counts days in the unit of its fact', () => {
    expect(visible(inWords(1, 'durée', FR, 'jours'))).toBe('1_jour');
    expect(visible(inWords(15, 'durée', FR, 'jours'))).toBe('15_jours');
  });

  it('keeps the digits of the bank’s papers in Arabic', () => {
    const arabic = { language: 'ar', timeZone: 'Europe/Paris' };
    expect(inWords(5700, 'euros', arabic)).toContain('57');
    expect(inWords('2026-03-03', 'jour', arabic)).toContain('3');
  });
});

describe('a text', () => {
  const { texts } = theEdition();
  const system = (key: string, params: Readonly<Record<string, Value>> = {}, language = 'fr') =>
    texts.render({ space: 'systeme', key, params }, language);

  it('is said in the reader’s language, in French when nobody translated it', () => {
    expect(system('menu', {}, 'en')).toBe('What would you like to do?');
    expect(system('menu', {}, 'pt')).toBe('Que voulez-vous faire ?');
  });

  it('says one thing in the singular and several in the plural, in each language', () => {
    expect(system('album_recu', { count: 1 })).toBe("Merci, j'ai bien reçu 1 page.");
    expect(system('album_recu', { count: 3 })).toContain('3 pages. Je les garde ensemble.');
    const forms = [1, 2, 3, 11, 100].map((count) => system('album_recu', { count }, 'ar'));
    expect(forms.every((text) => text.length > 0)).toBe(true);
  });

  it('shows amounts as people read them', () => {
    const text = system('hors_bornes.montant', { min: 30_000, max: 300_000 });
    expect(visible(text)).toBe("J'ai besoin d'un montant entre 300_€ et 3_000_€.");
  });

  it('falls back to its other words when a value is missing', () => {
    const ref = { space: 'accueil', key: 'accord_oui', params: {} };
    const lenient = createTexts(theEdition().project, { timeZone: 'Europe/Paris' });
    expect(lenient.render(ref, 'fr')).toContain("Une personne de l'équipe");
  });

  it('throws in tests for a missing value, and never shows one to a person', () => {
    const ref = { space: 'systeme', key: 'transmis', params: {} };
    expect(() => texts.render(ref, 'fr')).toThrow(/systeme\/transmis/u);
    const told: string[] = [];
    const lenient = createTexts(theEdition().project, {
      timeZone: 'Europe/Paris',
      onMissing: (space, key) => told.push(`${space}/${key}`),
    });
    expect(lenient.render(ref, 'fr')).toBe('');
    expect(told).toEqual(['systeme/transmis']);
  });

  it('never reads what a person wrote as a template', () => {
    const nasty = '{{ccas.nom}} $t(menu) {{conseiller, euros}} <b>';
    expect(system('pris_en_charge', { conseiller: nasty })).toContain(nasty);
  });

  it('shows an answer by the words of its button', () => {
    const value = { type: { kind: 'choix' as const }, value: 'mobilite' };
    expect(texts.show(value, 'fr', 'projet')).toBe('Voiture, permis, transport');
    expect(texts.show({ type: { kind: 'oui/non' }, value: false }, 'en')).toBe('No');
  });

  it('puts a placeholder without a format into the words of its type', () => {
    const files = {
      'dialogs/faits.yaml': 'montant:\n  type: montant\n  qui: personne\n  sens: Montant\n',
      'dialogs/essai.yaml':
        'titre: Essai\ncommence:\n  - intention: x\netapes:\n  - dire: somme\n    texte: |\n      Il faut {{montant}}.\n',
    };
    const own = createTexts(loadProject(files).project, { timeZone: 'Europe/Paris', strict: true });
    const ref = { space: 'essai', key: 'somme', params: { montant: 5750 } };
    expect(visible(own.render(ref, 'fr'))).toBe('Il faut 57,50_€.');
  });
});
