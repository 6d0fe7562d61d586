import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/lab-race.mjs', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the command as a user would. */
export function start(...words: string[]): { readonly child: ChildProcessWithoutNullStreams; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [bin, ...words], { env: { ...process.env, LAB_RACE_DEBUG: '' } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => {});
  return { child, ended: new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err }))) };
}

/** Runs the command to its end, with a text on its standard input. */
export function command(words: readonly string[], input = ''): Promise<Ended> {
  const { child, ended } = start(...words);
  child.stdin.end(input);
  return ended;
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lab-race-test-'));
}
