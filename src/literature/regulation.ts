import { outcomeAt } from '../games/fine-tuning/bargaining.ts';
import { backfires, paretoImproves, solveRegime } from '../games/fine-tuning/answer.ts';
import { ShareSolver } from '../games/fine-tuning/generalist.ts';
import { basicGame } from '../games/fine-tuning/grid.ts';
import { BARGAINING_RULES, withFloors } from '../games/fine-tuning/types.ts';
import type { BargainingRule, Outcome } from '../games/fine-tuning/types.ts';
import { truth } from './entry.ts';
import type { LiteratureEntry, Mark } from './entry.ts';
import { crossTermGame } from './figures/cross-terms.ts';
import { backfiringBand, bandsByShare } from './figures/strategies.ts';

/** The source's name as the replication table prints it. */
const SOURCE = 'The backfiring effect of weak AI safety regulation';

const EXACT = 1e-9;

function bargained(attributes: 1 | 2, floorGeneralist: number, floorSpecialist: number, rule: BargainingRule): Outcome {
  const chain = withFloors(basicGame(attributes), floorGeneralist, floorSpecialist);
  return solveRegime(chain, chain.sectors[0]!, { rule })!;
}

const row = (id: string, quantity: string, expected: number, compute: () => number, mark: Mark = 'computed', tolerance = EXACT): LiteratureEntry =>
  ({ id: `regulation.${id}`, source: SOURCE, quantity, expected, compute, tolerance, mark });

/** One line of the reference table: the share, the levels of safety, the utilities. */
function tableRows(
  name: string, title: string, solve: () => Outcome, expected: readonly [number, number, number, number, number], read: readonly number[] = [],
): LiteratureEntry[] {
  const parts = [
    ['share', "generalist's share", (o: Outcome) => o.share],
    ['a0', "generalist's safety", (o: Outcome) => o.generalistSafety],
    ['a1', 'final safety', (o: Outcome) => o.specialistSafety],
    ['generalist', "generalist's utility", (o: Outcome) => o.generalistUtility],
    ['specialist', "specialist's utility", (o: Outcome) => o.specialistUtility],
  ] as const;
  return parts.map(([key, what, pick], k) =>
    row(`${name}.${key}`, `${title}: ${what}`, expected[k]!, () => pick(solve()), read.includes(k) ? 'read' : 'computed'));
}

const table: LiteratureEntry[] = [
  ...(['utilitarian', 'nash', 'egalitarian'] as const).flatMap((rule) =>
    tableRows(`none.${rule}`, `no floors, ${rule}`, () => bargained(1, 0, 0, rule), [0.5, 0.25, 0.5, 0.1875, 0.1875], rule === 'utilitarian' ? [2, 3] : [])),
  ...tableRows('weak.utilitarian', 'specialist at least 0.49, utilitarian', () => bargained(1, 0, 0.49, 'utilitarian'), [0.8775, 0.245, 0.49, 0.36995, 0], [3]),
  ...tableRows('weak.nash', 'specialist at least 0.49, Nash', () => bargained(1, 0, 0.49, 'nash'), [0.255, 0, 0.49, 0.12495, 0.12495]),
  ...tableRows('both.nash', 'generalist at least 0.3, specialist at least 0.6, Nash', () => bargained(1, 0.3, 0.6, 'nash'), [0.5, 0.3, 0.6, 0.21, 0.21]),
  ...tableRows('two.none.nash', 'two attributes, no floors, Nash', () => bargained(2, 0, 0, 'nash'), [0.5, 0.25, 0.5, 0.375, 0.375]),
  ...tableRows('two.both.nash', 'two attributes, floors 0.3 and 0.6, Nash', () => bargained(2, 0.3, 0.6, 'nash'), [0.5, 0.3, 0.6, 0.3975, 0.3975]),
  row('two.none.nash.performance', 'two attributes, no floors, Nash: final performance', 0.5, () => bargained(2, 0, 0, 'nash').specialistPerformance),
  row('two.both.nash.performance', 'two attributes, floors 0.3 and 0.6, Nash: final performance', 0.5, () => bargained(2, 0.3, 0.6, 'nash').specialistPerformance),
];

