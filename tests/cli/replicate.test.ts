import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Replication } from '../../src/actions/replicate.ts';
import { createProgram } from '../../src/cli/program.ts';
import type { LiteratureEntry } from '../../src/literature/index.ts';
import { command } from './command.ts';

/** What is done to a few entries of the literature before the command reads it. */
const altered = vi.hoisted((): { change: (entry: LiteratureEntry) => LiteratureEntry } => ({ change: (entry) => entry }));

vi.mock('../../src/literature/index.ts', async (original) => {
  const real = await original<typeof import('../../src/literature/index.ts')>();
  const few = [...real.literature.slice(0, 4), ...real.literature.slice(-2)];
  return { ...real, get literature() { return few.map((entry) => altered.change(entry)); } };
});

/** Runs the command within this process, so that the literature can be altered. */
async function inside(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.err += String(text)), true));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await createProgram().parseAsync(['node', 'lab-race', ...words]);
    return { status: Number(process.exitCode ?? 0), ...written };
  } finally {
    process.exitCode = before;
    out.mockRestore();
    err.mockRestore();
  }
}

const missBy = (id: string, amount: number): void => {
  altered.change = (entry) => (entry.id === id ? { ...entry, expected: entry.expected + amount } : entry);
};

describe('replicate', () => {
  afterEach(() => {
    altered.change = (entry) => entry;
  });

  it('ends with 0 and one JSON document where all numbers hold', async () => {
    const { status, out, err } = await command(['replicate', '--json']);
    const rows = JSON.parse(out) as Replication[];
    expect([status, err]).toEqual([0, `all ${rows.length} numbers are reproduced\n`]);
    expect(rows.every((row) => row.ok)).toBe(true);
  });

  it('ends with 1 where a single number of the literature is another than computed, and names it', async () => {
    const rows = JSON.parse((await inside('replicate', '--json', '--quiet')).out) as Replication[];
    for (const { id, tolerance, expected } of [rows[0]!, rows.at(-1)!]) {
      const miss = 2 * tolerance + 1e-6 * Math.max(1, Math.abs(expected));
      missBy(id, miss);
      const json = await inside('replicate', '--json');
      expect(json.status).toBe(1);
      expect((JSON.parse(json.out) as Replication[]).filter((row) => !row.ok).map((row) => row.id)).toEqual([id]);
      expect(json.err).toBe(`1 of ${rows.length} numbers are not reproduced\n`);
      const table = await inside('replicate');
      expect(table.status).toBe(1);
      expect(table.out.split('\n').filter((line) => line.includes('FAILED'))).toHaveLength(1);
    }
  });

  it('ends with 0 where a number misses by less than its tolerance, and with 1 where no number comes out', async () => {
    const [row] = JSON.parse((await inside('replicate', '--json', '--quiet')).out) as Replication[];
    altered.change = (entry) => (entry.id === row!.id ? { ...entry, expected: row!.computed + 0.5 * entry.tolerance } : entry);
    expect((await inside('replicate', '--json')).status).toBe(0);
    altered.change = (entry) => (entry.id === row!.id ? { ...entry, compute: () => Number.NaN } : entry);
    const none = await inside('replicate', '--json');
    expect([none.status, (JSON.parse(none.out) as Replication[])[0]!.computed]).toEqual([1, null]);
  });
});
