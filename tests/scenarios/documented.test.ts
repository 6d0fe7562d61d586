import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ledger } from '../../src/experiments/claims/ledger.ts';

const files = readdirSync('scenarios').filter((file) => file.endsWith('.yaml'));

test.each(files)('%s opens with what it shows, why, and the claims it bears on', (file) => {
  const head = readFileSync(`scenarios/${file}`, 'utf8').split('version: 1')[0]!.replace(/\n# ?/g, ' ');
  expect(head).toContain('What it shows:');
  expect(head).toContain('Why:');
  const named = /[Cc]laims? (?:it bears on: )?((?:\d+[, ]*(?:and |to )?)+)/.exec(head)?.[1]?.match(/\d+/g) ?? [];
  expect(named.length).toBeGreaterThan(0);
  for (const id of named) expect(ledger.map((claim) => claim.id)).toContain(id);
});

test('the scenarios that others script against are there', () => {
  const names = [
    'frontier', 'duopoly', 'one-reasonable-lab', 'close-rival', 'many-developers', 'two-blocs', 'weak-downstream-rules', 'rules-on-both', 'liability', 'pause-treaty',
    'safety-theatre', 'researcher-drift', 'million-researchers', 'advocates-portfolio', 'spend-the-lead', 'treaty-breakout', 'mistaken-gap', 'stolen-weights',
    'plan-a', 'plan-b', 'plan-c', 'plan-d', 'plan-e', 'safety-case', 'rushed-reasonable', 'rushed-unreasonable', 'existential-war',
  ];
  expect(names.filter((name) => !files.includes(`${name}.yaml`))).toEqual([]);
});