const effects: LiteratureEntry[] = [
  ...BARGAINING_RULES.map((rule) => row(`weak.${rule}.backfires`, `specialist at least 0.49, ${rule}: backfires (1 = yes)`, 1,
    () => truth(backfires(bargained(1, 0, 0.49, rule), bargained(1, 0, 0, rule))), 'read', 0)),
  row('both.nash.improves', 'floors 0.3 and 0.6, Nash: both utilities and safety rise (1 = yes)', 1,
    () => truth(paretoImproves(bargained(1, 0.3, 0.6, 'nash'), bargained(1, 0, 0, 'nash'))), 'read', 0),
  row('band.everywhere', 'shares of 0.01 to 0.99 at which some weak floor on the specialist backfires', 99,
    () => bandsByShare().filter((band) => band.from < band.to && band.depth > 0).length, 'read', 0),
  ...[0.1, 0.25, 0.5].map((share) => row(`band.${share}`, `least floor on the specialist that backfires, share ${share}: 1/2 - share/4`,
    0.5 - share / 4, () => backfiringBand(share).from)),
  row('band.wider', 'backfiring band at share 0.9 over that at share 0.25 (more than 1: wider for a strong generalist)',
    (0.5 - wideBandStart(0.9)) / 0.0625, () => (0.5 - backfiringBand(0.9).from) / (0.5 - backfiringBand(0.25).from), 'computed', 1e-9),
  row('generalist.alone', 'highest final safety that a floor on the generalist alone can reach at share 1/2: (1 + sqrt(3)/2)/2',
    0.5 + Math.sqrt(0.75) / 2, highestUpstream),
  row('both.highest', 'highest final safety that floors on both can reach at share 1/2', 2, highestJoint),
];

/**
 * Where the band starts at a share so large that the specialist is held at its participation limit: the root of
 * δ θ - (θ - sqrt((1-δ) θ))² = δ²/4 + δ(1-δ)/2, by bisection on the closed form.
 */
function wideBandStart(share: number): number {
  let low = 1 - share;
  let high = 0.5;
  for (let step = 0; step < 80; step++) {
    const floor = 0.5 * (low + high);
    const level = floor - Math.sqrt((1 - share) * floor);
    if (share * floor - level * level > (share * share) / 4 + (share * (1 - share)) / 2) high = floor;
    else low = floor;
  }
  return high;
}

function highest(takesPart: (floor: number) => boolean): number {
  let low = 0;
  let high = 4;
  for (let step = 0; step < 60; step++) {
    const floor = 0.5 * (low + high);
    if (takesPart(floor)) low = floor;
    else high = floor;
  }
  return low;
}

function solverOfBasicGame(): ShareSolver {
  const chain = basicGame(1);
  return new ShareSolver(chain, chain.sectors[0]!);
}

function highestUpstream(): number {
  const solver = solverOfBasicGame();
  const floor = highest((tried) => {
    solver.setFloors(tried, 0);
    solver.solve(0.5);
    return solver.takesPart;
  });
  solver.setFloors(floor, 0);
  solver.solve(0.5);
  return solver.specialistSafety;
}

function highestJoint(): number {
  const solver = solverOfBasicGame();
  return highest((tried) => {
    solver.setFloors(tried / 2, tried);
    solver.solve(0.5);
    return solver.takesPart;
  });
}

function crossed(crossTerm: number, floorSpecialist: number): Outcome {
  const chain = crossTermGame(crossTerm, 0, floorSpecialist);
  return outcomeAt(chain, chain.sectors[0]!, 0.5);
}

const crossTerms: LiteratureEntry[] = [
  ...([[-0.5, 1], [0.5, 1 / 3]] as const).flatMap(([term, level]) => [
    row(`cross.${term}.performance`, `cross-term ${term}, no floors, share 0.5: final performance`, level, () => crossed(term, 0).specialistPerformance),
    row(`cross.${term}.safety`, `cross-term ${term}, no floors, share 0.5: final safety`, level, () => crossed(term, 0).specialistSafety),
  ]),
  ...([1, 1.5] as const).flatMap((term) => [
    row(`cross.${term}.performance`, `cross-term ${term}, no floors, share 0.5: final performance (one attribute only)`, 0.5, () => crossed(term, 0).specialistPerformance),
    row(`cross.${term}.safety`, `cross-term ${term}, no floors, share 0.5: final safety (one attribute only)`, 0, () => crossed(term, 0).specialistSafety, 'read'),
    row(`cross.${term}.divide.generalist`, `cross-term ${term}, specialist at least 0.6: performance invested by the generalist`, 0.25, () => crossed(term, 0.6).generalistPerformance),
    row(`cross.${term}.divide.specialist`, `cross-term ${term}, specialist at least 0.6: safety added by the specialist`, 0.6, () => crossed(term, 0.6).specialistSafety - crossed(term, 0.6).generalistSafety),
  ]),
];

/** The reference values of the regulation paper (model, section 6). */
export const regulationRows: readonly LiteratureEntry[] = [...table, ...effects, ...crossTerms];
