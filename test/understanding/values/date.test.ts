import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.ts';
import { readDate } from '../../../src/understanding/values/date.ts';

/** A Thursday. */
const TODAY = '2026-03-05';

const dates: readonly (readonly [string, string])[] = [
  ['le 5', '2026-03-05'],
  ['le 4', '2026-04-04'],
  ['6', '2026-03-06'],
  ['le 31', '2026-03-31'],
  ['le premier', '2026-04-01'],
  ['le dix', '2026-03-10'],
  ['le 5 du mois prochain', '2026-04-05'],
  ['je suis payé le 10', '2026-03-10'],
  ['vers le 10', '2026-03-10'],
  ['5 mars', '2026-03-05'],
  ['4 mars', '2027-03-04'],
  ['1er avril', '2026-04-01'],
  ['cinq avril', '2026-04-05'],
  ['mardi 10 mars', '2026-03-10'],
  ['mardi 3 mars', '2026-03-03'],
  ['vendredi 13', '2026-03-13'],
  ['5 sept', '2026-09-05'],
  ['29 février', '2028-02-29'],
  ['12 mai 1985', '1985-05-12'],
  ['05/03', '2026-03-05'],
  ['12/05/1985', '1985-05-12'],
  ['12/05/85', '1985-05-12'],
  ['12 05 1985', '1985-05-12'],
  ['12051985', '1985-05-12'],
  ['5.3.27', '2027-03-05'],
  ['2026-04-01', '2026-04-01'],
  ['demain', '2026-03-06'],
  ['2m1', '2026-03-06'],
  ['après-demain', '2026-03-07'],
  ['aujourd’hui', '2026-03-05'],
  ['hier', '2026-03-04'],
  ['lundi', '2026-03-09'],
  ['lundi prochain', '2026-03-09'],
  ['lundi en huit', '2026-03-16'],
  ['jeudi', '2026-03-12'],
  ['dans 15 jours', '2026-03-20'],
  ['ds quinze jours', '2026-03-20'],
  ['dans une semaine', '2026-03-12'],
  ['dans un mois', '2026-04-05'],
  ['d’ici 10 jours', '2026-03-15'],
  ['fin du mois', '2026-03-31'],
  ['à la fin du mois prochain', '2026-04-30'],
  ['fin février', '2027-02-28'],
  ['tomorrow', '2026-03-06'],
  ['next monday', '2026-03-09'],
  ['5 april', '2026-04-05'],
  ['غدا', '2026-03-06'],
  ['٥ مارس', '2026-03-05'],
];

const none = [
  'entre le 10 et le 15',
  'le 10 ou le 15',
  'le 10 ou 15',
  'entre 5/3 et 8/3',
  'lundi ou mardi',
  'début avril',
  'la semaine prochaine',
  'le mois prochain',
  '31/04/2026',
  '31 avril',
  '15/13',
  'lundi 3 mai 2026',
  'pas demain',
  '4 enfants',
  '1500 €',
  '12 mois',
  'bientôt',
];

describe('dates, on Thursday 5 March 2026', () => {
  test.each(dates)('« %s » is %s', (text, date) => {
    expect(readDate(text, TODAY)).toBe(date);
  });

  test.each(none)('« %s » is no certain date', (text) => {
    expect(readDate(text, TODAY)).toBeUndefined();
  });

  test('any day written in full is read back, whatever today is', () => {
    const full = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' });
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (ahead) => {
        const date = addDays(TODAY, ahead);
        expect(readDate(full.format(new Date(`${date}T00:00:00Z`)), TODAY)).toBe(date);
      }),
    );
  });

  test('a weekday is within the week to come, and is that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (ahead) => {
        const today = addDays(TODAY, ahead);
        const monday = readDate('lundi', today) ?? '';
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(monday > today && monday <= addDays(today, 7)).toBe(true);
      }),
    );
  });
});
