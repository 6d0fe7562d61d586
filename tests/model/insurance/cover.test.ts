import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { collectableLoss } from '../../../src/model/incidents/collectable.ts';
import { expectedLiability } from '../../../src/model/enforcement/expected.ts';
import { liabilityLayers, premium } from '../../../src/model/insurance/cover.ts';
import { expandLabs } from '../../../src/model/labs/population.ts';
import { outcomeIndex } from '../../../src/model/outcomes/outcomes.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';

function world(input: ScenarioInput) {
  const scenario = complete(input);
  return { ...scenario, labs: expandLabs(scenario) };
}
const strict = [{ liability: 1, assets: 5e4 }];

describe('layers of liability', () => {
  it('without cover are the lab\'s own expectation, at its own belief (model, section 7)', () => {
    const settings = world({ labs: strict });
    const into = { insured: NaN, own: NaN };
    liabilityLayers(settings, 0, 2, 0.1, 5e4, 12, into);
    expect(into.insured).toBe(0);
    expect(into.own).toBeCloseTo(expectedLiability(settings.labs[0]!, settings.liability, settings.risk, settings.race, 2, 0.1, 5e4, 12), 9);
  });

  it('with an insurer that believes what the lab believes sum to liability up to assets and cover', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.double({ min: 20, max: 1e6, noNaN: true }), fc.double({ min: -1, max: 5, noNaN: true }), (cover, assets, x) => {
        const settings = world({ labs: [{ liability: 1, assets }], insurance: { mandatoryCover: cover, insurerBelief: 0.2 } });
        const plain = world({ labs: [{ liability: 1, assets, insuredCover: cover }] });
        const into = { insured: 0, own: 0 };
        liabilityLayers(settings, 0, x, 0.2, assets, 12, into);
        const whole = expectedLiability(plain.labs[0]!, plain.liability, plain.risk, plain.race, x, 0.2, assets, 12);
        expect(Math.abs(into.insured + into.own - whole)).toBeLessThanOrEqual(1e-9 * whole);
        expect(into.insured).toBeGreaterThanOrEqual(0);
        expect(into.own).toBeGreaterThanOrEqual(-1e-9 * whole);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('make a lab that believes nothing pay for what the insurer believes', () => {
    const settings = world({ labs: strict, insurance: { mandatoryCover: 1e6, insurerBelief: 0.3, loading: 0.5 } });
    const into = { insured: 0, own: 0 };
    liabilityLayers(settings, 0, 2, 0, 5e4, 12, into);
    expect(into.own).toBe(0);
    expect(premium(settings, into.insured)).toBeCloseTo(1.5 * into.insured, 9);
    expect(into.insured).toBeGreaterThan(0);
  });
});

describe('what can be collected of a Pareto loss', () => {
  it('agrees with the integral of its tail by the midpoint rule', () => {
    for (const index of [0.5, 1, 1.7]) for (const limit of [5, 20, 4000]) {
      let integral = Math.min(10, limit);
      const n = 20_000;
      if (limit > 10) for (let k = 0; k < n; k++) integral += ((limit - 10) / n) * (10 / (10 + ((k + 0.5) * (limit - 10)) / n)) ** index;
      expect(collectableLoss(index, 10, limit)).toBeCloseTo(integral, 3);
    }
  });
});

it('mandatory cover raises budgets of labs of limited will that liability alone hardly moves', () => {
  const budget = (insurance: object): number => {
    const scenario = complete({ seed: 'insurance', horizonMonths: 30, policies: [{ lever: 'liability', strength: 1 }], insurance });
    let sum = 0;
    for (let run = 0; run < 4; run++) sum += runToEnd(scenario, run).outcomes[outcomeIndex('meanBudgetLimited')]!;
    return sum / 4;
  };
  expect(budget({ mandatoryCover: 1e6 })).toBeGreaterThan(budget({}));
});
