import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLevers, coveredLabs } from '../../src/model/levers/apply.ts';
import { findLever, levers } from '../../src/model/levers/catalogue.ts';
import { expandLabs } from '../../src/model/labs/population.ts';
import { parameters } from '../../src/model/registry.ts';
import { complete } from '../../src/scenario/complete.ts';

const scenario = complete({});
const base = { ...scenario, labs: expandLabs(scenario) };
const active = (lever: string, strength: number, coverage: number | readonly string[] = 1) => ({
  lever: findLever(lever, [])!, setting: { lever, start: 0, end: null, coverage, strength },
});

describe('levers', () => {
  it('do nothing at the strength that is called off', () => {
    for (const lever of levers) {
      // A cap or a licence brings its enforcement with it: without a cap that binds, inspection and fines change nothing that a lab does.
      const settings = applyLevers(base, [active(lever.id, lever.off)]);
      if (['risk-cap', 'licence'].includes(lever.id)) expect(settings.labs).toEqual(base.labs);
      else expect(settings).toEqual(base);
    }
  });

  it('change what they say at typical strength, and leave the base alone', () => {
    const before = JSON.stringify(base);
    for (const lever of levers) expect(JSON.stringify(applyLevers(base, [active(lever.id, lever.typical)])), lever.id).not.toBe(before);
    expect(JSON.stringify(base)).toBe(before);
    expect(applyLevers(base, [active('pause', 0.5)]).labs.every((lab) => lab.pausedShare === 0.5)).toBe(true);
    expect(applyLevers(base, [active('disclosure', 0.75)]).knowledge.sigma).toBeCloseTo(0.43 * 0.25, 12);
    const cap = applyLevers(base, [active('risk-cap', 0.4)]);
    expect(cap.labs.map((lab) => lab.riskCap)).toEqual([0.4, 0.4, 0.4, 0.4, 0.4]);
    expect(cap.regulators[0]!.fineShare).toBe(0.5);
  });

  it('disclosure shrinks every error and every bias of every picture alike, to none where books are open', () => {
    const pictured = complete({ knowledge: { sigma: 0.4, bias: -0.2 }, pictures: [{ observer: 'shared', sigma: 0.6, bias: 0.5 }, { observer: 'other', sigma: 0.2, bias: -0.3 }] });
    const under = applyLevers({ ...pictured, labs: expandLabs(pictured) }, [active('disclosure', 0.75)]);
    for (const [kept, was] of [[under.knowledge, pictured.knowledge], ...under.pictures.map((picture, k) => [picture, pictured.pictures[k]!] as const)] as const) {
      expect(kept.sigma).toBeCloseTo(0.25 * was.sigma, 14);
      expect(kept.bias).toBeCloseTo(0.25 * was.bias, 14);
    }
    expect(under.race.decisiveness).toBe(pictured.race.decisiveness);
  });

  it('move only registered parameters, within their ranges over the whole range of strength', () => {
    const ids = new Map(parameters.map((entry) => [entry.id, entry]));
    for (const lever of levers) {
      for (const change of lever.changes) expect(ids.has(change.path.replace(/^(measures)\.[^.]+\./, '$1.*.')), `${lever.id}: ${change.path}`).toBe(true);
      for (const strength of [lever.minimum, lever.maximum]) {
        const settings = applyLevers(base, [active(lever.id, strength)]);
        for (const lab of settings.labs) {
          for (const field of ['pausedShare', 'speedCap', 'riskCap', 'liability', 'treatyShare', 'security', 'leadBudget', 'triggeredPause', 'exportShortfall', 'pooledCompute', 'compute', 'deploymentPause', 'safetySubsidy', 'jointProject'] as const) {
            const range = ids.get(`labs.*.${field}`)!;
            expect(lab[field]).toBeGreaterThanOrEqual(range.minimum);
            expect(lab[field]).toBeLessThanOrEqual(range.maximum);
          }
        }
      }
    }
  });

  it('stand one in a folder, all of them in the catalogue', () => {
    const folder = new URL('../../src/model/levers/', import.meta.url);
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(levers.map((lever) => lever.id).sort()).toEqual(folders.sort());
  });

  it('cover the most capable labs first, or the named labs and jurisdictions', () => {
    expect(coveredLabs(base.labs, 0.4)).toEqual([true, true, false, false, false]);
    expect(coveredLabs(base.labs, ['Ember'])).toEqual([false, false, false, false, true]);
    expect(coveredLabs(base.labs, [base.labs[0]!.jurisdiction])).toEqual([true, true, true, true, true]);
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const count = coveredLabs(base.labs, share).filter((covered) => covered).length;
      expect(Math.abs(count - 5 * share)).toBeLessThanOrEqual(0.5 + 1e-9);
    }), { numRuns: 1000 });
  });

  it('combine the same in any order, the same lever twice with other strengths and coverage included', () => {
    const setting = fc.record({ lever: fc.constantFrom(...levers), at: fc.double({ min: 0, max: 1, noNaN: true }), coverage: fc.constantFrom<number | readonly string[]>(1, 0.4, ['Ember']) })
      .map(({ lever, at, coverage }) => active(lever.id, lever.minimum + at * (lever.maximum - lever.minimum), coverage));
    const several = fc.array(setting, { minLength: 2, maxLength: 6 });
    fc.assert(fc.property(several.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      const [one, other] = [numbersOf(applyLevers(base, list)), numbersOf(applyLevers(base, shuffled))];
      return one.every((value, k) => Math.abs(value - other[k]!) <= 1e-12 * Math.max(1, Math.abs(value)));
    }), { numRuns: 300 });
    // The stricter of two duties, the product of two factors.
    const both = applyLevers(base, [active('safety-technology', 1.5), active('safety-technology', 2), active('liability', 3), active('liability', 1, ['Ember'])]);
    expect([both.technology.power, ...both.labs.map((lab) => lab.liability)]).toEqual([3, 3, 3, 3, 3, 3]);
  });
});

