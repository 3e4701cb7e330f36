import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONSTRUCTS } from '../../src/rules/constructs.ts';
import { ruleSet } from './fixtures.ts';

const guide = readFileSync('docs/guide-redaction.md', 'utf8');
const [, section = ''] = guide.split('## Les règles du pré-diagnostic\n');
const [, example = ''] = /^```yaml\n([\s\S]*?)^```$/mu.exec(section) ?? [];

describe('the guide, where it tells of rules', () => {
  it('shows an example without a mistake', () => {
    const { ruleSet: read, problems } = ruleSet(example);
    expect(problems.filter(({ code }) => code !== 'aide-jamais-montree')).toEqual([]);
    expect(read.criteria.map(({ name }) => name)).toEqual(['montant_habituel']);
  });

  it('names every construct that a rule may use', () => {
    const [text = ''] = section.split('\n## ');
    expect(Object.keys(CONSTRUCTS).filter((name) => !text.includes(`\`${name}`))).toEqual([]);
  });
});
