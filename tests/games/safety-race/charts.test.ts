import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AggregateChart } from '../../../src/games/safety-race/aggregate-chart.ts';
import { choiceCount, choices } from '../../../src/games/safety-race/assignments.ts';
import { foldAt, gainAt, lowerReply, parting, upperReply } from '../../../src/games/safety-race/branches.ts';
import type { Chart, Point } from '../../../src/games/safety-race/chart.ts';
import { ChoiceBounds } from '../../../src/games/safety-race/choice-bounds.ts';
import { PivotChart } from '../../../src/games/safety-race/pivot-chart.ts';

const unit = fc.integer({ min: 0, max: 1_000_000 }).map((k) => k / 1_000_000);
const strong = unit.map((x) => 1.001 + 19 * x * x);
const exponents = fc.constantFrom(0.5, 1, 1.5, 3, 8, 20, 90);

describe('replies to aggregates', () => {
  it('are two below the parting, on either side of the fold, or none; 1,000 random labs', () => {
    let two = 0;
    fc.assert(fc.property(exponents, strong, unit, unit, (exponent, enmity, x, y) => {
      const problem = { exponent, enmity };
      if (!(parting(problem) > 0)) return;
      const gain = gainAt(problem, x * parting(problem));
      const fold = foldAt(problem, gain);
      const weight = fold.weight * Math.exp(8 * y - 1);
      const left = (z: number): number => (1 + 1 / exponent) * z + weight * z ** exponent * (1 - z) - gain;
      if (weight < fold.weight) {
        for (let k = 1; k < 200; k++) expect(left(k / 200)).toBeLessThan(1e-12 * gain);
        return;
      }
      two += 1;
      const [lower, upper] = [lowerReply(problem, weight, gain, fold.unsafety, 0, 1e-15), upperReply(problem, weight, gain, fold.unsafety, 0, 1e-15)];
      expect(lower).toBeLessThanOrEqual(fold.unsafety);
      expect(upper).toBeGreaterThanOrEqual(fold.unsafety);
      for (const z of [lower, upper]) expect(Math.abs(left(z))).toBeLessThan(1e-13 * (gain + weight * z ** exponent));
    }), { numRuns: 1000 });
    expect(two).toBeGreaterThan(300);
  });
});

/** Values and slopes at random points of a random cell against the bounds on it; returns how many slopes were bounded. */
function expectBounded<Kept>(chart: Chart<Kept>, place: readonly number[], width: number, points: readonly (readonly number[])[]): number {
  const { whole } = chart;
  const corner = (low: number, high: number, at: number): [number, number] => {
    const size = width * Math.min(1, high - low);
    const start = low + at * (high - low - size);
    return [start, start + size];
  };
  const cell = chart.part(whole, ...corner(whole.low, whole.high, place[0]!), ...corner(whole.from, whole.to, place[1]!));
  const options = chart.options(cell);
  const slopes = chart.slopes(cell);
  const at = points.map(([x, y]) => [cell.low + x! * (cell.high - cell.low), cell.from + y! * (cell.to - cell.from)] as const);
  const values: Point[] = at.map(([first, second]) => chart.at(first, second, null, 'exact'));
  const [low, high] = chart.targets(cell);
  for (const { target } of values) if (target <= 1) expect(target >= low - 1e-12 && target <= high + 1e-12).toBe(true);
  options.forEach((own, i) => own.forEach(({ code, shareLow, shareHigh, secondLow, secondHigh }) => {
    for (const point of values) {
      for (const each of code === choices.either ? [choices.lower, choices.upper] : [code]) {
        const [p, second, z] = [point.share, point.second, point.unsafety].map((list) => list[i * choiceCount + each]!) as [number, number, number];
        // A pair of roots is counted with the pivot on the lower one.
        if (Number.isNaN(p) || (each === choices.other && z < point.unsafety[choices.pivot]!)) continue;
        const tolerance = 1e-8 * (1 + p);
        expect(p >= shareLow - tolerance && p <= shareHigh + tolerance, `share ${p} of choice ${each} in ${shareLow}, ${shareHigh}`).toBe(true);
        expect(second >= secondLow - tolerance && second <= secondHigh + tolerance, `second ${second} of choice ${each} in ${secondLow}, ${secondHigh}`).toBe(true);
      }
    }
  }));
  let bounded = 0;
  slopes.forEach((bounds, k) => {
    if (bounds === null) return;
    bounded += 1;
    for (let j = 1; j < values.length; j++) {
      const [a, b] = [values[j - 1]!, values[j]!];
      const moves = [at[j]![0] - at[j - 1]![0], at[j]![1] - at[j - 1]![1]] as const;
      for (const [part, list] of [[0, 'share'], [4, 'second']] as const) {
        if (Number.isNaN(a.share[k]!) || Number.isNaN(b.share[k]!)) continue;
        const change = b[list][k]! - a[list][k]!;
        let [least, most] = [0, 0];
        moves.forEach((move, n) => {
          const ends = [move * bounds[part + 2 * n]!, move * bounds[part + 2 * n + 1]!];
          least += Math.min(...ends);
          most += Math.max(...ends);
        });
        const tolerance = 1e-7 * (1e-2 + Math.abs(a[list][k]!));
        expect(change >= least - tolerance && change <= most + tolerance, `${list} of choice ${k}: ${change} in ${least}, ${most}`).toBe(true);
      }
    }
  });
  return bounded;
}

describe('bounds on cells', () => {
  const pairs = fc.array(fc.tuple(unit, unit), { minLength: 4, maxLength: 4 });
  const speeds = fc.array(fc.integer({ min: 4, max: 100 }).map((k) => k / 20), { minLength: 2, maxLength: 4 });
  const widths = fc.constantFrom(1e-4, 1e-2, 0.1, 0.4);
  const setting = (exponent: number, enmity: number) => {
    const problem = { exponent, enmity, roughly: true };
    const quantity = enmity > 1 ? 'safe' as const : 'concentration' as const;
    return { problem, exact: { exponent, enmity }, quantity, limit: 0.3, bounds: new ChoiceBounds(problem, null, quantity), least: -5, budget: { replies: 0, visits: 0, most: 1e9 } };
  };

  it('hold for the choices and their differences in the aggregates, 1,000 random cells', () => {
    let bounded = 0;
    fc.assert(fc.property(exponents, fc.oneof(strong, unit.map((x) => 0.02 + 0.98 * x)), speeds, unit, unit, widths, pairs, (exponent, enmity, labs, x, y, width, points) => {
      bounded += expectBounded(new AggregateChart(setting(exponent, enmity), labs.map((speed, i) => ({ speed, labs: [i] }))), [x, y], width, points);
    }), { numRuns: 1000 });
    expect(bounded).toBeGreaterThan(3000);
  });

  it('hold in a pivot\'s own choice, for its twins near the fold too, 1,000 random cells', () => {
    let bounded = 0;
    fc.assert(fc.property(exponents, strong, speeds, unit, unit, widths, pairs, (exponent, enmity, labs, x, y, width, points) => {
      const set = setting(exponent, enmity);
      if (!(parting(set.problem) > 0)) return;
      const groups = [...new Set(labs)].map((speed, i) => ({ speed, labs: [2 * i, 2 * i + 1] }));
      // Most of the chart is far out: unsafety of e^-5 and less.
      bounded += expectBounded(new PivotChart(set, groups, groups[0]!), [1 - 0.2 * x * x, y * y], width, points);
    }), { numRuns: 1000 });
    expect(bounded).toBeGreaterThan(3000);
  });
});
