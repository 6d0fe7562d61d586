import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ledger } from '../../src/experiments/claims/ledger.ts';
import { command } from './command.ts';

test('the ledger has the seventeen claims of the sources in order, each with a scenario and a shipped verdict', () => {
  expect(ledger.map((claim) => claim.id)).toEqual(Array.from({ length: 17 }, (_, i) => String(i + 1)));
  const expected = JSON.parse(readFileSync('scenarios/claims/expected.json', 'utf8')) as Record<string, string>;
  for (const claim of ledger) {
    expect(readFileSync(`scenarios/claims/${claim.scenario}.yaml`, 'utf8')).toContain('# What it shows:');
    expect(['holds', 'fails', 'mixed'], claim.id).toContain(expected[claim.id]);
  }
});

test('claims answers in the keys of the contract, on standard output alone', async () => {
  const { status, out } = await command(['claims', '--only', '17', '--runs', '2', '--draws', '3', '--json']);
  expect([0, 1]).toContain(status);
  const [claim] = JSON.parse(out) as Record<string, unknown>[];
  for (const key of ['id', 'claim', 'source', 'scenario', 'verdict', 'difference', 'parts', 'share', 'where']) expect(claim).toHaveProperty(key);
  expect((claim!['parts'] as Record<string, unknown>[])[0]).toMatchObject({ contrast: expect.any(String), mean: expect.any(Number), low: expect.any(Number), high: expect.any(Number), holds: expect.any(Boolean) });
});

test('an unknown claim is refused with the numbers there are', async () => {
  const { status, err } = await command(['claims', '--only', '42']);
  expect(status).toBe(2);
  expect(err).toContain('no claim of that number (there are 1, 2, 3');
  expect(err).not.toMatch(/^\s+at /m);
});
