import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createFileStore } from '../platform/node/files.ts';
import type { NodeFileStore } from '../platform/node/files.ts';
import { wrongInput } from './io.ts';

/** The folder of `--out`, made where it is not there; refused before any work where nothing could be written to it. */
export async function openOutFolder(folder: string): Promise<NodeFileStore> {
  if (folder === '') throw wrongInput('--out: a folder is needed');
  const path = resolve(folder);
  try {
    await makeFolder(path);
    await access(path, constants.W_OK);
  } catch (error) {
    const there = await stat(path).catch(() => null);
    if (there !== null && !there.isDirectory()) throw wrongInput(`--out ${folder}: this is a file, a folder is needed`);
    throw wrongInput(`--out ${folder}: may not be written to (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
  return createFileStore(folder);
}

/** Folder by folder: Node's own recursive mkdir never returns where a file system refuses with ENOENT, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  if ((await stat(path).catch(() => null))?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
  });
}
