import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { outcomeIndex } from '../../../src/model/outcomes/outcomes.ts';
import { accountsAt, bookedWhereSpent, flowsSoFar, sumOfAccounts, type Accounts } from '../../../src/model/welfare/accounts.ts';
import { levers } from '../../../src/model/levers/catalogue.ts';
import type { World } from '../../../src/model/world/world.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import { drive } from './drive.ts';

/** Everything by which money changes hands: liability, insurance, fines, subsidies, payments to people, a regulator that acts, more accidents. */
const busy: ScenarioInput = {
  seed: 'money', horizonMonths: 40,
  policies: [
    { lever: 'liability', start: 2, strength: 1 }, { lever: 'insurance', start: 4 }, { lever: 'risk-cap', start: 5, strength: 0.3 }, { lever: 'inspection', start: 5, strength: 1 },
    { lever: 'fine', start: 5, strength: 0.2 }, { lever: 'subsidy', start: 3, strength: 0.5 }, { lever: 'stipends', start: 6 }, { lever: 'prizes', start: 7 },
    { lever: 'buy-outs', start: 8, strength: 2000 }, { lever: 'public-research', start: 6 }, { lever: 'security', start: 9 },
  ],
  risk: { trueRisk: 0.001, maximumAccidentRate: 1 },
  race: { threshold: 3 },
};
const free: ScenarioInput = { ...busy, welfare: { discountRate: 0 } };
const runs = [0, 1, 2];
const close = (value: number, expected: number): void => expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected), Math.abs(value)));

