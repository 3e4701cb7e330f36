import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each part may import of ours. What is not listed here may not be imported. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  engine: ['domain'],
  understanding: ['domain'],
  script: ['engine', 'domain', 'rules'],
  rules: ['domain'],
  runtime: ['domain', 'engine', 'script', 'understanding', 'rules'],
  storage: ['runtime', 'domain', 'engine'],
  channels: ['runtime', 'domain', 'engine'],
  jobs: ['runtime', 'domain', 'engine'],
  http: ['runtime', 'domain', 'config.ts'],
  cli: ['*'],
  atelier: ['*'],
  simulator: ['runtime', 'domain', 'engine'],
  'config.ts': ['runtime'],
  'log.ts': ['runtime', 'config.ts'],
  'main.ts': ['*'],
  'start.ts': ['*'],
  'demo.ts': ['*'],
};

/** Fewer files than this, and the test looks in the wrong place. */
const AT_LEAST = 150;

const SRC = resolve('src');

type Import = { readonly file: string; readonly target: string };

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${SRC}/storage/client`) && !file.endsWith('.d.ts'));
}

/** Every specifier of a file, with `from`, `import …` and `import(…)`. */
function specifiers(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/(?:\bfrom|^\s*import|\bimport\()\s*['"]([^'"]+)['"]/gmu);
  return [...found].map(([, specifier = '']) => specifier);
}

function importsOfOurs(): readonly Import[] {
  return sources(SRC).flatMap((file) =>
    specifiers(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({ file, target: resolve(dirname(file), specifier) })),
  );
}

/** The part a file belongs to: the first folder under `src`, or the file itself. */
function partOf(path: string): string {
  return relative(SRC, path).split('/')[0] ?? '';
}

function isAllowed({ file, target }: Import): boolean {
  const [from, to] = [partOf(file), partOf(target)];
  const allowed = ARROWS[from] ?? [];
  return from === to || allowed.includes('*') || allowed.includes(to);
}

describe('the direction of imports', () => {
  const imports = importsOfOurs();

  it('finds the files it should look at', () => {
    expect(sources(SRC).length).toBeGreaterThanOrEqual(AT_LEAST);
    expect(imports.length).toBeGreaterThan(AT_LEAST);
  });

  it('has an arrow for every part of the programme', () => {
    const parts = new Set(sources(SRC).map(partOf));
    expect([...parts].filter((part) => !(part in ARROWS))).toEqual([]);
  });

  it('never runs the other way', () => {
    const wrong = imports
      .filter((one) => !isAllowed(one))
      .map(({ file, target }) => `${relative(SRC, file)} → ${relative(SRC, target)}`);
    expect(wrong).toEqual([]);
  });

  it('keeps the Bot Framework inside its channel', () => {
    const outside = sources(SRC).filter(
      (file) =>
        !file.includes('/channels/teams/') &&
        specifiers(file).some((one) => /^(botbuilder|botframework)/u.test(one)),
    );
    expect(outside.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('never loads the simulator but for the demo: main reaches it by no import of its own', () => {
    const reached = reachedFrom(join(SRC, 'main.ts'));
    expect(reached.size).toBeGreaterThan(50);
    const simulated = [...reached].filter((file) => /^(simulator|demo\.ts)/u.test(partOf(file)));
    expect(simulated).toEqual([]);
    expect(readFileSync(join(SRC, 'main.ts'), 'utf8')).toContain("await import('./demo.ts')");
  });
});

/** Files that are loaded with this one. */
function reachedFrom(start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const file of reached) {
    const text = readFileSync(file, 'utf8');
    for (const [, specifier = ''] of text.matchAll(/\bfrom\s*['"](\.[^'"]+)['"]/gu)) {
      const target = resolve(dirname(file), specifier);
      if (target.endsWith('.ts') && !target.includes('/client/')) reached.add(target);
    }
  }
  return reached;
}

describe('the pure middle', () => {
  const PURE = ['domain', 'engine', 'script', 'understanding', 'rules'];
  const IMPURE =
    /\bawait\b|\basync\b|\bPromise\b|Date\.now\(|new Date\(\)|Math\.random|randomUUID|process\.|setTimeout|setInterval|node:fs|node:net|fetch\(/u;

  it('has no clock, no chance, no waiting and no way out', () => {
    const files = sources(SRC).filter((file) => PURE.includes(partOf(file)));
    const impure = files.filter((file) => IMPURE.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(impure.map((file) => relative(SRC, file))).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read by the settings and the entry points only', () => {
    const readers = sources(SRC).filter((file) =>
      /process\.env\b/u.test(withoutComments(readFileSync(file, 'utf8'))),
    );
    const parts = readers.map(partOf).filter((part) => part !== 'main.ts' && part !== 'cli');
    expect(parts).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:'"`])\/\/.*$/gmu, '$1');
}
