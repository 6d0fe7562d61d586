import { expect, it } from 'vitest';
import type { Scenario } from '../../../src/model/settings.ts';
import { populationOf, type Population } from '../../../src/model/researchers/population.ts';
import { createWorld } from '../../../src/model/world/create.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

const people = (over: ScenarioInput = {}, researchers: Partial<Scenario['researchers']> = {}): Population =>
  populationOf(createWorld(complete({ seed: 'alike', ...over, researchers: { count: 1000, ...researchers } }), 0, [], () => undefined).base)!;

it('is one for scenarios that differ in rules and policies alone', () => {
  const first = people();
  expect(people()).toBe(first);
  expect(people({ policies: [{ lever: 'pause', strength: 0.5 }] })).toBe(first);
  expect(people({ risk: { accidentWidth: 2 }, race: { threshold: 4 } })).toBe(first);
});

it('is another one under another seed, other staff, or any other number of the people', () => {
  const first = people();
  for (const other of [people({ seed: 'other' }), people({ labs: [{ name: 'A', profile: 'limited-will', staff: 900 }] }), people({}, { wageCapabilities: 0.3 }), people({}, { lifeDispersion: 0.7 })]) {
    expect(other).not.toBe(first);
    expect(other).not.toEqual(first);
  }
  // And the first is still the same people, whether it was kept or made anew.
  expect(people()).toEqual(first);
});

it('keeps the latest of any size, and forgets older ones when there are too many people', () => {
  const large = people({}, { count: 60_000 });
  expect(people({}, { count: 60_000 })).toBe(large);
  const small = people();
  expect(people()).toBe(small);
  const again = people({}, { count: 60_000 });
  expect(again).not.toBe(large);
  expect(again).toEqual(large);
});
