import { solveRegime } from '../../games/fine-tuning/answer.ts';
import { ShareSolver } from '../../games/fine-tuning/generalist.ts';
import { basicGame, evenly } from '../../games/fine-tuning/grid.ts';
import { withFloors } from '../../games/fine-tuning/types.ts';
import type { Outcome, ShareRule } from '../../games/fine-tuning/types.ts';

/** One panel of figure 2: what both players build under a pair of floors, two attributes. */
export interface Example {
  readonly title: string;
  readonly floorGeneralist: number;
  readonly floorSpecialist: number;
  readonly rule: string;
  readonly outcome: Outcome;
}

/** Figure 2: no regulation, a weak floor downstream that backfires, floors on both that help everyone, a floor upstream alone. */
export function regulationExamples(): Example[] {
  const cases = [
    ['No regulation', 0, 0],
    ['A weak floor on the specialist alone', 0, 0.49],
    ['Floors on both', 0.3, 0.6],
    ['The same floor on the generalist alone', 0.3, 0],
  ] as const;
  const share: ShareRule = { rule: 'nash' };
  return cases.map(([title, floorGeneralist, floorSpecialist]) => {
    const chain = withFloors(basicGame(2), floorGeneralist, floorSpecialist);
    return { title, floorGeneralist, floorSpecialist, rule: share.rule, outcome: solveRegime(chain, chain.sectors[0]!, share)! };
  });
}

/** Figure 3: investments against the specialist's floor at one share, one attribute. NaN where the generalist abstains. */
export interface StrategyCurve {
  readonly share: number;
  readonly floors: readonly number[];
  readonly generalist: readonly number[];
  readonly specialist: readonly number[];
  readonly band: Band;
}

/** Floors on the specialist that backfire at a share: from (included or approached) up to the unregulated safety. */
export interface Band {
  readonly share: number;
  readonly from: number;
  readonly to: number;
  /** How much safety the worst of them costs. */
  readonly depth: number;
}

function safetyAt(solver: ShareSolver, share: number, floorSpecialist: number): number {
  solver.setFloors(0, floorSpecialist);
  solver.solve(share);
  return solver.takesPart ? solver.specialistSafety : NaN;
}

/**
 * The backfiring band of the one-attribute basic game at a share. Below it the generalist invests as without rules and
 * the floor does not bind; from the jump on it leaves the specialist to comply: one jump, found by bisection.
 */
export function backfiringBand(share: number): Band {
  const chain = basicGame(1);
  const solver = new ShareSolver(chain, chain.sectors[0]!);
  const free = safetyAt(solver, share, 0);
  let low = 0;
  let high = free * (1 - 1e-12);
  if (!(safetyAt(solver, share, high) < free)) return { share, from: free, to: free, depth: 0 };
  for (let step = 0; step < 60; step++) {
    const middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    if (safetyAt(solver, share, middle) < free * (1 - 1e-12)) high = middle;
    else low = middle;
  }
  return { share, from: high, to: free, depth: free - safetyAt(solver, share, high) };
}

export const STRATEGY_SHARES = [0.25, 0.5, 0.75, 0.9] as const;

/** The curves of figure 3; the jump is drawn at its exact place. */
export function strategyCurves(shares: readonly number[] = STRATEGY_SHARES, points = 401): StrategyCurve[] {
  const chain = basicGame(1);
  const solver = new ShareSolver(chain, chain.sectors[0]!);
  return shares.map((share) => {
    const band = backfiringBand(share);
    const floors = evenly(0, 1, points).filter((floor) => Math.abs(floor - band.from) > 1e-9);
    floors.push(band.from * (1 - 1e-12), band.from);
    floors.sort((a, b) => a - b);
    const generalist: number[] = [];
    const specialist: number[] = [];
    for (const floor of floors) {
      specialist.push(safetyAt(solver, share, floor));
      generalist.push(solver.takesPart ? solver.generalistSafety : NaN);
    }
    return { share, floors, generalist, specialist, band };
  });
}

/** Width and depth of the band over the shares: it is wider and deeper where the generalist takes more. */
export function bandsByShare(count = 99): Band[] {
  return evenly(0.01, 0.99, count).map(backfiringBand);
}
