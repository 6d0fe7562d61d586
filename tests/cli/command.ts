import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const bin = fileURLToPath(new URL('../../bin/lab-race.mjs', import.meta.url));

/** A scenario of two labs and half a year. */
export const short = 'version: 1\nname: Short\nhorizonMonths: 6\nlabs:\n  - { name: A }\n  - { name: B, profile: limited-will }\n';

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

/** What each of several commands answers, all within one process of the built command: for answers in which starting and ending do not matter. */
export async function answers(all: readonly (readonly string[])[]): Promise<readonly Ended[]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('one-process.mjs', import.meta.url))], { env: { ...process.env, LAB_RACE_DEBUG: '' }, stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stdin.end(JSON.stringify(all));
  await new Promise((resolve) => child.on('close', resolve));
  return JSON.parse(out) as Ended[];
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lab-race-test-'));
}

/** Has something done when it is first asked for, and only then. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
