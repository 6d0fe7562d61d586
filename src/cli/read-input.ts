import { readFile } from 'node:fs/promises';
import { wrongInput } from './io.ts';

/** The text of a file, or of standard input for `-`. Refuses what is missing, a folder, or not a text. */
export async function readInput(path: string): Promise<string> {
  try {
    if (path === '-') {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return decode(Buffer.concat(chunks), 'standard input');
    }
    return decode(await readFile(path), path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw wrongInput(`${path}: no such file`);
    if (code === 'EISDIR') throw wrongInput(`${path}: this is a folder, a file is needed`);
    if (code === 'EACCES') throw wrongInput(`${path}: may not be read`);
    throw error;
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw wrongInput(`${path}: not a text in UTF-8`);
  }
}
