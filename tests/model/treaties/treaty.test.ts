import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulation, driveToEnd, labColumns, runToEnd, solveInRun, worldColumns } from '../../../src/engine/index.ts';
import { solveRace, UnilateralChoice } from '../../../src/games/race/index.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';
import { breachTerms, chanceOfDetection, temptation, undetectedShare } from '../../../src/model/treaties/defection.ts';
import { sortedTerms } from '../../../src/record/terms.ts';
import { complete, type ScenarioInput } from '../../../src/scenario/complete.ts';
import { referencePayoff } from '../../games/race/reference.ts';

const all = { series: true, events: true };
const signed = (treaty: ScenarioInput['treaty'], strength = 0.6) =>
  complete({ seed: 'treaty', horizonMonths: 36, race: { threshold: 6 }, treaty: { ...treaty }, policies: [{ lever: 'treaty', start: 3, strength }] });
const value = (record: ReturnType<typeof runToEnd>, row: number, lab: number, column: (typeof labColumns)[number]): number =>
  record.series!.values[row * record.series!.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;

/** The game of the month after a treaty began. */
function problemUnderTreaty(): RaceProblem {
  const simulation = createSimulation(signed({}), 0);
  let last: RaceProblem | null = null;
  for (let next = simulation.advanceUntil(4.5); next.kind === 'problem'; next = simulation.advanceUntil(4.5)) {
    last = next.problem;
    simulation.provide(solveInRun(next.problem));
  }
  return last!;
}

describe('one lab\'s own choice', () => {
  it('has the solver\'s payoff at the equilibrium, and nothing on a fine grid of budgets is better than its best', () => {
    const problem = problemUnderTreaty();
    const solution = solveRace(problem);
    const own = UnilateralChoice.of(problem, solution.budgets);
    problem.labs.forEach((lab, k) => {
      expect(own.payoff(k, solution.budgets[k]!)).toBeCloseTo(solution.utilities[k]!, 6);
      const best = own.best(k);
      const range = Math.abs(best.payoff) + 1;
      expect(best.payoff).toBeGreaterThanOrEqual(solution.utilities[k]! - 1e-9 * range);
      for (let b = lab.minimumBudget; b <= lab.maximumBudget; b += 0.001) expect(own.payoff(k, b)).toBeLessThanOrEqual(best.payoff + 1e-9 * range);
    });
  });
});

describe('a treaty', () => {
  it('is a pause by all while nobody would gain by breaking it', () => {
    const held = runToEnd(signed({ detectionRate: 1, sanctionShare: 1, snapBack: 1, breakoutSpeed: 0.1 }), 0, { record: all });
    const paused = runToEnd(complete({ ...signed({}), policies: [{ lever: 'pause', start: 3, strength: 0.6 }], treaty: { detectionRate: 1, sanctionShare: 1, snapBack: 1, breakoutSpeed: 0.1 } }), 0, { record: all });
    expect(held.events!.some((event) => event.kind === 'breach')).toBe(false);
    expect(held.series!.values).toEqual(paused.series!.values);
  });

  it('is broken when a breach is never found and nothing follows, and the one that breaks it goes at breakout speed', () => {
    const record = runToEnd(signed({ detectionRate: 0, sanctionShare: 0, snapBack: 0, breakoutSpeed: 0.8 }), 0, { record: all });
    const kept = runToEnd(signed({ detectionRate: 0, breakoutSpeed: 0 }), 0, { record: all });
    const broken = [0, 1, 2, 3, 4].filter((lab) => value(record, 4, lab, 'defects') === 1);
    expect(broken.length).toBeGreaterThan(0);
    for (const lab of broken) expect(value(record, 4, lab, 'speed')).toBeGreaterThan(value(kept, 4, lab, 'speed'));
    expect(record.events!.some((event) => event.kind === 'detection')).toBe(false);
  });

  it('ends for all when a breach is found and it snaps back, and goes on for the others when it does not', () => {
    const tempting = { detectionRate: 1, sanctionShare: 0, sanctionMonths: 0, breakoutSpeed: 1 };
    const ended = runToEnd(signed({ ...tempting, snapBack: 1 }, 0.9), 1, { record: all });
    const lasting = runToEnd(signed({ ...tempting, snapBack: 0 }, 0.9), 1, { record: all });
    const found = lasting.events!.find((event) => event.kind === 'detection')!;
    expect(found.cause).toMatch(/^breach\//);
    expect(lasting.events!.some((event) => event.kind === 'snap-back')).toBe(false);
    const snap = ended.events!.find((event) => event.kind === 'snap-back');
    // With its end at stake no member may break the treaty at all: then there is nothing to end.
    if (snap === undefined) return expect(ended.events!.some((event) => event.kind === 'breach')).toBe(false);
    expect(snap.cause).toMatch(/^detection\//);
    const after = ended.events!.filter((event) => event.kind === 'breach' && event.time > snap.time);
    expect(after).toEqual([]);
    const row = Math.ceil(snap.time) + 1;
    // The cap of a tenth of the speed, about 0.01 OOM a month, is gone for everybody.
    for (let lab = 0; lab < 5; lab++) expect(value(ended, row, lab, 'speed')).toBeGreaterThan(0.03);
  });

  it('is kept by a member that was caught for the time of the sanction, and broken by it again after', () => {
    const tempting = signed({ detectionRate: 1, sanctionShare: 0, sanctionMonths: 6, snapBack: 0, breakoutSpeed: 1 }, 0.9);
    let again = 0;
    for (let run = 0; run < 3; run++) {
      const record = runToEnd(tempting, run, { record: all });
      const names = record.series!.labs;
      for (const found of record.events!.filter((event) => event.kind === 'detection')) {
        const lab = names.indexOf(found.entity);
        for (let row = Math.ceil(found.time); row < found.time + 6 && row < record.series!.rows; row++) expect(value(record, row, lab, 'defects'), `${found.id} in month ${row}`).toBe(0);
        if (record.events!.some((event) => event.kind === 'breach' && event.entity === found.entity && event.time >= found.time + 6 && event.time < found.time + 8)) again++;
      }
    }
    expect(again).toBeGreaterThan(0);
  });

  it('is broken by those whose gain is above the expected penalty alone, by the terms of the event', () => {
    let breaches = 0;
    const near = signed({ detectionRate: 0.03, sanctionShare: 0.1, snapBack: 0.1, breakoutSpeed: 0.9 });
    for (let run = 0; run < 3; run++) {
      for (const event of runToEnd({ ...near, race: { ...near.race, threshold: 3 } }, run, { record: all }).events!) {
        if (event.kind !== 'breach') continue;
        breaches++;
        const term = (name: string): number => event.terms.find((each) => each.name === name)!.value;
        const worth = sortedTerms(event).groups.find(({ group }) => group === 'worth')!.terms;
        const together = worth.reduce((sum, each) => sum + each.value, 0);
        expect(worth.length).toBeGreaterThan(4);
        if (term('breaks the treaty') === 1) expect(together).toBeGreaterThan(0);
        else expect(together).toBeLessThanOrEqual(1e-9 * Math.abs(term('payoff of keeping')));
      }
    }
    expect(breaches).toBeGreaterThan(0);
  });

  it('tells payoffs of keeping and of breaking that a second implementation gives, and what their parts and the penalties add up to', () => {
    const problem = problemUnderTreaty();
    const { budgets, utilities } = solveRace(problem);
    const settings = { ...complete({}).treaty, detectionRate: 0.04, snapBack: 0.3, sanctionShare: 0.4, sanctionMonths: 9, breakoutSpeed: 0.8 };
    const H = problem.horizon;
    const undetected = (1 - Math.exp(-0.04 * H)) / (0.04 * H);
    problem.labs.forEach((lab, k) => {
      const without = utilities[k]! - 1000 * (k - 1);
      const tempted = temptation(problem, budgets, k, settings, utilities[k]!, without, null);
      const terms = breachTerms(problem, budgets, k, settings, tempted, null);
      const term = (name: string): number => terms.find((each) => each.name === name)?.value ?? 0;
      const free = { ...problem, labs: problem.labs.map((each, j) => (j === k ? { ...lab, speed: 0.8 * lab.speed, speedCap: null } : each)) };
      const kept = referencePayoff(problem, budgets, k);
      const broken = referencePayoff(free, budgets.map((b, j) => (j === k ? tempted.budget : b)), k);
      expect(term('payoff of keeping') / kept).toBeCloseTo(1, 8);
      expect(term('payoff of a breach never found') / broken).toBeCloseTo(1, 8);
      expect(term('sanction expected')).toBeCloseTo(-(1 - Math.exp(-0.04 * H)) * 0.4 * lab.revenue * 9, 6);
      expect(term('end of the treaty expected')).toBeCloseTo(-(1 - Math.exp(-0.04 * H)) * 0.3 * Math.max(0, 1000 * (k - 1)), 6);
      const parts = terms.filter((each) => each.name.startsWith('breach: '));
      expect(parts.reduce((sum, each) => sum + each.value, 0)).toBeCloseTo((broken - kept) * undetected, 1);
      // Going faster makes winning likelier and, with all else, catastrophe.
      if (tempted.budget !== null) expect(term('breach: own safe win')).toBeGreaterThan(0);
    });
  });

  it('tempts more the faster a breach goes, and less the sooner it is found', () => {
    const problem = problemUnderTreaty();
    const solution = solveRace(problem);
    const settings = complete({}).treaty;
    // Labs at the front: one far behind may wish to be slower than it can be by a budget, and gain by it.
    // Slower than a tenth a lab cannot copy by a budget of at most nine tenths, so that only above it faster is never worse.
    const unit = fc.double({ min: 0.1, max: 1, noNaN: true });
    fc.assert(fc.property(fc.nat(2), unit, unit, (k, a, b) => {
      const [slow, fast] = [Math.min(a, b), Math.max(a, b)];
      const gain = (change: object) => temptation(problem, solution.budgets, k, { ...settings, ...change }, solution.utilities[k]!, solution.utilities[k]!, null).gain;
      expect(gain({ breakoutSpeed: fast })).toBeGreaterThanOrEqual(gain({ breakoutSpeed: slow }) * (1 - 1e-6) - 1e-3);
      expect(gain({ detectionRate: fast })).toBeLessThanOrEqual(gain({ detectionRate: slow }) * (1 + 1e-9) + 1e-6);
    }), { numRuns: 200 });
  });

  it('has the closed forms of detection: the undetected share is the mean of exp(-q t) over the horizon', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 48 }), (detectionRate, months) => {
      const treaty = { ...complete({}).treaty, detectionRate };
      let sum = 0;
      const n = 2000;
      for (let i = 0; i < n; i++) sum += Math.exp((-detectionRate * months * (i + 0.5)) / n) / n;
      expect(undetectedShare(treaty, months)).toBeCloseTo(sum, 4);
      expect(chanceOfDetection(treaty, months)).toBeCloseTo(1 - Math.exp(-detectionRate * months), 12);
    }), { numRuns: 200 });
  });

  it('draws its detections from a stream of its own: a longer past of compliance shifts no candidate', () => {
    const times = (start: number) => runToEnd(complete({ ...signed({ detectionRate: 1, sanctionShare: 0, snapBack: 0, breakoutSpeed: 1, sanctionMonths: 0 }), policies: [{ lever: 'treaty', start, strength: 0.9 }] }), 2, { record: all })
      .events!.filter((event) => event.kind === 'detection').map((event) => `${event.id} ${event.time}`);
    const early = times(3);
    const late = times(9);
    expect(late.length).toBeGreaterThan(0);
    // Candidates at the full rate are all accepted while the lab breaks the treaty: what the late treaty sees, the early one saw at the same time.
    expect(late.filter((each) => early.includes(each)).length).toBeGreaterThan(0);
  });
});

describe('a run under a treaty', () => {
  it('goes on from a snapshot to the same hash', async () => {
    const { restoreSimulation } = await import('../../../src/engine/index.ts');
    const scenario = signed({ detectionRate: 0.3, sanctionShare: 0, breakoutSpeed: 0.9, snapBack: 0.5 });
    const whole = runToEnd(scenario, 3);
    const simulation = createSimulation(scenario, 3);
    for (let next = simulation.advanceUntil(15); next.kind === 'problem'; next = simulation.advanceUntil(15)) simulation.provide(solveInRun(next.problem));
    expect(driveToEnd(restoreSimulation(structuredClone(simulation.snapshot()) as never)).hash).toBe(whole.hash);
  });
});
