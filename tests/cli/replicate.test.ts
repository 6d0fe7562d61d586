import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Replication } from '../../src/actions/replicate.ts';
import { createProgram } from '../../src/cli/program.ts';
import { literature, type LiteratureEntry } from '../../src/literature/index.ts';
import { command } from './command.ts';

/** The table that the command reads, of which these tests need a few entries, and alter them. */
const table = literature as LiteratureEntry[];
const whole = [...literature];
const few = [...whole.slice(0, 4), ...whole.slice(-2)];
const put = (entries: readonly LiteratureEntry[]): void => void table.splice(0, table.length, ...entries);

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

const alter = (id: string, by: (entry: LiteratureEntry) => Partial<LiteratureEntry>): void => put(few.map((entry) => (entry.id === id ? { ...entry, ...by(entry) } : entry)));

describe('replicate', () => {
  beforeAll(() => put(few));
  afterEach(() => put(few));
  afterAll(() => put(whole));

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
      alter(id, (entry) => ({ expected: entry.expected + miss }));
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
    alter(row!.id, (entry) => ({ expected: row!.computed + 0.5 * entry.tolerance }));
    expect((await inside('replicate', '--json')).status).toBe(0);
    alter(row!.id, () => ({ compute: () => Number.NaN }));
    const none = await inside('replicate', '--json');
    expect([none.status, (JSON.parse(none.out) as Replication[])[0]!.computed]).toEqual([1, null]);
  });
});
