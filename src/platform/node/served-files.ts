import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.parquet': 'application/vnd.apache.parquet',
};

export function contentTypeOf(name: string): string {
  return types[extname(name)] ?? 'application/octet-stream';
}

export interface ServedFile {
  readonly body: Buffer;
  readonly tag: string;
  readonly encoding: Encoding | null;
}

/** The file of that name, compressed as wanted where that helps; null if there is none. */
export type FileReader = (name: string, encoding: Encoding | null) => Promise<ServedFile | null>;

const compressible = /^(text\/|image\/svg|application\/(json|manifest|yaml|wasm))/;

/** Reads files of one folder, compressed where that helps; a compressed body is kept until its file changes. */
export function createFileReader(folder: string): FileReader {
  const kept = new Map<string, { readonly stamp: string; readonly file: ServedFile }>();
  return async (name, wanted) => {
    let path: string;
    try {
      path = await realpath(join(folder, name));
    } catch {
      return null;
    }
    // A link inside the folder may point out of it.
    if (!path.startsWith(folder + sep)) return null;
    const { size, mtimeMs, isFile } = await stat(path).then((s) => ({ size: s.size, mtimeMs: s.mtimeMs, isFile: s.isFile() }));
    if (!isFile) return null;
    const encoding = size >= 1024 && compressible.test(contentTypeOf(name)) ? wanted : null;
    const key = `${encoding} ${path}`;
    const stamp = `${size} ${mtimeMs}`;
    const known = kept.get(key);
    if (known?.stamp === stamp) return known.file;
    const raw = await readFile(path);
    const body = encoding === null ? raw : await compress(raw, encoding);
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const file: ServedFile = { body, tag, encoding };
    kept.set(key, { stamp, file });
    return file;
  };
}

async function compress(raw: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(raw);
  // The slowest levels take seconds on the large chunks; this one is smaller than gzip's best and quick.
  return promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
}
