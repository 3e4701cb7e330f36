import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { plainOf } from '../../src/script/nodes.ts';
import { repair } from '../../src/script/repair.ts';
import { readSource } from '../../src/script/source.ts';
import { inWords } from './inWords.ts';

const FOLDER = join(import.meta.dirname, 'traps');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));

describe('each trap of YAML is told in French, with the lines to write instead', () => {
  it('finds the files', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(13);
  });

  it.each(FILES)('%s', async (file) => {
    const written = readFileSync(join(FOLDER, file), 'utf8');
    const { problems } = readSource(file, written);
    const told = problems.map(inWords).join('\n');
    const mended = `${told}\n=== réparé ===\n${repair(written)}`;
    await expect(mended).toMatchFileSnapshot(join(FOLDER, file.replace('.txt', '.golden')));
  });
});

describe('a repaired file', () => {
  it.each(FILES)('%s is repaired once and for all', (file) => {
    const once = repair(readFileSync(join(FOLDER, file), 'utf8'));
    expect(repair(once)).toBe(once);
  });

  it.each(FILES)('%s means the same as what was read from the broken one', (file) => {
    const written = readFileSync(join(FOLDER, file), 'utf8');
    const before = readSource(file, written).root;
    const after = readSource(file, repair(written)).root;
    expect(plainOf(after)).toEqual(plainOf(before));
  });
});

it('keeps any text of one line as it was meant, and repairs nothing twice', () => {
  const piece = fc.constantFrom(
    ': ',
    ' : ',
    '\u00a0: ',
    '\u202f: ',
    ':',
    '#',
    ' #',
    '- ',
    '* ',
    '&',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
    '? ',
    '{',
    '}',
    '{{prenom}}',
    '[',
    ']',
    ',',
    '«\u00a0',
    '\u00a0»',
    '“',
    '”',
    '’',
    "l'argent",
    'Bonjour',
    'é',
    '12 €',
    ' ',
  );
  const text = fc
    .array(piece, { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join('').trim())
    // Two spaces before « # » make a comment, a lone « | » announces a text, « [] » is an empty list.
    .filter(
      (one) =>
        one !== '' && one !== '[]' && !/\s{2,}#|^[|>][+-]?\d?[+-]?\s*(?:#|$)|^\|\s/u.test(one),
    );
  fc.assert(
    fc.property(text, (meant) => {
      const source = `titre: Essai\netapes:\n  # gardé\n  - dire: essai\n    texte: ${meant}\n  - fin:\n`;
      const repaired = repair(source);
      expect(repair(repaired)).toBe(repaired);
      expect(repaired).toContain('  # gardé\n');
      const document = parseDocument(repaired, { schema: 'failsafe' });
      expect(document.errors).toEqual([]);
      expect(plainOf(document.contents)).toEqual({
        titre: 'Essai',
        etapes: [{ dire: 'essai', texte: meant }, { fin: '' }],
      });
    }),
    { numRuns: 1000 },
  );
});

it('never throws, whatever the file holds', () => {
  const piece = fc.constantFrom(
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    'dire:',
    'texte: ',
    'choix:',
    'si: ',
    '|',
    '>',
    '"',
    "'",
    '[',
    '{',
    ']',
    '}',
    '&a ',
    '*a',
    '!t ',
    '\t',
    '\u00a0',
    '#',
    ': ',
    'a',
    '\ufeff',
    '\r\n',
    '---',
    '...',
    '%',
    '? ',
    'constructor: ',
    '__proto__: ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('');
      const { problems } = readSource('essai.yaml', source);
      const lines = source.split('\n').length;
      for (const { place } of problems) {
        expect(place.line).toBeGreaterThanOrEqual(1);
        expect(place.line).toBeLessThanOrEqual(lines);
      }
      expect(repair(repair(source))).toBe(repair(source));
    }),
    { numRuns: 2000 },
  );
});
