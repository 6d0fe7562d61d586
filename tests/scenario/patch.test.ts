import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/parse.ts';
import { patched, patchOf } from '../../src/scenario/patch.ts';

const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, fc.integer({ min: 0, max: 2 }), fc.constantFrom('a', 'b', null, true), fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('node'))),
})).node;

test('a patch makes the other data to the letter and leaves the first as they were, 1,000 random pairs', () => {
  fc.assert(fc.property(value, value, (base, other) => {
    const before = JSON.stringify(base);
    const patch = JSON.parse(JSON.stringify(patchOf(base, other))) as ReturnType<typeof patchOf>;
    expect(JSON.stringify(patched(base, patch))).toBe(JSON.stringify(other));
    expect(JSON.stringify(base)).toBe(before);
    expect(patchOf(other, other)).toBeNull();
  }), { numRuns: 1000 });
});

test('every shipped scenario is made of the default one by a patch that is smaller than itself', () => {
  const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
  const [base, ...others] = ['frontier.yaml', ...files.filter((name) => name !== 'frontier.yaml')].map((name) => loadScenario(readFileSync(`scenarios/${name}`, 'utf8'), name));
  expect(others.length).toBeGreaterThan(20);
  for (const scenario of others) {
    const patch = JSON.stringify(patchOf(base, scenario));
    expect(JSON.stringify(patched(base, JSON.parse(patch)))).toBe(JSON.stringify(scenario));
    expect(patch.length, scenario.name).toBeLessThan(JSON.stringify(scenario).length);
  }
});