describe('money', () => {
  it.each(runs)('changes hands without remainder: what all gain together is use less real costs, harm and the cost of public funds (run %i)', (run) => {
    const { world } = drive(complete(free), run);
    const flows = flowsSoFar(world);
    // The scenario does move each of them: else nothing is shown.
    for (const [name, value] of Object.entries(flows)) if (name !== 'lobbying' && name !== 'moving') expect(value, name).toBeGreaterThan(0);
    const { surplusShare, publicFundsCost } = world.settings.welfare;
    const realCosts = flows.labOutlay + flows.labCost + flows.computeBought + flows.specialistCost + flows.inspections + flows.levers + flows.publicResearch + flows.donations + flows.lobbying + flows.moving;
    const throughTheState = flows.fines + flows.subsidies + flows.premiums + flows.liabilityOfLabs + flows.liabilityOfSpecialists +
      flows.inspections + flows.levers + flows.publicResearch + flows.paidToStaff;
    const accounts = accountsAt(world, world.ending!.time);
    close(sumOfAccounts(accounts), (1 + surplusShare) * flows.sales - realCosts - flows.harm - publicFundsCost * throughTheState);
    close(flows.labRevenue + flows.specialistRevenue, flows.sales);
  });

  it('that is a transfer alone changes who gains and not what all gain, with public funds at no cost', () => {
    const welfare = { discountRate: 0, publicFundsCost: 0 };
    // Nobody reconsiders and no work is mislabelled, so that what staff get is what the state gives and nothing else happens.
    const paid = (policies: NonNullable<ScenarioInput['policies']>): Accounts => {
      const { world } = drive(complete({ seed: 'transfer', horizonMonths: 12, welfare, policies, researchers: { revisionRate: 0, legibility: 1 } }), 0);
      return accountsAt(world, 12);
    };
    const without = paid([]);
    const under = paid([{ lever: 'stipends', start: 11, strength: 0.2 }]);
    const gain = under.staff - without.staff;
    expect(gain).toBeGreaterThan(1);
    close(under.state - without.state, -gain);
    close(sumOfAccounts(under), sumOfAccounts(without));
  });

  it('liability, claims, premiums and fines are the sums of their events', () => {
    const { world, events } = drive(complete(free), 1);
    const sum = (kind: string, term: string): number => events.filter((event) => event.kind === kind).reduce((all, event) => all + (event.terms.find((each) => each.name === term)?.value ?? 0), 0);
    const flows = flowsSoFar(world);
    close(flows.fines, sum('inspection', 'fine'));
    close(flows.liabilityOfSpecialists, sum('deployment-accident', 'owed by the specialist'));
    expect(flows.liabilityOfLabs).toBeGreaterThanOrEqual(sum('deployment-accident', 'owed by the lab'));
    expect(flows.claims).toBeLessThanOrEqual(flows.liabilityOfLabs);
    close(flows.harm, sum('accident', 'harm') + sum('deployment-accident', 'harm'));
    // What labs owe leaves their assets, with what is still due at the end; nobody pays with money that is gone.
    const { labs } = world;
    const left = labs.assets.reduce((all, value, i) => all + value - labs.due[i]!, 0);
    close(left, world.settings.labs.reduce((all, lab) => all + lab.assets, 0) - flows.fines - flows.premiums - (flows.liabilityOfLabs - flows.claims));
  });

  it('comes out as the outcomes of a run, discounted, and the catastrophe is the one difference between the two welfares', () => {
    const scenario = complete(busy);
    const { outcomes } = runToEnd(scenario, 2);
    const { world } = drive(scenario, 2);
    const of = (name: Parameters<typeof outcomeIndex>[0]): number => outcomes[outcomeIndex(name)]!;
    const accounts = accountsAt(world, world.ending!.time);
    expect([of('gainOfUsers'), of('gainOfLabs'), of('gainOfSpecialists'), of('gainOfStaff'), of('gainOfState')])
      .toEqual([accounts.users, accounts.labs, accounts.specialists, accounts.staff, accounts.state]);
    close(of('welfareWithoutCatastrophe'), sumOfAccounts(accounts) + of('gainAfterDecision'));
    expect(of('gainOfUsers')).toBeLessThan(flowsSoFar(world).sales);
    const { ending, settings, trueRisk } = world as World;
    const lost = (of('welfareWithoutCatastrophe') - of('welfare')) / settings.welfare.catastropheLoss;
    // The present value of the loss by the yearly rate; an undecided run counts p_true times a mean of residual risks.
    const today = (1 + settings.welfare.discountRate) ** (-ending!.time / 12);
    if (ending!.catastrophe) close(lost, today);
    else if (ending!.decided) expect(lost).toBe(0);
    else expect(lost).toBeLessThanOrEqual(trueRisk * today);
  });

  it('that labs earn adds up over labs and blocs to what the account of all labs says', () => {
    const blocs: ScenarioInput = {
      ...free, labs: [{ name: 'A', jurisdiction: 'east' }, { name: 'B', profile: 'limited-will', jurisdiction: 'west', capability: -0.1 }, { name: 'C', jurisdiction: 'west', capability: -0.2 }],
    };
    const { world } = drive(complete(blocs), 1);
    const { earned, due } = world.labs;
    const sum = (column: Float64Array): number => column.reduce((all, value) => all + value, 0);
    close(sum(earned) - sum(due), accountsAt(world, world.ending!.time).labs);
    const { outcomes } = runToEnd(complete(blocs), 1);
    const of = (name: Parameters<typeof outcomeIndex>[0]): number => outcomes[outcomeIndex(name)]!;
    close(of('gainOfFirstBloc'), earned[0]!);
    close(of('gainOfOtherBlocs'), earned[1]! + earned[2]!);
    expect(runToEnd(complete(free), 1).outcomes[outcomeIndex('gainOfOtherBlocs')]).toBeNaN();
  });

  it('that buys compute from profit and outside capital is a cost of labs: all that their capital grew by, and nothing where neither is', () => {
    const invested: ScenarioInput = { ...free, capability: { reinvestment: 0.3 }, labs: [{ name: 'A', investment: 50 }, { name: 'B', profile: 'limited-will', capability: -0.1 }] };
    const { world } = drive(complete(invested), 0);
    const capital = world.labs.capital.reduce((all, value) => all + value, 0);
    expect(capital).toBeGreaterThan(1000);
    close(flowsSoFar(world).computeBought, capital);
    // The rest of the account by hand, from the flows.
    const f = flowsSoFar(world);
    close(accountsAt(world, world.ending!.time).labs, f.labRevenue - f.labOutlay - f.labCost - capital + f.subsidies - f.fines - f.premiums - (f.liabilityOfLabs - f.claims) - f.lobbying - f.moving);
    const none = drive(complete({ ...free, capability: { reinvestment: 0 } }), 0).world;
    expect(flowsSoFar(none).computeBought).toBe(0);
  });

  it('that labs spend on lobbying and on moving leaves their assets', () => {
    const made = complete({
      seed: 'lobby', horizonMonths: 30, researchers: { count: 0 }, sectors: [], risk: { maximumAccidentRate: 0 },
      labs: [{ name: 'A', jurisdiction: 'east' }, { name: 'B', profile: 'limited-will', jurisdiction: 'east', capability: -0.1 }],
      regulators: [
        { name: 'East', jurisdiction: 'east', behaviour: 'stackelberg', initialWill: 1, lobbying: 0.05, budget: 1e4, movingCost: 0.5, fineShare: 0, menu: [{ name: 'slow', will: 0, levers: [{ lever: 'pause', strength: 0.5 }] }] },
        { name: 'West', jurisdiction: 'west' },
      ],
    });
    const { world } = drive(made, 0);
    const flows = flowsSoFar(world);
    expect(flows.lobbying).toBeGreaterThan(0);
    expect(flows.moving).toBe(0.5 * world.regulation.moves);
    expect(world.regulation.moves).toBeGreaterThan(0);
    // Both are in the labs' account, discounted: without a discount to the last dollar.
    const undiscounted = drive({ ...made, welfare: { ...made.welfare, discountRate: 0 } }, 0).world;
    const f = flowsSoFar(undiscounted);
    close(accountsAt(undiscounted, undiscounted.ending!.time).labs, f.labRevenue - f.labOutlay - f.labCost - f.computeBought - f.lobbying - f.moving);
    const left = world.labs.assets.reduce((all, value, i) => all + value - world.labs.due[i]!, 0);
    close(left, made.labs.reduce((all, lab) => all + (lab.assets as number), 0) - flows.lobbying - flows.moving);
  });

  it('of use after a safe decision is the present value of a steady stream to the horizon, and none after a catastrophe or without a decision', () => {
    const scenario = (trueRisk: number, discountRate: number, threshold = 0.5): ScenarioInput => ({ seed: 'after', horizonMonths: 60, researchers: { count: 0 }, sectors: [], risk: { trueRisk, maximumAccidentRate: 0 }, race: { threshold }, welfare: { discountRate, gainAfterDecision: 1000 } });
    const gain = (input: ScenarioInput, run = 0): { readonly value: number; readonly time: number } => {
      const { outcomes } = runToEnd(complete(input), run);
      return { value: outcomes[outcomeIndex('gainAfterDecision')]!, time: outcomes[outcomeIndex('timeToThreshold')]! };
    };
    const plain = gain(scenario(0, 0));
    close(plain.value, 1000 * (60 - plain.time));
    const { value, time } = gain(scenario(0, 0.2));
    // A second method: the midpoint rule in ten thousand steps.
    let sum = 0;
    for (let k = 0; k < 10_000; k++) sum += 1.2 ** (-(time + ((k + 0.5) * (60 - time)) / 10_000) / 12);
    expect(value).toBeCloseTo((1000 * sum * (60 - time)) / 10_000, 2);
    // No safety budget at all and certain danger: the decision is a catastrophe.
    expect(gain({ ...scenario(1, 0), labs: [{ name: 'A', maximumBudget: 0, concession: 0 }] }).value).toBe(0);
    expect(gain(scenario(0, 0, 12)).value).toBe(0);
  });

  it('of a lever is counted once: those that are nothing but money booked where it is spent cost nothing beside', () => {
    expect(levers.filter(bookedWhereSpent).map((lever) => lever.id).sort()).toEqual(['buy-outs', 'inspection', 'prizes', 'public-research', 'stipends', 'subsidy']);
    const { world } = drive(complete({ ...free, horizonMonths: 3, policies: [{ lever: 'public-research', strength: 1200 }] }), 0);
    const flows = flowsSoFar(world);
    expect(flows.levers).toBe(0);
    // Three months of the scenario's 100 M$ a year and of 1,200 more.
    close(flows.publicResearch, (3 * (100 + 1200)) / 12);
  });
});
