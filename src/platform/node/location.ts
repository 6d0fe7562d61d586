import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds `package.json`, `dist-node` and `dist`: found upwards from this file, because the bundler may put its code into a
 * chunk at another depth than the source.
 */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'bin', 'lab-race.mjs'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the folder of the package lab-race is not found above its own code');
    folder = parent;
  }
}

/** The built worker; `bin/lab-race.mjs` and the test set-up build it. */
export function workerFile(): string {
  const file = join(packageFolder(), 'dist-node', 'worker.js');
  if (!existsSync(file)) throw new Error(`the worker is not built: ${file} is missing (any lab-race command builds it)`);
  return file;
}

/** The folder of the built page. */
export function pageFolder(): string {
  const folder = join(packageFolder(), 'dist');
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`the page is not built: ${folder} holds no index.html (lab-race app builds it)`);
  return folder;
}
