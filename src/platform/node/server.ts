import { realpath } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageFolder } from './location.ts';
import { contentTypeOf, createFileReader, type Encoding, type FileReader } from './served-files.ts';

const HOST = '127.0.0.1';
/** Tried first when no port is asked for, so that a bookmark keeps working. */
const USUAL_PORT = 4173;

/** What the page may do: run and ask its own files, nothing else. Blob images are the canvas's own pictures. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lab-race',
].join('; ');

const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

export interface PageServer {
  /** For example `http://127.0.0.1:4173/`. */
  readonly address: string;
  close(): Promise<void>;
}

export interface PageServerOptions {
  /** 0 takes any free port; absent, 4173 if free and else any. */
  readonly port?: number;
  /** The folder served; the built page if absent. */
  readonly folder?: string;
}

/** Serves the built page on the loopback interface only. Rejects with a readable error if an asked port is taken. */
export async function servePage(options: PageServerOptions = {}): Promise<PageServer> {
  const folder = await realpath(options.folder ?? pageFolder());
  const files = createFileReader(folder);
  const server = createServer((request, response) => {
    answer(request, response, files).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'the file could not be read');
      else response.destroy();
    });
  });
  const { port } = options;
  try {
    await listen(server, port ?? USUAL_PORT);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (port !== undefined) throw new Error(`port ${port} of ${HOST} cannot be used: ${code === 'EACCES' ? 'not allowed' : 'something else listens there'} (--port 0 takes any free one)`);
    await listen(server, 0);
  }
  return {
    address: `http://${HOST}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, files: FileReader): Promise<void> {
  if (!isOwnHost(request)) return refuse(response, 403, 'this server answers to its loopback address only');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'only GET and HEAD');
  }
  const name = fileName(request.url ?? '/');
  if (name === null) return refuse(response, 400, 'not a path of this page');
  const file = await files(name, encodingFor(request));
  if (file === null) return refuse(response, 404, 'no such file');
  const headers: Record<string, string> = {
    ...securityHeaders,
    'Content-Type': contentTypeOf(name),
    // Names in assets/ carry a hash of their content and never change.
    'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.tag,
    Vary: 'Accept-Encoding',
  };
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  if (file.encoding !== null) headers['Content-Encoding'] = file.encoding;
  headers['Content-Length'] = String(file.body.length);
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : file.body);
}

/** Another name that resolves to this machine (DNS rebinding) must not reach the page. */
function isOwnHost(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  const host = request.headers.host;
  return host === `${HOST}:${port}` || host === `localhost:${port}`;
}

/** The path of a request as a relative file name; null for whatever could lead out of the folder. */
function fileName(address: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(address.split(/[?#]/, 1)[0]!);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /[\0\\:]/.test(path)) return null;
  const parts = path.slice(1).split('/');
  if (parts.some((part) => part.startsWith('.'))) return null;
  if (parts.slice(0, -1).some((part) => part === '')) return null;
  if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
  return parts.join('/');
}

function encodingFor(request: IncomingMessage): Encoding | null {
  const accepted = String(request.headers['accept-encoding'] ?? '').split(',').map((part) => part.trim());
  const allows = (name: string): boolean => accepted.some((part) => part === name || (part.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(part)));
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : null;
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(`${reason}\n`);
}