/** Every number of a tree, in its order. */
function numbersOf(node: unknown): number[] {
  if (typeof node === 'number') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(numbersOf) : [];
}

describe('a population of labs', () => {
  const population = complete({
    seed: 'people',
    labs: [{ name: 'Startup', count: 400, profile: 'limited-will', profileShare: 0.7, capability: { normal: [-1, 0.3] }, compute: { logNormal: [20, 2] }, staff: { uniform: [50, 150] } }],
  });
  const labs = expandLabs(population);

  it('has its members\' names, numbers and profiles drawn from what the entry says', () => {
    expect(labs.length).toBe(400);
    expect(labs[0]!.name).toBe('Startup 1');
    const mean = labs.reduce((sum, lab) => sum + lab.capability, 0) / 400;
    // Four standard errors: 0.3 / 20 is 0.015.
    expect(Math.abs(mean + 1)).toBeLessThan(0.06);
    expect(labs.every((lab) => lab.staff >= 50 && lab.staff <= 150 && Number.isInteger(lab.staff))).toBe(true);
    const limited = labs.filter((lab) => lab.profile === 'limited-will').length;
    expect(Math.abs(limited - 280)).toBeLessThan(4 * Math.sqrt(400 * 0.21));
    const other = labs.find((lab) => lab.profile === 'rushed-reasonable')!;
    expect(other.subjectiveRisk).toBe(0.2);
    expect(other.enmity).toBe(-0.9);
  });

  it('keeps each member\'s numbers when another entry is added or a field is given', () => {
    const joined = expandLabs(complete({ seed: 'people', labs: [{ name: 'Giant' }, { ...population.labs[0]!, prize: { uniform: [1e5, 1e6] } }] }));
    expect(joined.slice(1).map((lab) => [lab.capability, lab.compute, lab.staff])).toEqual(labs.map((lab) => [lab.capability, lab.compute, lab.staff]));
  });
});
