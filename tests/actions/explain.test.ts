import { describe, expect, it } from 'vitest';
import { explain, problemOf } from '../../src/actions/explain.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { complete } from '../../src/scenario/complete.ts';

const scenario = complete({ seed: 'explain', horizonMonths: 40, researchers: { count: 0 }, sectors: [], risk: { maximumAccidentRate: 1, tailIndex: 0.3 } });
const events = (run: number) => runToEnd(scenario, run, { record: { series: false, events: true } }).events!;

describe('explain', () => {
  it('reads a decision in three ways, at the game that its round solved', () => {
    const decision = events(0).filter((event) => event.kind === 'decision').at(-1)!;
    const { readouts, information, counterfactual } = explain(scenario, 0, decision.id);
    expect(information).toBeNull();
    expect(counterfactual).toBeNull();
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
});
