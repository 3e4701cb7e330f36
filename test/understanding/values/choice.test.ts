import { describe, expect, test } from 'vitest';
import { readChoice, readChoices } from '../../../src/understanding/values/choice.ts';

const projects = {
  mobilite: ['Voiture, permis, transport'],
  emploi: ['Travail ou formation'],
  habitat: ['Logement, équipement'],
  dettes: ['Payer des dettes'],
  autre: ['Autre chose'],
};

describe('one choice among « voiture… », « travail… », « logement… », « dettes », « autre chose »', () => {
  test.each([
    ['1', 'mobilite'],
    ['le 2', 'emploi'],
    ['n°3', 'habitat'],
    ['deux', 'emploi'],
    ['la deuxième', 'emploi'],
    ['le dernier', 'autre'],
    ['2️⃣', 'emploi'],
    ['Voiture, permis, transport', 'mobilite'],
    ['autre chose', 'autre'],
    ['autre', 'autre'],
    ['c’est pour le permis', 'mobilite'],
    ['une voiture stp', 'mobilite'],
    ['voitur', 'mobilite'],
    ['logment', 'habitat'],
    ['mes dettes', 'dettes'],
    ['habitat', 'habitat'],
  ])('« %s » → %s', (text, key) => {
    expect(readChoice(text, projects)).toBe(key);
  });

  test.each([
    '6',
    '0',
    'oui',
    'travail ou voiture',
    'je veux pas de voiture',
    'constructor',
    '👍',
    '',
  ])('« %s » chooses nothing for certain', (text) => {
    expect(readChoice(text, projects)).toBeUndefined();
  });
});

describe('several choices', () => {
  test.each([
    ['1 et 3', ['mobilite', 'habitat']],
    ['1 3', ['mobilite', 'habitat']],
    ['1 2 et 4', ['mobilite', 'emploi', 'dettes']],
    ['le permis, la voiture et 3', ['mobilite', 'habitat']],
    ['Voiture, permis, transport', ['mobilite']],
    ['logement', ['habitat']],
  ])('« %s » → %j', (text, keys) => {
    expect(readChoices(text, projects)).toEqual(keys);
  });

  test.each(['1 et 9', 'voiture et bateau', 'rien'])('« %s » is not all understood', (text) => {
    expect(readChoices(text, projects)).toBeUndefined();
  });
});
