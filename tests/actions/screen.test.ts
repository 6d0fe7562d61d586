import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { candidatesOf, firstOnPage, screen, screenedOutcomes, type ScreenedInput } from '../../src/actions/screen.ts';
import { headlineAssumptions, headlineLevers } from '../../src/app/levers/headline.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { outcomeIndex } from '../../src/model/outcomes/outcomes.ts';
import { parameters } from '../../src/model/registry.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { setPath } from '../../src/scenario/set.ts';
import { shippedScenario } from '../scenario-files.ts';

const scenario = loadScenario('version: 1\nname: Two\nseed: screen\nhorizonMonths: 2\nlabs: [{ name: Aurora }, { name: Boreal, profile: limited-will }]\n');
const stored = JSON.parse(readFileSync(new URL('../../src/app/levers/screening.json', import.meta.url), 'utf8')) as { readonly inputs: readonly ScreenedInput[] };

describe('the screening', () => {
  it('has a place for every lever and every parameter, or says that the scenario has none', () => {
    const { candidates, absent } = candidatesOf(scenario);
    expect([...candidates.map((candidate) => candidate.id), ...absent].sort()).toEqual([...levers.map((lever) => lever.id), ...parameters.map((parameter) => parameter.id)].sort());
    for (const { id, range, at } of candidates) expect(at(range[0]) === scenario && at(range[1]) === scenario, id).toBe(false);
  });

  it('moves an input to both ends of its range, and its numbers are those of a run with that value', async () => {
    const result = await screen(scenario, 1, { pool: createLocalPool(runToEnd), clock: () => 0 }, ['pause', 'race.decisiveness', 'labs.*.subjectiveRisk']);
    expect(result.inputs.map((input) => input.id).sort()).toEqual(['labs.*.subjectiveRisk', 'pause', 'race.decisiveness']);
    const input = result.inputs.find((each) => each.id === 'race.decisiveness')!;
    input.range.forEach((value, end) => {
      const moved = setPath(scenario, 'race.decisiveness', value).scenario!;
      const { outcomes } = runToEnd(moved, 0, { record: { series: false, events: false } });
      for (const name of ['incidents', 'finalBudget'] as const) expect(input.outcomes[name][end as 0 | 1]).toBeCloseTo(outcomes[outcomeIndex(name)]!, 12);
    });
    for (let rank = 1; rank < result.inputs.length; rank++) expect(result.inputs[rank]!.influence).toBeLessThanOrEqual(result.inputs[rank - 1]!.influence);
    for (const each of result.inputs) expect(each.influence).toBeGreaterThanOrEqual(0);
  });

  it('is stored for every lever and every parameter that the default scenario has a place for', () => {
    expect(stored.inputs.map((input) => input.id).sort()).toEqual(candidatesOf(shippedScenario('frontier')).candidates.map((candidate) => candidate.id).sort());
    expect(stored.inputs.filter((input) => input.fault !== null)).toEqual([]);
  });

  it('puts on the page what the stored screening says, each once', () => {
    expect(firstOnPage(stored.inputs)).toEqual({ levers: headlineLevers, assumptions: headlineAssumptions });
    const all = [...headlineLevers, ...headlineAssumptions];
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(5);
    expect(all.length).toBeLessThanOrEqual(8);
  });

  it('leaves out what does just the same as one before it', () => {
    const made = (id: string, high: number, influence: number): ScreenedInput => ({
      id, label: id, kind: 'lever', range: [0, 1], influence, fault: null, outcomes: Object.fromEntries(screenedOutcomes.map((name) => [name, [0, high]])) as unknown as ScreenedInput['outcomes'],
    });
    expect(firstOnPage([made('a', 3, 0.9), made('b', 3, 0.9), made('c', 2, 0.5), made('d', 0, 0)]).levers).toEqual(['a', 'c']);
  });
});
