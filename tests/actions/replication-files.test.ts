import { expect, it } from 'vitest';
import { replicate } from '../../src/actions/replicate.ts';
import { replicationFiles } from '../../src/actions/replication-files.ts';
import { evenly } from '../../src/games/fine-tuning/grid.ts';
import { bandsByShare, crossTermCells, regulationExamples, strategyCurves, surveyRegulation } from '../../src/literature/figures/index.ts';
import { literature } from '../../src/literature/index.ts';

const grid = { floorsGeneralist: evenly(0, 1, 5), floorsSpecialist: evenly(0, 1, 5), shares: evenly(0.01, 0.98, 98) };
const figures = {
  examples: regulationExamples(), strategies: strategyCurves([0.5], 11), bands: bandsByShare(5),
  survey: surveyRegulation(2, grid), safetyAlone: surveyRegulation(1, grid), crossTerms: crossTermCells(),
};

it('the report, seven figures, their data and the numbers are written', () => {
  const files = replicationFiles(replicate(literature.slice(0, 3)), figures);
  const names = files.map(({ name }) => name);
  expect(names.filter((name) => name.endsWith('.svg'))).toHaveLength(7);
  for (const figure of [2, 3, 4, 5, 6, 7, 8]) expect(names.some((name) => name.startsWith(`figure-${figure}-`) && name.endsWith('.csv')), `figure ${figure}`).toBe(true);
  const text = (name: string): string => files.find((file) => file.name === name)!.text;
  expect(JSON.parse(text('replication.json'))).toHaveLength(3);
  expect(text('report.html')).toContain('All 3 numbers are reproduced');
  // 4 rules by 25 pairs of floors, and the header; every row as wide as the header.
  const lines = text('figure-4-regions.csv').trim().split('\r\n');
  expect(lines).toHaveLength(101);
  for (const line of lines) expect(line.split(',')).toHaveLength(5);
  // The table of the model, section 6: floors of 0.3 and 0.6 with two attributes.
  const both = text('figure-2-examples.csv').split('\r\n').find((line) => line.startsWith('Floors on both'))!.split(',').slice(4).map(Number);
  [0.5, 0.25, 0.3, 0.5, 0.6, 0.3975, 0.3975].forEach((value, i) => expect(both[i]).toBeCloseTo(value, 9));
});

it('a number that fails is shown as failed', () => {
  const wrong = { ...literature[0]!, expected: 1e9 };
  const report = replicationFiles(replicate([wrong]), figures).find(({ name }) => name === 'report.html')!.text;
  expect(report).toContain('1 of 1 numbers are NOT reproduced');
  expect(report).toContain('FAILED');
});

it('the table of numbers names each source once and shows digits that tell a number from its tolerance', () => {
  const result = replicate(literature);
  const { rows } = result;
  const report = replicationFiles(result, figures).find(({ name }) => name === 'report.html')!.text;
  expect(report.match(/scope="rowgroup"/g)).toHaveLength(new Set(rows.map(({ source }) => source)).size);
  const shown = [...report.matchAll(/data-name="(expected|computed)">([^<]*)</g)].map(([, name, text]) => [name!, Number(text!.replaceAll('\u2009', '').replace('−', '-'))] as const);
  expect(shown).toHaveLength(2 * rows.length);
  // The table goes source by source, in their first order.
  const sources = [...new Set(rows.map(({ source }) => source))];
  const ordered = sources.flatMap((source) => rows.filter((row) => row.source === source));
  ordered.forEach((row, n) => {
    expect(Math.abs(shown[2 * n]![1] - row.expected), row.id).toBeLessThanOrEqual(Math.max(row.tolerance, 5e-7));
    expect(Math.abs(shown[2 * n + 1]![1] - row.computed), row.id).toBeLessThanOrEqual(Math.max(row.tolerance, 5e-7));
  });
});
