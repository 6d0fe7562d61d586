/** Times the race solver with its certificate: `node --experimental-strip-types tests/bench/race-timing.ts`, or a bundle of it. */
import { solveRace } from '../../src/games/race/index.ts';
import { raceTimingCases } from '../../src/games/race/timing-cases.ts';

for (const testCase of raceTimingCases()) {
  const cold: number[] = [];
  const warm: number[] = [];
  let worst = 0;
  let unsolved = 0;
  let sweeps = 0;
  const repeats = testCase.rounds > 20 ? 200 : 4;
  for (let repeat = 0; repeat < repeats; repeat++) {
    let previous: readonly (number | null)[] | undefined;
    for (let round = 0; round < testCase.rounds; round++) {
      const problem = testCase.problem(round, previous);
      const before = process.hrtime.bigint();
      const solution = solveRace(problem, { searchEquilibria: 'continuation' });
      const elapsed = Number(process.hrtime.bigint() - before) / 1e3;
      if (repeat * 2 >= repeats) (round === 0 ? cold : warm).push(elapsed);
      if (solution.status !== 'solved') unsolved++;
      else worst = Math.max(worst, solution.epsilonRelative);
      sweeps += solution.iterations;
      previous = solution.status === 'solved' ? solution.budgets : undefined;
    }
  }
  const rank = (values: number[], share: number): number => values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
  console.log(
    `${testCase.name}: warm median ${rank(warm, 0.5).toFixed(1)} µs, p95 ${rank(warm, 0.95).toFixed(1)} µs, worst ${rank(warm, 1).toFixed(0)} µs; ` +
      `cold median ${rank(cold, 0.5).toFixed(0)} µs; unsolved ${unsolved}; worst relative epsilon ${worst.toExponential(2)}; ` +
      `sweeps a round ${(sweeps / repeats / testCase.rounds).toFixed(1)}`,
  );
}
