import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileStore } from '../../src/platform/node/files.ts';

const fresh = () => join(mkdtempSync(join(tmpdir(), 'lab-race-files-')), 'out');

describe('a file store', () => {
  it('makes its folder and writes whole files, leaving nothing else behind', async () => {
    const folder = fresh();
    const store = createFileStore(folder);
    await store.write('summary.json', '{}');
    await store.write('deep/runs.parquet', Uint8Array.of(80, 65, 82, 49));
    expect(readdirSync(folder).sort()).toEqual(['deep', 'summary.json']);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['runs.parquet']);
    expect([...readFileSync(join(folder, 'deep/runs.parquet'))]).toEqual([80, 65, 82, 49]);
  });

  it('never overwrites unless told to', async () => {
    const folder = fresh();
    const store = createFileStore(folder);
    await store.write('summary.json', 'first');
    await expect(store.write('summary.json', 'second')).rejects.toThrow(/summary\.json is there already and is not overwritten/);
    expect(readFileSync(join(folder, 'summary.json'), 'utf8')).toBe('first');
    expect(readdirSync(folder)).toEqual(['summary.json']);
    await createFileStore(folder, { overwrite: true }).write('summary.json', 'third');
    expect(readFileSync(join(folder, 'summary.json'), 'utf8')).toBe('third');
  });

  it('lets only one of two writers of the same name win', async () => {
    const store = createFileStore(fresh());
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((text) => store.write('one.txt', text)));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses names that lead out of its folder', async () => {
    const store = createFileStore(fresh());
    for (const name of ['../x', '/../../x', 'a/../../x', '.']) await expect(store.write(name, '')).rejects.toThrow(/invalid file name|expected one inside/);
  });

  it('knows what exists', async () => {
    const folder = fresh();
    const store = createFileStore(folder);
    expect(await store.exists('x')).toBe(false);
    await store.write('x', '');
    writeFileSync(join(folder, 'y'), '');
    expect([await store.exists('x'), await store.exists('y')]).toEqual([true, true]);
  });
});
