import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

// Writes the Prisma client after each install. The command-line tool of Prisma looks for a schema engine to
// download, although `generate` needs none: any existing file named as that engine keeps it offline.
// Plain JavaScript: npm may run this with a Node that does not read TypeScript yet.
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, 'generate'], {
  encoding: 'utf8',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
});
if (status !== 0) {
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ?? ''}\n`);
  process.exit(1);
}
