import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULTS } from '../problems/defaults.ts';

const VERIFIER = join(import.meta.dirname, '../../src/cli/verifier.ts');

const BILINGUAL = {
  'dialogs/ccas.yaml': (DEFAULTS['dialogs/ccas.yaml'] ?? '').replace('- fr\n', '- fr\n  - en\n'),
};

const SOUND = `titre: Bonjour
commence:
  - intention: pret
etapes:
  - dire: bonjour
    texte: Bonjour.
`;

const BROKEN = `${SOUND}  - aller: bonjou
`;

const TRAPPED = `titre: Bonjour
commence:
  - intention: pret
etapes:
  # Relu par Claire.
  - dire: horaires
    texte: Le CCAS est ouvert : du lundi au vendredi.  # à revoir en mai
`;

const MENDED = `titre: Bonjour
commence:
  - intention: pret
etapes:
  # Relu par Claire.
  - dire: horaires
    texte: |  # à revoir en mai
      Le CCAS est ouvert : du lundi au vendredi.
`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project of its own in a temporary folder. */
function projectWith(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'compagnon-verifier-'));
  folders.push(root);
  mkdirSync(join(root, 'locales'));
  for (const [path, text] of Object.entries({ ...DEFAULTS, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return {
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    /** Runs the command there, as staff do. */
    verify(...options: readonly string[]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...options], {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: process.env.PATH },
      });
      return { status, printed: stdout, complained: stderr };
    },
  };
}

describe('npm run verifier', () => {
  it('ends well when nothing is wrong', () => {
    const { verify } = projectWith({ 'dialogs/bonjour.yaml': SOUND });
    expect(verify()).toMatchObject({
      status: 0,
      printed: '1 script lu. 0 erreur, 0 conseil.\n',
      complained: '',
    });
  });

  it('ends with 1 on an error, and says where, what, and what to write instead', () => {
    const { verify } = projectWith({ 'dialogs/bonjour.yaml': BROKEN });
    const { status, printed } = verify();
    expect(status).toBe(1);
    expect(printed).toBe(
      [
        'dialogs/bonjour.yaml:7:12  « aller » mène à « bonjou », mais aucune étape de ce script ne porte ce nom.',
        '    Vouliez-vous dire « bonjour » ?',
        '',
        '1 script lu. 1 erreur, 0 conseil.',
        '',
      ].join('\n'),
    );
  });

  it('does not stop for advice, and shows it only when asked', () => {
    const { verify } = projectWith({ ...BILINGUAL, 'dialogs/bonjour.yaml': SOUND });
    expect(verify()).toMatchObject({
      status: 0,
      printed: '1 script lu. 0 erreur, 1 conseil (--conseils pour les lire).\n',
    });
    const { status, printed } = verify('--conseils');
    expect(status).toBe(0);
    expect(printed).toContain('conseil : Le script « bonjour » n’est pas traduit en anglais');
  });

  it('does not touch a file unless asked', () => {
    const { verify, read } = projectWith({ 'dialogs/bonjour.yaml': TRAPPED });
    expect(verify().status).toBe(1);
    expect(read('dialogs/bonjour.yaml')).toBe(TRAPPED);
  });
});

describe('--json', () => {
  const problems = z.array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['erreur', 'conseil']),
      sentence: z.string(),
      mend: z.string().nullable(),
      place: z.strictObject({ file: z.string(), line: z.number(), column: z.number() }),
    }),
  );

  it('gives every problem to a programme, advice too, and ends with 1 on an error', () => {
    const { verify } = projectWith({ ...BILINGUAL, 'dialogs/bonjour.yaml': BROKEN });
    const { status, printed } = verify('--json');
    expect(status).toBe(1);
    expect(problems.parse(JSON.parse(printed))).toMatchObject([
      { code: 'traduction-absente', severity: 'conseil' },
      {
        code: 'cible-inconnue',
        severity: 'erreur',
        mend: 'Vouliez-vous dire « bonjour » ?',
        place: { file: 'dialogs/bonjour.yaml', line: 7, column: 12 },
      },
    ]);
  });

  it('gives an empty list when nothing is wrong', () => {
    const { verify } = projectWith({ 'dialogs/bonjour.yaml': SOUND });
    expect(verify('--json')).toMatchObject({ status: 0, printed: '[]\n' });
  });
});

describe('--reparer', () => {
  it('rewrites trapped texts under « | », keeps comments, and finds nothing more', () => {
    const { verify, read } = projectWith({ 'dialogs/bonjour.yaml': TRAPPED });
    expect(verify('--reparer')).toMatchObject({
      status: 0,
      printed: 'dialogs/bonjour.yaml : réparé.\n1 script lu. 0 erreur, 0 conseil.\n',
    });
    expect(read('dialogs/bonjour.yaml')).toBe(MENDED);
    expect(verify('--reparer').printed).not.toContain('réparé');
    expect(read('dialogs/bonjour.yaml')).toBe(MENDED);
  });

  it('leaves to people what only they can mend', () => {
    const { verify, read } = projectWith({ 'dialogs/bonjour.yaml': BROKEN });
    expect(verify('--reparer').status).toBe(1);
    expect(read('dialogs/bonjour.yaml')).toBe(BROKEN);
  });
});

describe('--traductions', () => {
  const TRANSLATED = `# Read again by Amina.
bonjour:
  texte: |
    Hello.

    How are you?
  de: 00000000

# The last one.
au_revoir:
  texte: Goodbye.
`;
  const script = `${SOUND}  - dire: au_revoir
    texte: Au revoir.
`;

  it('writes the print of the French under each translation, and keeps all else', () => {
    const { verify, read } = projectWith({
      ...BILINGUAL,
      'dialogs/bonjour.yaml': script,
      'locales/en/bonjour.yaml': TRANSLATED,
    });
    expect(verify().status).toBe(1);
    expect(verify('--traductions').status).toBe(0);
    const stamped = read('locales/en/bonjour.yaml');
    expect(stamped).toMatch(/How are you\?\n {2}de: [0-9a-f]{8}\n\n# The last one\./u);
    expect(stamped).toMatch(/Goodbye\.\n {2}de: [0-9a-f]{8}\n$/u);
    const print = /\n {2}de: [0-9a-f]{8}/gu;
    expect(stamped.replaceAll(print, '')).toBe(TRANSLATED.replaceAll(print, ''));
  });

  it('changes nothing the second time, and a French text that changes is told again', () => {
    const files = {
      ...BILINGUAL,
      'dialogs/bonjour.yaml': script,
      'locales/en/bonjour.yaml': TRANSLATED,
    };
    const before = projectWith(files);
    before.verify('--traductions');
    const stamped = before.read('locales/en/bonjour.yaml');
    expect(before.verify('--traductions').status).toBe(0);
    expect(before.read('locales/en/bonjour.yaml')).toBe(stamped);

    const after = projectWith({
      ...files,
      'dialogs/bonjour.yaml': script.replace('Au revoir.', 'À bientôt.'),
      'locales/en/bonjour.yaml': stamped,
    });
    const { status, printed } = after.verify();
    expect(status).toBe(1);
    expect(printed).toContain('Le français de « au_revoir » a changé depuis sa traduction.');
    expect(printed).not.toContain('« bonjour »');
  });
});
