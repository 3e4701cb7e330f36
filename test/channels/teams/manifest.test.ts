import { readFileSync } from 'node:fs';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { describe, expect, it } from 'vitest';

const folder = 'src/channels/teams/manifest';
const template = readFileSync(`${folder}/manifest.json`, 'utf8');

/** What docs/teams.md has the operator write in place of each mark. */
const MARKS: Readonly<Record<string, string>> = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  CCAS: 'CCAS de Valmont',
  SITE: 'https://www.exemple.fr',
};

const filled = template.replace(/\{\{(\w+)\}\}/g, (mark, name) => MARKS[name] ?? mark);

describe('the manifest of the Teams application', () => {
  it("is accepted by Microsoft's own validator once its marks are filled", async () => {
    const manifest = TeamsManifestConverter.jsonToManifest(filled);
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
  });

  it('is refused by it when a mark is left', async () => {
    const manifest = TeamsManifestConverter.jsonToManifest(template);
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).not.toEqual([]);
  });

  it('has no other marks than those that docs/teams.md names', () => {
    const marks = [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect([...new Set(marks)].sort()).toEqual(Object.keys(MARKS).sort());
    const guide = readFileSync('docs/teams.md', 'utf8');
    for (const mark of Object.keys(MARKS)) expect(guide).toContain(`{{${mark}}}`);
  });

  it('installs the bot in private chats only', () => {
    expect(JSON.parse(filled)).toMatchObject({
      bots: [{ scopes: ['personal'], supportsFiles: false }],
      defaultInstallScope: 'personal',
    });
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has its icon %s, of %i pixels', (name, size) => {
    const image = readFileSync(`${folder}/${name}`);
    expect(image.toString('latin1', 1, 4)).toBe('PNG');
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([size, size]);
  });
});
