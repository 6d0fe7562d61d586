import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBuilt, targets } from '../bin/build.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for profiles of browsers, removed after all tests. */
    profiles: string;
  }
}

/** Folders of tests that start the built command, its workers or the built page. */
const needs: Readonly<Record<string, readonly (keyof typeof targets)[]>> = {
  browser: ['node', 'page', 'probe'],
  platform: ['node', 'page'],
  cli: ['node'],
  actions: ['node'],
  scenarios: ['node'],
};

/**
 * Builds what the tests start, once before all of them. Where only some files are asked for on the command line (`vitest run tests/core`)
 * only what their folders need. Gives what has to be taken away when all tests are over.
 */
export default async function setUp({ provide }: TestProject): Promise<() => void> {
  const asked = process.argv.slice(2).filter((word) => word.startsWith('tests'));
  const folders = Object.keys(needs).filter((folder) => asked.length === 0 || asked.some((word) => word.replace(/\/+$/, '') === 'tests' || word.startsWith(`tests/${folder}`)));
  const wanted = new Set(folders.flatMap((folder) => needs[folder]!));
  // One after the other: on two cores two builds at once are no quicker, and their messages would mix.
  for (const target of wanted) await ensureBuilt(targets[target]);
  // A browser that tests share ends with their process, too late for them to tidy up behind it.
  const profiles = mkdtempSync(join(tmpdir(), 'lab-race-browsers-'));
  provide('profiles', profiles);
  return () => rmSync(profiles, { recursive: true, force: true, maxRetries: 10 });
}
