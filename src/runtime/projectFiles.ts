import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * The texts of every YAML file of the dialogs and of the locales, by the path that staff know:
 * `dialogs/accueil.yaml`, `locales/en/systeme.yaml`, wherever the two folders really are.
 */
export function readProjectFiles(
  dialogsDir: string,
  localesDir: string,
): Readonly<Record<string, string>> {
  return { ...readFolder(dialogsDir, 'dialogs'), ...readFolder(localesDir, 'locales') };
}

function readFolder(folder: string, as: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      `${as}/${relative(folder, file).split(sep).join('/')}`,
      readFileSync(file, 'utf8'),
    ]),
  );
}
