import { describe, expect, it } from 'vitest';
import { outcomeAt } from '../../../src/games/fine-tuning/bargaining.ts';
import { basicGame, benchFineTuning, gridSize, paperGrid, solveGrid } from '../../../src/games/fine-tuning/grid.ts';
import { withFloors } from '../../../src/games/fine-tuning/types.ts';

const grid = { floorsGeneralist: [0, 0.3, 1.5], floorsSpecialist: [0, 0.49, 0.6, 2.5], shares: [0.1, 0.5, 0.9] };

describe('a grid of games', () => {
  it.each([1, 2] as const)('holds the games one by one (%i attributes)', (attributes) => {
    const out = new Float64Array(6 * gridSize(grid));
    solveGrid(basicGame(attributes), grid, out);
    let at = 0;
    for (const floorGeneralist of grid.floorsGeneralist) {
      for (const floorSpecialist of grid.floorsSpecialist) {
        for (const share of grid.shares) {
          const chain = withFloors(basicGame(attributes), floorGeneralist, floorSpecialist);
          const one = outcomeAt(chain, chain.sectors[0]!, share);
          expect(Number.isNaN(out[at + 3]!)).toBe(!one.takesPart);
          if (one.takesPart) expect([out[at + 1], out[at + 3], out[at + 4]]).toEqual([one.generalistSafety, one.specialistSafety, one.generalistUtility]);
          at += 6;
        }
      }
    }
  });

  it('is the same in one part or in several', () => {
    const whole = new Float64Array(6 * gridSize(grid));
    const took = solveGrid(basicGame(2), grid, whole);
    let parts = 0;
    for (let from = 0; from < gridSize(grid); from += 7) {
      const to = Math.min(gridSize(grid), from + 7);
      const part = new Float64Array(6 * (to - from));
      parts += solveGrid(basicGame(2), grid, part, from, to);
      expect([...part]).toEqual([...whole.subarray(6 * from, 6 * to)]);
    }
    expect(parts).toBe(took);
  });

  it('has about a million games in the paper', () => {
    expect(gridSize(paperGrid())).toBe(999_698);
    for (const { games, run } of benchFineTuning()) {
      expect(games).toBe(999_698);
      expect(run(0, 980)).toBe(980);
    }
  });
});
