import { describe, expect, it } from 'vitest';
import { explain, problemOf } from '../../src/actions/explain.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { complete } from '../../src/scenario/complete.ts';
import { referencePayoff } from '../games/race/reference.ts';

const scenario = complete({ seed: 'explain', horizonMonths: 40, researchers: { count: 0 }, sectors: [], risk: { maximumAccidentRate: 1, tailIndex: 0.3 } });
const events = (run: number) => runToEnd(scenario, run, { record: { series: false, events: true } }).events!;

describe('explain', () => {
  it('reads a decision in three ways, at the game that its round solved', () => {
    const decision = events(0).filter((event) => event.kind === 'decision').at(-1)!;
    const { readouts, portfolio, planning, information, counterfactual } = explain(scenario, 0, decision.id);
    expect(information).toBeNull();
    expect(counterfactual).toBeNull();
    // Spent on measures is what the budget says; labs that plan for the scenario's own twelve months choose what they chose, others something else.
    const budget = decision.terms.find((term) => term.name === 'safety budget')!.value;
    expect(portfolio!.reduce((sum, each) => sum + each.spending, 0)).toBeCloseTo(budget, 12);
    expect(portfolio!.length).toBeGreaterThan(3);
    expect(planning!.map((each) => each.planningMonths)).toEqual([6, 12, 24]);
    expect(planning![1]!.budget).toBe(budget);
    expect(planning![1]!.residualRisk).toBe(decision.terms.find((term) => term.name === 'residual risk')!.value);
    expect(new Set(planning!.map((each) => each.budget)).size).toBe(3);
    expect(readouts!.serialSpeed).toBeCloseTo(1 - decision.terms.find((term) => term.name === 'safety budget')!.value, 12);
    expect(readouts!.payoffIfDangerous).toBeLessThan(readouts!.payoffIfNot);
    for (const risk of [readouts!.actionRisk, readouts!.inactionRisk]) {
      expect(risk).toBeGreaterThan(0);
      expect(risk).toBeLessThan(1);
    }
  });

  it('says what a piece of evidence was worth to each lab: beliefs that average to the one before, a value where choices differ', () => {
    const found = [0, 1, 2, 3, 4, 5].flatMap((run) => events(run).filter((event) => event.kind === 'evidence').map((event) => ({ run, event })))[0]!;
    const { information, counterfactual } = explain(scenario, found.run, found.event.id);
    expect(counterfactual).not.toBeNull();
    expect(information!.map((each) => each.lab)).toEqual(scenario.labs.map((lab) => lab.name));
    for (const each of information!) {
      expect(each.chanceOfWarning * each.beliefs[0]! + (1 - each.chanceOfWarning) * each.beliefs[1]!).toBeCloseTo(each.belief, 12);
      expect(each.beliefs[0]!).toBeGreaterThan(each.beliefs[1]!);
      expect(each.value).toBeGreaterThanOrEqual(0);
      if (each.budgets[0] !== each.budgets[1]) expect(each.value).toBeGreaterThan(0);
    }
  });

  it('names the players of a round in which not every lab takes part', () => {
    const partly = complete({ seed: 'partly', horizonMonths: 4, researchers: { count: 0 }, sectors: [], labs: [{ name: 'Early' }, { name: 'Late', entryMonth: 3 }, { name: 'Third', capability: -0.3 }] });
    const told = runToEnd(partly, 0, { record: { series: false, events: true } }).events!.filter((event) => event.kind === 'decision' && event.time < 3).at(-1)!;
    const report = problemOf(partly, 0, told.id);
    expect(report.labs).toEqual(['Early', 'Third']);
    expect(report.residualRisk.map((each) => each.lab)).toEqual(report.labs);
  });

  it('gives a ruled lab\'s game with which anyone can check payoffs, the penalty in them, and that nobody gains by a change', () => {
    const ruled = complete({
      seed: 'ruled', horizonMonths: 12, researchers: { count: 0 }, sectors: [], regulators: [{ inspectionRate: 0.1, fineShare: 0.05, behaviour: 'schedule', assessorNoise: 0.4 }],
      labs: [{ name: 'A' }, { name: 'B', profile: 'limited-will', capability: -0.1 }, { name: 'C', profile: 'limited-will', capability: -0.2, liability: 1 }],
      levers: [{ id: 'cap', label: 'Cap', family: 'change incentives', unit: 'residual risk', off: 1, maximum: 1, meaning: 'A cap alone.', changes: [{ path: 'labs.*.riskCap', operation: 'atMost', intercept: 0, slope: 1 }] }],
      policies: [{ lever: 'cap', start: 0, strength: 0.55 }],
    });
    const told = runToEnd(ruled, 0, { record: { series: false, events: true } }).events!.filter((event) => event.kind === 'decision');
    let fined = 0;
    let spared = 0;
    for (const event of told.slice(0, 6)) {
      const { problem, solution } = JSON.parse(JSON.stringify(problemOf(ruled, 0, event.id))) as ReturnType<typeof problemOf>;
      const range = Math.max(...problem.labs.map((_, i) => {
        const own = Array.from({ length: 46 }, (_, k) => referencePayoff(problem, solution.budgets.map((budget, j) => (j === i ? k / 50 : budget)), i));
        // Nobody gains by any of these, nor by sitting out: payoffs with the penalty, by other code from the printed numbers alone.
        const at = referencePayoff(problem, solution.budgets, i);
        for (const other of [...own, referencePayoff(problem, solution.budgets.map((budget, j) => (j === i ? null : budget)), i)]) expect(other - at).toBeLessThanOrEqual(1e-9 * (Math.max(...own) - Math.min(...own)));
        expect(Math.abs(solution.utilities[i]! - at)).toBeLessThanOrEqual(1e-9 * Math.abs(at));
        return Math.max(...own) - Math.min(...own);
      }));
      problem.labs.forEach(({ penalty }, i) => {
        expect(penalty!.cap).toBe(0.55);
        if (!(penalty!.expected > 1e-6 * range)) return;
        // Without its penalty the payoff of a lab above the cap would be off by just that.
        const above = solution.assessedRisk[i]! > 0.55 + 1e-12;
        if (above) fined++;
        else spared++;
        const unpunished = { ...problem, labs: problem.labs.map((lab, j) => (j === i ? { ...lab, penalty: null } : lab)) };
        expect(Math.abs(referencePayoff(unpunished, solution.budgets, i) - solution.utilities[i]! - (above ? penalty!.expected : 0))).toBeLessThanOrEqual(1e-9 * range + 1e-9 * Math.abs(solution.utilities[i]!));
      });
    }
    expect(fined).toBeGreaterThan(0);
    expect(spared).toBeGreaterThan(0);
  });
});
