import { describe, expect, it } from 'vitest';
import { expandLabs } from '../../../src/model/labs/population.ts';
import { applyLevers } from '../../../src/model/levers/apply.ts';
import { findLever } from '../../../src/model/levers/catalogue.ts';
import { parameters } from '../../../src/model/registry.ts';
import { complete } from '../../../src/scenario/complete.ts';
import type { ScenarioInput } from '../../../src/scenario/complete.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';

/** The settings of a scenario under its first policy. */
function under(input: ScenarioInput) {
  const scenario = complete(input);
  const setting = scenario.policies[0]!;
  return applyLevers({ ...scenario, labs: expandLabs(scenario) }, [{ lever: findLever(setting.lever, scenario.levers)!, setting }]);
}

describe('levers', () => {
  it('cover a population by its name, and each of its members by theirs', () => {
    const labs = [{ name: 'A' }, { name: 'B', count: 3 }];
    const paused = (coverage: readonly string[]) => under({ labs, policies: [{ lever: 'pause', coverage, strength: 1 }] }).labs.map((lab) => lab.pausedShare);
    expect(paused(['B'])).toEqual([0, 1, 1, 1]);
    expect(paused(['B 2', 'A'])).toEqual([1, 0, 1, 0]);
    const read = (name: string) => parseScenario(JSON.stringify({ version: 1, labs, policies: [{ lever: 'pause', coverage: [name] }] })).faults?.map((fault) => fault.path);
    expect([read('B'), read('B 3'), read('B 4')]).toEqual([undefined, undefined, ['policies.0.coverage.0']]);
  });

  it('of a scenario leave no parameter outside its range, however far they go', () => {
    const many = parameters.filter((parameter) => /^(race|market|labs\.\*|regulators\.\*|sectors\.\*)\./.test(parameter.id));
    expect(many.length).toBeGreaterThan(60);
    for (const parameter of many)
      for (const strength of [-1e9, 1e9]) {
        const settings = under({ levers: [{ id: 'far', minimum: -1e9, maximum: 1e9, changes: [{ path: parameter.id, operation: 'add', slope: 1e3 }] }], policies: [{ lever: 'far', strength }] });
        const [part, , field] = parameter.id.split('.') as [string, string, string | undefined];
        const places = (field === undefined ? [settings[part as 'race']] : settings[part as 'labs']) as unknown as readonly Record<string, number>[];
        for (const place of places) expect(place[parameter.id.split('.').at(-1)!], parameter.id).toBe(strength < 0 ? parameter.minimum : parameter.maximum);
      }
  });
});
