import { describe, expect, it } from 'vitest';
import { certificateColumns, certifyLabs } from '../../../src/games/race/certificate.ts';
import { certifyRace, compileRace, raceGame, solveRace } from '../../../src/games/race/index.ts';
import { gainBySlopes, sharpenBySlopes } from '../../../src/games/race/slope-proof.ts';
import { numbers, randomGame } from './random-games.ts';
import { type Choice, referencePayoff, referencePlainPayoff } from './reference.ts';

const lab = { capability: 0, speed: 0.28, subjectiveRisk: 0.1, catastropheLoss: 0.4, prize: 0.3, enmity: 0.9, progressValue: 190, progressRate: 6.3 };
const environment = { decisiveness: 4.8, horizon: 18, raceDecided: 0.4, trueRisk: 0.8 };

describe('payoffs that hardly move beside their size', () => {
  it('a lab whose progress is all but sold out at any speed: the corner is proved, and anything else refused', () => {
    const game = raceGame.read({ labs: [lab], environment: { ...environment, maximumBudget: 0.43 }, measures: [] });
    const payoff = (b: number): number => referencePlainPayoff(game, [b], 0);
    // The span is 1e-8 of the payoff: a gain of 1e-9 of the span is lost in the payoff's last place.
    expect((payoff(0) - payoff(0.43)) / payoff(0)).toBeLessThan(2e-8);
    const { solution, certificate } = raceGame.solve(game);
    expect(solution!.budgets).toEqual([0]);
    expect(certificate).toMatchObject({ status: 'solved', epsilon: 0 });
    expect(certifyRace(game, [0.01]).epsilonRelative).toBeGreaterThan(1e-9);
  });

  it('a fine that no budget avoids changes nothing', () => {
    const two = (fine: number): ReturnType<typeof raceGame.solve> => raceGame.solve(raceGame.read({
      labs: [{ ...lab, progressValue: 3, progressRate: 1 }, { ...lab, capability: 0.2, progressValue: 2, progressRate: 1 }],
      environment: { ...environment, riskCap: 0.01, inspection: 1, fine }, measures: [{ name: 'evaluations', cost: 0.1, reduction: 1, visibility: 1, verifiability: 1 }],
    }));
    const without = two(0).solution!.budgets;
    two(1e9).solution!.budgets.forEach((b, i) => expect(b).toBeCloseTo(without[i]!, 6));
  });

  it('bounds no gain by less than the second implementation finds on a grid, at and around the equilibria of 1,000 random games', () => {
    let proved = 0;
    let refused = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const game = randomGame(seed, seed % 20 === 0 ? 4 : 1 + (seed % 2));
      const solution = solveRace(game, { searchEquilibria: 'continuation' });
      if (solution.status !== 'solved') continue;
      const next = numbers(seed + 31);
      const race = compileRace(game);
      for (const shift of [[0, 1e-7, 1e-3][seed % 3]!]) {
        const budgets = solution.budgets.map((b, i): Choice => (b === null ? null : Math.min(race.upper[i]!, Math.max(race.lower[i]!, b + shift * next(-1, 1)))));
        const i = seed % game.labs.length;
        if (budgets[i] === null) continue;
        const columns = certificateColumns(race.labs);
        certifyLabs(race, budgets.map((b) => b ?? NaN), 0, race.labs, columns);
        const gain = gainBySlopes(race, i, budgets.map((b) => b ?? NaN), 1e-9 * columns.range[i]!);
        if (gain === Infinity) refused++;
        else proved++;
        const kept = referencePayoff(game, budgets, i);
        const options: Choice[] = [...Array.from({ length: 25 }, (_, n) => race.lower[i]! + ((race.upper[i]! - race.lower[i]!) * n) / 24), ...(race.mayAbstain[i] === 1 ? [null] : [])];
        const best = Math.max(...options.map((b) => referencePayoff(game, budgets.map((own, j) => (j === i ? b : own)), i)));
        expect(gain, `game ${seed}, shifted by ${shift}`).toBeGreaterThan(best - kept - 1e-9 * columns.range[i]! - 1e-13 * Math.abs(kept));
      }
    }
    expect(proved).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(100);
  });

  it('leaves gains alone that are no rounding', () => {
    const game = randomGame(5, 3);
    const race = compileRace(game);
    const columns = certificateColumns(3);
    certifyLabs(race, Float64Array.from(race.upper), 0, 3, columns);
    const before = [...columns.gain];
    expect(Math.max(...columns.shortfall)).toBeGreaterThan(0);
    expect(sharpenBySlopes(race, race.upper, columns)).toBe(false);
    expect([...columns.gain]).toEqual(before);
  });
});

it('where a lead decides nothing, a lab rests at the kink of its product where its speed cap stops binding, 1,000 random games', () => {
  let rested = 0;
  for (let seed = 0; seed < 1000; seed++) {
    const game = randomGame(seed, 2);
    const labs = game.labs.map((own) => ({ ...own, mayAbstain: false, penalty: null, speedCap: own.speed * 0.4, missionValue: 1e5 }));
    const { status, budgets } = solveRace({ ...game, decisiveness: 0, labs }, { searchEquilibria: 'continuation' });
    expect(status, `game ${seed}`).toBe('solved');
    if (budgets.some((b) => b !== null && Math.abs(b - 0.6) < 1e-12)) rested++;
  }
  expect(rested).toBeGreaterThan(50);
});

it('a lab that keeps a cap keeps it by the risk that is reported too, where a measure cuts risk by a thousand powers of e', () => {
  // Nobody fears a catastrophe, so that no lab buys more than the fine asks for.
  const careless = { ...lab, subjectiveRisk: 0, progressValue: 1, progressRate: 0.3 };
  for (let k = 1; k <= 1000; k++) {
    const riskCap = ((0.6180339887 * k) % 1) * 0.98 + 0.01;
    const { solution } = raceGame.solve(raceGame.read({
      labs: [careless], environment: { ...environment, riskCap, inspection: 1, fine: 50, safetyTechnology: 4.78 },
      measures: [{ name: 'containment', cost: 0.0051 + k / 25e4, reduction: 264 + k / 25, visibility: 0.8, verifiability: 0.7 }],
    }));
    const [risk] = solution!.residualRisk;
    expect(risk, `cap ${riskCap}`).toBeLessThanOrEqual(riskCap + 1e-12);
    expect(risk).toBeGreaterThan(riskCap - 1e-11);
  }
});
