import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** The files of the upload page, read once. */
export type Assets = {
  /** Changes with any of them: browsers keep a version for ever. */
  readonly version: string;
  /** Modules that `main.ts` needs, to be fetched beside it. */
  readonly modules: readonly string[];
  readonly files: ReadonlyMap<string, { readonly type: string; readonly text: string }>;
};

const FOLDER = new URL('./page/', import.meta.url);

export function loadAssets(): Assets {
  const names = readdirSync(FOLDER).filter((name) => /\.(?:ts|css|svg)$/u.test(name));
  const files = new Map(
    names.map((name) => [name, served(name, readFileSync(new URL(name, FOLDER), 'utf8'))] as const),
  );
  const hash = createHash('sha256');
  for (const [name, { text }] of files) hash.update(`${name}\n${text}\n`);
  return {
    version: hash.digest('hex').slice(0, 12),
    modules: names.filter((name) => name.endsWith('.ts') && name !== 'main.ts'),
    files,
  };
}

function served(name: string, source: string): { type: string; text: string } {
  if (name.endsWith('.ts'))
    return { type: 'text/javascript; charset=utf-8', text: stripTypeScriptTypes(source) };
  const type = name.endsWith('.css') ? 'text/css' : 'image/svg+xml';
  return { type: `${type}; charset=utf-8`, text: source };
}
