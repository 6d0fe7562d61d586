import { join } from 'node:path';
import { runnerImport } from 'vite';

/** A module of the project's own sources, run while the page is built, so that what it says need not be loaded by the page. `file` is relative to the project's root. */
export async function sourceModule<T>(root: string, file: string): Promise<T> {
  return (await runnerImport<T>(join(root, file), { root, configFile: false, logLevel: 'silent' })).module;
}
