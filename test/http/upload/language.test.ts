import { expect, test } from 'vitest';
import { browserLanguage } from '../../../src/http/upload/language.ts';

test.each([
  ['fr-FR,fr;q=0.9', 'fr'],
  ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
  ['fr;q=0.5, ar-DZ;q=0.9', 'ar'],
  ['uk-UA,uk;q=0.9,ru;q=0.8', 'fr'],
  ['ru, en;q=0.2', 'en'],
  ['', 'fr'],
  [undefined, 'fr'],
  [';;;,,q=,*;q=x', 'fr'],
])('a browser that wants « %s » reads « %s »', (header, language) => {
  expect(browserLanguage(header, ['fr', 'en', 'ar'])).toBe(language);
});
