import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/games/solve/input.ts';
import { solveGame } from '../../../src/games/solve/registry.ts';

const spt = { A: 10, B: 10, alpha: 0.5, beta: 0.5, theta: 0.25, d: 1, r: 0.1 };
const lab = { capability: 0, speed: 0.1, subjectiveRisk: 0.2, catastropheLoss: 10, prize: 1, enmity: 0.3, progressValue: 1, progressRate: 0.5, minimumBudget: 0.01, sincerity: 0.5 };
const rival = { ...lab, capability: -0.2 };
const measures = [{ name: 'a', cost: 0.1, reduction: 1, visibility: 0.5, verifiability: 0.5 }];

const bases: Readonly<Record<string, unknown>> = {
  contest: { values: [1, 2], costs: [1, 1], exponent: 1.2, costPower: 1 },
  'safety-race': { speeds: [1, 2], exponent: 2, enmity: 0.8, disasterLoss: 1, floor: 0.9, fine: 0.05 },
  race: { labs: [lab, rival], environment: { decisiveness: 3, horizon: 12, raceDecided: 1, trueRisk: 0.2, liability: 1, riskCap: 0.8, inspection: 0.1, fine: 1, safetyTechnology: 1, maximumBudget: 0.9 }, measures },
  'fine-tuning': { attributes: 2, revenue: [1, 1], costGeneralist: [[1, 0.2], [0.2, 1]], costSpecialist: 1, floorGeneralist: 0.3, floorSpecialist: 0.6, share: 0.5 },
  inspection: { inspectionCost: 1, lossIfCaught: 1, lossIfMissed: 5, gain: 1, penalty: 3 },
  deterrence: { gain: 1, detection: 0.1, penalty: 3, wealth: 10, riskAversion: 2 },
  spt: { players: [spt, spt], disaster: 'winner-only', certification: { threshold: 5, below: 0.2, above: 0.1 } },
  precipice: { teams: 2, maxCapability: 1, enmity: 1, information: 'private' },
  evolution: { payoffs: [[1, 0], [2, 0.5]], population: 50, selection: 0.1 },
  dsair: { speed: 1.5, disasterProbability: 0.5, benefit: 4, cost: 1, prize: 1e4, rounds: 100, foundOut: 0.1, population: 50, selection: 0.1 },
  qre: { payoffs: [[[1, 0], [0, 2]], [[1, 0], [0, 1]]], lambda: 1 },
  researcher: { vsl: 6.5e6, chanceToMatter: 0.05, riskCut: 0.05, wageAlignment: 1e5, wageCapabilities: 2e5, years: 5, circle: 150, circleWeight: 0.1, doom: 0.2, population: 8e9, vslOthers: 2e7 },
};

const hostile: readonly unknown[] = [0, -1, NaN, Infinity, 1e308, 1e75, 1e16, 1e-9, 1e-75, 5e-324, '1', [], {}, true];

/** The paths of all numbers in some JSON. */
function numbersIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]));
}

function withValue(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((entry, i) => (String(i) === key ? withValue(entry, rest, put) : entry));
  const plain = value as Readonly<Record<string, unknown>>;
  return { ...plain, [key]: withValue(plain[key], rest, put) };
}

/** Whether there is a NaN somewhere in an answer; infinite numbers are printed as null, which the contract has a meaning for. */
const holdsNaN = (value: unknown): boolean =>
  Number.isNaN(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsNaN));

describe.each(Object.entries(bases))('%s, a hostile value in place of each number', (game, base) => {
  it('is refused as input or answered, and no answer that is no number is called solved', () => {
    expect(solveGame(game, base).certificate.status).toBe('solved');
    // The second of two players of the same kind has nothing new.
    for (const path of numbersIn(base).filter(([list, index]) => !((list === 'labs' || list === 'players') && index === '1'))) {
      for (const value of hostile) {
        const input = withValue(base, path, value);
        try {
          const answer = solveGame(game, input);
          if (answer.certificate.status === 'solved') expect(holdsNaN(answer), JSON.stringify(input)).toBe(false);
        } catch (error) {
          expect(error, `${path.join('.')} = ${String(value)}: ${(error as Error).stack ?? ''}`).toBeInstanceOf(InputError);
        }
      }
    }
  });
});

it('holes in arrays are no numbers', () => {
  const holes: number[] = [1, 2];
  delete holes[1];
  expect(() => solveGame('contest', { values: holes, costs: [1, 1], exponent: 1 })).toThrow('values.1: expected a number');
  expect(() => solveGame('evolution', { payoffs: [holes, [1, 2]], population: 5, selection: 1 })).toThrow('payoffs.0.1: expected a number');
});

it('an evolution that would take minutes is refused', () => {
  const payoffs = Array.from({ length: 100 }, () => Array<number>(100).fill(1));
  expect(() => solveGame('evolution', { payoffs, population: 100_000, selection: 1 })).toThrow('too large for 100 strategies');
});

it('several specialists worlds apart are answered, in one step of recursion a degree', () => {
  const specialists = [{ cost: 1, revenue: 0, floor: 0.5 }, { cost: 1.3, revenue: 1e75, floor: 0.4 }, { cost: 0.8, revenue: 0.9, floor: 0.3 }];
  const market = { attributes: 2, floorGeneralist: 0.3, floorSpecialist: 1, costSpecialist: 1, share: { rule: 'nash' } };
  for (const input of [
    { ...market, revenue: [1, 1], costGeneralist: [[1e-30, 0.3], [0.1, 1e-75]], specialists },
    { ...market, revenue: [1e75, 1], costGeneralist: [[1, 0], [0.1, 1e-75]], specialists: specialists.map((one, k) => ({ ...one, floor: [1000, 1e30, 0.3][k]! })) },
  ]) {
    const { certificate, solution } = solveGame('fine-tuning', input);
    expect(certificate.status === 'solved' || solution === null).toBe(true);
  }
});
