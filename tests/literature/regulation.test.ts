import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bargain, outcomeAt } from '../../src/games/fine-tuning/bargaining.ts';
import { basicGame, evenly } from '../../src/games/fine-tuning/grid.ts';
import { withFloors } from '../../src/games/fine-tuning/types.ts';
import { backfiringBand, convexHull, crossTermCells, easternFaces, EFFECTS, effectOf, strategyCurves, surveyRegulation, undominated } from '../../src/literature/figures/index.ts';
import { regulationRows } from '../../src/literature/regulation.ts';

describe('the regulation paper', () => {
  it.each(regulationRows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    expect(Math.abs(row.compute() - row.expected)).toBeLessThanOrEqual(row.tolerance);
  });

  it('names every value once', () => {
    expect(new Set(regulationRows.map((row) => row.id)).size).toBe(regulationRows.length);
  });

  it('backfires for every share just under the unregulated safety (the theorem)', () => {
    fc.assert(fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), (share) => {
      const band = backfiringBand(share);
      expect(band.depth).toBeGreaterThan(0);
      const chain = withFloors(basicGame(1), 0, 0.5 * (band.from + band.to));
      expect(outcomeAt(chain, chain.sectors[0]!, share).specialistSafety).toBeLessThan(0.5 - 1e-9);
    }), { numRuns: 1000 });
  });

  it('has Pareto-improving floors for every share (the second theorem)', () => {
    // A little above the unregulated levels of both: a0 = δ/2 + ε, a1 = 1/2 + ε'.
    fc.assert(fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), (share) => {
      const small = 0.02 * share * (1 - share);
      const free = basicGame(1);
      const before = outcomeAt(free, free.sectors[0]!, share);
      const chain = withFloors(free, share / 2 + small, 0.5 + 2 * small);
      const after = outcomeAt(chain, chain.sectors[0]!, share);
      expect(after.specialistSafety).toBeGreaterThan(before.specialistSafety);
      expect(after.generalistUtility).toBeGreaterThan(before.generalistUtility);
      expect(after.specialistUtility).toBeGreaterThan(before.specialistUtility);
    }), { numRuns: 1000 });
  });
});

describe('figures as data', () => {
  const grid = { floorsGeneralist: evenly(0, 1, 11), floorsSpecialist: evenly(0, 1, 11), shares: evenly(0.01, 0.98, 98) };
  const surveys = ([1, 2] as const).map((attributes) => surveyRegulation(attributes, grid));

  it('gives the maps that exact bargaining gives', () => {
    for (const survey of surveys) {
      for (const map of survey.maps) {
        map.effects.forEach((effect, cell) => {
          if (cell % 5 !== 0) return;
          const chain = withFloors(basicGame(survey.attributes), map.floorsGeneralist[Math.floor(cell / 11)]!, map.floorsSpecialist[cell % 11]!);
          const share = bargain(chain, chain.sectors[0]!).share(map.rule);
          const exact = share === null ? null : outcomeAt(chain, chain.sectors[0]!, share);
          const expected = effectOf(exact === null ? null : { ...exact, performance: exact.specialistPerformance, safety: exact.specialistSafety }, map.unregulated);
          expect(`${map.rule} ${cell} ${EFFECTS[effect]}`).toBe(`${map.rule} ${cell} ${expected}`);
        });
      }
    }
  });

  it('keeps every game of the clouds inside the hull of its target', () => {
    const both = surveys[1]!.utilities[3]!;
    const [first] = both.hull;
    expect(first!.x).toBeGreaterThan(0.8);
    // Floors on one player reach no point outside what floors on both reach, apart from the grid's own steps.
    for (const cloud of surveys[1]!.utilities) {
      for (const point of cloud.hull) expect(point.x + point.y).toBeLessThanOrEqual(Math.max(...both.hull.map((p) => p.x + p.y)) + 0.05);
    }
    expect(surveys[1]!.utilities.reduce((sum, cloud) => sum + cloud.counts.reduce((a, b) => a + b, 0), 0)).toBeLessThanOrEqual(surveys[1]!.games);
  });

  it('jumps where the band begins', () => {
    for (const curve of strategyCurves([0.25, 0.9])) {
      const at = curve.floors.indexOf(curve.band.from);
      expect(curve.specialist[at]!).toBeLessThan(0.5);
      expect(Math.abs(curve.specialist[at - 1]! - 0.5)).toBeLessThan(1e-9);
    }
  });

  it('shows the effects of cross-terms that the paper describes', () => {
    const at = (crossTerm: number, target: string): number[] => {
      const { outcome } = crossTermCells().find((cell) => cell.crossTerm === crossTerm && cell.target === target)!;
      return [outcome.generalistPerformance, outcome.generalistSafety, outcome.specialistPerformance, outcome.specialistSafety];
    };
    // Negative: G exceeds its own floor, and D the other.
    expect(at(-0.5, 'generalist')[1]!).toBeGreaterThan(0.4);
    expect(at(-0.5, 'both')[3]!).toBeGreaterThan(0.6);
    // High: upstream floor, G safety and D performance; downstream floor, the reverse.
    expect(at(1.5, 'generalist')).toEqual([0, 0.4, 0.25, 0.4]);
    expect(at(1.5, 'specialist')).toEqual([0.25, 0, 0.25, 0.6]);
  });

  it('finds hulls and undominated points as a search over all pairs does', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 30 }), y: fc.integer({ min: 0, max: 30 }) });
    fc.assert(fc.property(fc.array(point, { minLength: 3, maxLength: 25 }), (points) => {
      const left = undominated(points);
      const expected = points.filter((p) => !points.some((q) => q.x >= p.x && q.y >= p.y && (q.x > p.x || q.y > p.y)));
      expect(new Set(left.map((p) => `${p.x},${p.y}`))).toEqual(new Set(expected.map((p) => `${p.x},${p.y}`)));
      const hull = convexHull(points);
      for (let i = 0; hull.length >= 3 && i < hull.length; i++) {
        const [a, b] = [hull[i]!, hull[(i + 1) % hull.length]!];
        for (const p of points) expect((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)).toBeGreaterThanOrEqual(0);
      }
      for (const p of easternFaces(points)) expect(hull).toContain(p);
    }), { numRuns: 1000 });
  });
});
