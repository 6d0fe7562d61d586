import { expect, it } from 'vitest';
import { InputError, readInput } from '../../../src/games/solve/input.ts';
import type { Fault } from '../../../src/games/solve/input.ts';
import { games, solveGame } from '../../../src/games/solve/registry.ts';

function faultsOf(work: () => unknown): readonly Fault[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.faults;
    throw error;
  }
  return [];
}

it('collects all faults with their paths and names what was meant', () => {
  const faults = faultsOf(() =>
    readInput({ speeed: 1, labs: [{ x: 'a' }, { x: 1, y: 2 }], rule: 'nsh', matrix: [[1, 2], [3]] }, (reader) => ({
      speed: reader.number('speed', { above: 0 }),
      labs: reader.objects('labs', (lab) => lab.number('x')),
      rule: reader.choice('rule', ['nash', 'egalitarian']),
      matrix: reader.matrix('matrix'),
    })),
  );
  expect(faults.map(({ path }) => path)).toEqual(['speed', 'labs.0.x', 'labs.1.y', 'rule', 'matrix.1', 'speeed']);
  expect(faults[0]!.message).toBe('missing; expected a number above 0');
  expect(faults[3]!.message).toContain('did you mean nash?');
  expect(faults[5]!.message).toContain('did you mean speed?');
});

it('takes defaults for absent and null keys, and refuses what is no object', () => {
  expect(readInput({ a: null }, (reader) => ({ a: reader.number('a', {}, 3), b: reader.optionalNumber('b') }))).toEqual({ a: 3, b: null });
  for (const json of [null, 4, [], 'text']) expect(faultsOf(() => readInput(json, () => 0))[0]!.message).toContain('expected an object');
});

it('does not take inherited names for keys', () => {
  expect(faultsOf(() => readInput({}, (reader) => reader.number('toString')))).toHaveLength(1);
  expect(faultsOf(() => readInput(JSON.parse('{"__proto__": {"a": 1}}'), (reader) => reader.optionalNumber('a')))).toHaveLength(1);
});

it('every game refuses an empty input, an unknown key, and answers with the keys of the contract', () => {
  for (const { name } of games) {
    expect(faultsOf(() => solveGame(name, {})).length, name).toBeGreaterThan(0);
    expect(faultsOf(() => solveGame(name, { nonsense: 1 })).some(({ path }) => path === 'nonsense'), name).toBe(true);
  }
  const answer = solveGame('precipice', { teams: 2, maxCapability: 1, enmity: 1, information: 'none' });
  expect(Object.keys(answer)).toEqual(['game', 'solution', 'equilibria', 'certificate']);
  expect(Object.keys(answer.certificate)).toEqual(['status', 'epsilon', 'epsilonRelative', 'method', 'selection']);
  expect(faultsOf(() => solveGame('contst', {}))[0]!.message).toContain('did you mean contest?');
});

it('solutions have the keys of the contract, in its order', () => {
  const spt = { A: 10, B: 10, alpha: 0.5, beta: 0.5, theta: 0.25, d: 1, r: 0.1 };
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['contest', { values: [1, 1], costs: [1, 1], exponent: 1 }, ['efforts', 'winProbabilities', 'utilities']],
    ['safety-race', { speeds: [1, 1], exponent: 1, enmity: 1 }, ['safety', 'winProbabilities', 'disasterProbability', 'utilities']],
    ['inspection', { inspectionCost: 1, lossIfCaught: 1, lossIfMissed: 5, gain: 1, penalty: 3 }, ['violationProbability', 'inspectionProbability']],
    ['deterrence', { gain: 1, detection: 0.1, penalty: 3 }, ['violates', 'expectedPenalty', 'detectionNeeded', 'penaltyNeeded']],
    ['spt', { players: [spt, spt], disaster: 'winner-only' }, ['safetyInvestment', 'performanceInvestment', 'safeProbability', 'utilities']],
    ['precipice', { teams: 2, maxCapability: 1, enmity: 1, information: 'none' }, ['risk']],
    ['evolution', { payoffs: [[1, 2], [3, 4]], population: 10, selection: 1 }, ['stationary', 'fixation']],
    ['dsair', { speed: 1.5, disasterProbability: 0.7, benefit: 4, cost: 1, prize: 1e4, rounds: 100, foundOut: 0, population: 100, selection: 0.01 }, ['payoffs', 'unsafeShare', 'societyThreshold', 'riskDominanceThreshold']],
    ['qre', { payoffs: [[[1, 2], [3, 4]], [[1, 2], [3, 4]]], lambda: 1 }, ['row', 'column']],
    ['researcher', { vsl: 1, chanceToMatter: 1, riskCut: 1, wageAlignment: 1, wageCapabilities: 1, years: 1, circle: 1, circleWeight: 1, doom: 1, population: 1, vslOthers: 1 }, ['ownLife', 'escapeValue', 'withCircle', 'withEveryone', 'payGivenUp', 'prefersAlignment']],
  ];
  for (const [name, input, keys] of cases) {
    const answer = solveGame(name, input);
    expect(Object.keys(answer.solution as object), name).toEqual(keys);
    expect(answer.equilibria).toContain(answer.solution);
    expect(answer.certificate.status, name).toBe('solved');
  }
});
