import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** Files of one folder that results are written to. */
export interface NodeFileStore {
  readonly folder: string;
  /** Writes a whole file. Rejects if there is one of that name already, unless the store was opened with `overwrite`. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  exists(path: string): Promise<boolean>;
}

export interface NodeFileStoreOptions {
  /** Replaces files that are there. */
  readonly overwrite?: boolean;
}

/**
 * A store on a folder, made when the first file comes. A file appears under its name only when it is whole: written beside it, flushed to
 * the disk, then renamed.
 */
export function createFileStore(folder: string, options: NodeFileStoreOptions = {}): NodeFileStore {
  const base = resolve(folder);
  const place = (path: string): string => {
    const full = resolve(join(base, path));
    if (!full.startsWith(base + sep)) throw new Error(`invalid file name: ${path} (expected one inside ${folder})`);
    return full;
  };
  return {
    folder: base,
    async exists(path) {
      return (await stat(place(path)).catch(() => null)) !== null;
    },
    async write(path, bytes) {
      const full = place(path);
      await mkdir(dirname(full), { recursive: true });
      const temporary = `${full}.${randomBytes(6).toString('hex')}.part`;
      try {
        const file = await open(temporary, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        if (options.overwrite) await rename(temporary, full);
        else await moveWithoutReplacing(temporary, full);
      } catch (error) {
        if (codeOf(error) === 'EEXIST') throw new Error(`${join(folder, path)} is there already and is not overwritten`);
        throw error;
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

/** A link fails if the name is taken, in one step, where a look before a rename could be overtaken. Some file systems have no links: there a look must do. */
async function moveWithoutReplacing(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') throw error;
    if ((await stat(to).catch(() => null)) !== null) throw Object.assign(new Error(`${to} exists`), { code: 'EEXIST' });
    await rename(from, to);
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}
