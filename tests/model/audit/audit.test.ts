import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditScenario } from '../../../src/actions/audit.ts';
import { runToEnd } from '../../../src/engine/index.ts';
import { ALIGNMENT, CAPABILITIES, NEITHER } from '../../../src/games/labour/index.ts';
import { Audit, auditWorld } from '../../../src/model/audit/index.ts';
import { levers } from '../../../src/model/levers/catalogue.ts';
import type { World } from '../../../src/model/world/world.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import { drive } from '../world/drive.ts';

/** A world at the end of a year in which money and people move: buy-outs, liability, insurance, fines. */
const busy: ScenarioInput = {
  seed: 'audit', horizonMonths: 12, welfare: { discountRate: 0 }, race: { threshold: 6 }, capability: { reinvestment: 0.2 },
  policies: [
    { lever: 'liability', start: 1, strength: 1 }, { lever: 'insurance', start: 1 }, { lever: 'risk-cap', start: 1, strength: 0.3 }, { lever: 'inspection', start: 1, strength: 1 },
    { lever: 'fine', start: 1, strength: 0.2 }, { lever: 'buy-outs', start: 2, strength: 2000 }, { lever: 'stipends', start: 2 },
  ],
};
/** What an audit of month 10 tells once `act` has been at the world. */
function told(act: (world: World) => void): string[] {
  const audit = new Audit();
  drive(complete(busy), 0, 10.5, ({ world }) => {
    if (world.month !== 10) return;
    act(world);
    auditWorld(world, audit);
  });
  return audit.imbalances.map((imbalance) => imbalance.what);
}

describe('an audit', () => {
  it('finds nothing in a world as it is', () => {
    expect(told((world) => {
      expect(world.researchers!.boughtOut).toBeGreaterThan(0);
      expect(world.tally.accounts.state).not.toBe(0);
      expect(world.labs.capital[0]).toBeGreaterThan(0);
    })).toEqual([]);
  });

  const harm: readonly [string, (world: World) => void, RegExp][] = [
    ['a person lost', (world) => { world.researchers!.neither--; }, /^researchers in (all|neither)/],
    ['a person in two places', (world) => { world.researchers!.staff[1]!++; }, /^capability staff of employer 1$/],
    ['a person whose count did not move along', (world) => {
      const { job } = world.researchers!;
      job[job.indexOf(CAPABILITIES)] = ALIGNMENT;
    }, /^alignment staff of employer/],
    ['one bought out who goes on working', (world) => {
      const state = world.researchers!;
      state.job[state.job.findIndex((job, p) => job === NEITHER && state.employer[p] !== 0)] = CAPABILITIES;
    }, /who cannot have their job$/],
    ['alignment-minded people miscounted', (world) => { world.researchers!.mindedStaff[2]!--; }, /^alignment-minded staff of employer 2$/],
    ['mislabelled work beyond all work', (world) => { world.researchers!.mislabelled = 1.01; }, /^mislabelled share/],
    ['money out of nothing in the market', (world) => { world.supply.ledger.labs += 1; }, /^what labs and specialists got/],
    ['an asset that nobody gave', (world) => { world.labs.assets[0]! += 1; }, /^assets of labs/],
    ['a fine that nobody paid', (world) => { world.tally.fines += 1; }, /^assets of labs/],
    ['capital that nobody bought', (world) => { world.labs.capital[1]! += 1; }, /^capital of labs/],
    ['an account that gained more than moved', (world) => { world.tally.accounts.users += 10; }, /^what all gain/],
    ['a lab that earned what the account of labs has not', (world) => { world.labs.earned[3]! += 10; }, /^what labs earned/],
    ['claims beyond what labs owed', (world) => { world.enforcement.claims = world.tally.liabilityPaid + 1; }, /^claims that insurers paid/],
    ['a belief beyond certainty', (world) => { world.labs.belief[2] = 1.001; }, /^belief of .* in the danger$/],
    ['a belief that is no number', (world) => { world.regulation.concern[0] = NaN; }, /^concern of/],
    ['a belief without strength', (world) => { world.labs.beliefStrength[2] = 0; }, /^strength of the belief/],
    ['will beyond its scale', (world) => { world.regulation.will[0] = -0.01; }, /^political will/],
    ['a market sold twice', (world) => { world.labs.marketShare[0]! += 0.5; }, /^shares of the market/],
    ['a risk beyond 1', (world) => { world.labs.residualRisk[0] = 1.1; }, /^residual risk of/],
  ];
  it.each(harm)('tells %s', (_, act, what) => {
    const found = told(act);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((each) => what.test(each)), found.join('; ')).toBe(true);
  });

  it('changes nothing of a run', () => {
    const scenario = complete(busy);
    expect(runToEnd(scenario, 0, { onRound: (world) => auditWorld(world, new Audit()) }).hash).toBe(runToEnd(scenario, 0).hash);
  });

  it('finds nothing in random worlds: any levers at any strength, closing and entering labs, joint projects, mislabelled work', () => {
    const lever = fc.record({ lever: fc.constantFrom(...levers.map(({ id }) => id)), start: fc.integer({ min: 0, max: 12 }), coverage: fc.double({ min: 0, max: 1, noNaN: true }) });
    let checks = 0;
    fc.assert(fc.property(
      fc.nat(10_000), fc.array(lever, { maxLength: 6 }), fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0, max: 2000, noNaN: true }),
      (seed, policies, legibility, rate, buyOuts) => {
        const { imbalances, checks: made } = auditScenario(complete({
          seed: `${seed}`, horizonMonths: 18, policies, membership: { bankruptcyExit: 0.5, entryRate: rate }, risk: { maximumAccidentRate: 1 }, capability: { reinvestment: 0.2 },
          researchers: { count: 400, legibility, revisionRate: 0.1, buyOuts }, market: { size: 300 },
        }), 1);
        checks += made;
        expect(imbalances.slice(0, 3)).toEqual([]);
      }), { numRuns: 25 });
    expect(checks).toBeGreaterThan(10_000);
  });
});
