import type { GameFront } from '../solve/answer.ts';
import type { InputReader } from '../solve/input.ts';
import { readInput } from '../solve/input.ts';
import { solveSpt } from './solve.ts';
import type { SptGame, SptPlayer, SptSolution } from './types.ts';

const readPlayer = (reader: InputReader): SptPlayer => ({
  A: reader.number('A', { above: 0 }),
  B: reader.number('B', { above: 0 }),
  alpha: reader.number('alpha', { above: 0, maximum: 1 }),
  beta: reader.number('beta', { above: 0 }),
  theta: reader.number('theta', { minimum: 0 }),
  d: reader.number('d', { minimum: 0 }),
  r: reader.number('r', { above: 0 }),
});

export const sptGame: GameFront<SptGame, SptSolution> = {
  name: 'spt',
  read: (json) =>
    readInput(json, (reader): SptGame => {
      const players = reader.objects('players', readPlayer, { minimumLength: 2, maximumLength: 50 });
      const disaster = reader.choice('disaster', ['winner-only', 'multiplicative', 'additive'], 'winner-only');
      const safetyPrice = reader.optionalNumber('safetyPrice', { above: 0 });
      const performancePrice = reader.optionalNumber('performancePrice', { above: 0 });
      const certified = reader.has('certification');
      if (!certified) reader.raw('certification');
      const certification = certified
        ? reader.object('certification', (inner) => ({
            threshold: inner.number('threshold', { above: 0 }),
            below: inner.number('below', { above: 0 }),
            above: inner.number('above', { above: 0 }),
          }))
        : null;
      if (certified && (safetyPrice !== null || performancePrice !== null)) {
        reader.fault('certification', 'sets the prices of both investments; leave out safetyPrice and performancePrice');
      }
      const bounds = { minimum: 0, length: players.length };
      const hasSafety = reader.has('safetyInvestment');
      const hasPerformance = reader.has('performanceInvestment');
      const safetyInvestment = reader.numbers('safetyInvestment', bounds, []);
      const performanceInvestment = reader.numbers('performanceInvestment', bounds, []);
      if (hasSafety !== hasPerformance) {
        reader.fault(hasSafety ? 'performanceInvestment' : 'safetyInvestment', 'missing; give both investments to evaluate, or neither to solve');
      }
      return { players, disaster, safetyPrice, performancePrice, certification, given: hasSafety && hasPerformance ? { safetyInvestment, performanceInvestment } : null };
    }),
  solve: solveSpt,
};
