import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, servePage, type PageServer } from '../../src/platform/node/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-race-server-'));
const page = join(folder, 'page');
const script = `export const text = '${'lab race '.repeat(500)}';\n`;
let server: PageServer;

beforeAll(async () => {
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Lab Race</title>');
  writeFileSync(join(page, 'assets', 'main-abc123.js'), script);
  writeFileSync(join(page, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(page, '.hash'), 'hidden');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  server = await servePage({ port: 0, folder: page });
});
afterAll(() => server.close());

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Sends a request whose path is not tidied up first, as a hostile client would. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the page server', () => {
  it('listens on the loopback address and serves the index with the strict headers', async () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const reply = await ask('/?test=1');
    expect([reply.status, reply.headers['content-type'], reply.body.toString()]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html><title>Lab Race</title>']);
    expect(reply.headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(reply.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(reply.headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['cache-control']).toBe('no-cache');
  });

  it('forbids by its policy whatever is not the page\'s own', () => {
    for (const part of ["default-src 'none'", "script-src 'self'", "worker-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) expect(contentSecurityPolicy).toContain(part);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*/);
  });

  it('lets hashed files be kept for ever, and others be asked about', async () => {
    const asset = await ask('/assets/main-abc123.js');
    expect([asset.headers['content-type'], asset.headers['cache-control']]).toEqual(['text/javascript; charset=utf-8', 'public, max-age=31536000, immutable']);
    const icon = await ask('/favicon.svg');
    expect(icon.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    const again = await ask('/favicon.svg', { 'If-None-Match': String(icon.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('compresses as the client can read', async () => {
    const brotli = await ask('/assets/main-abc123.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    const gzip = await ask('/assets/main-abc123.js', { 'Accept-Encoding': 'gzip, br;q=0' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    const plain = await ask('/assets/main-abc123.js');
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, script]);
  });

  it('notices a changed file', async () => {
    writeFileSync(join(page, 'notes.txt'), 'one');
    expect((await ask('/notes.txt')).body.toString()).toBe('one');
    writeFileSync(join(page, 'notes.txt'), 'three');
    expect((await ask('/notes.txt')).body.toString()).toBe('three');
  });

  it.each([
    '/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets/%2e%2e%2f%2e%2e%2fsecret.txt', '/..%5csecret.txt', '//etc/passwd',
    '/link.txt', '/.hash', '/index.html%00.txt', '/%E0%A4%A', '/assets', '/nothing.html', 'secret.txt', '/C:/secret.txt',
  ])('gives nothing away for %s', async (path) => {
    const reply = await ask(path);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(reply.body.toString()).not.toMatch(/secret$|hidden/);
  });

  it('refuses other methods and other host names', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405);
    expect((await ask('/', {}, 'HEAD')).body.length).toBe(0);
    expect((await ask('/', { Host: 'attacker.example' })).status).toBe(403);
    expect((await ask('/', { Host: `localhost:${new URL(server.address).port}` })).status).toBe(200);
  });

  it('says readably that an asked port is taken', async () => {
    const port = Number(new URL(server.address).port);
    await expect(servePage({ port, folder: page })).rejects.toThrow(`port ${port} of 127.0.0.1 cannot be used: something else listens there (--port 0 takes any free one)`);
  });

  it('finds a free port by itself when its usual one is taken', async () => {
    const servers = [await servePage({ folder: page }), await servePage({ folder: page })];
    expect(servers[1]!.address).not.toBe(servers[0]!.address);
    await Promise.all(servers.map((s) => s.close()));
  });

  it('closes although a client keeps its connection open', async () => {
    const other = await servePage({ port: 0, folder: page });
    const socket = connect(Number(new URL(other.address).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await other.close();
    await ended;
  });
});
