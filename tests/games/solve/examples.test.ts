import { expect, it } from 'vitest';
import { exampleOf } from '../../../src/actions/solve.ts';
import { solve } from '../../../src/index.ts';
import { gameExamples } from '../../../src/games/solve/examples.ts';
import { games } from '../../../src/games/solve/registry.ts';
import { measureSolveCalls } from '../../../src/platform/node/solve-calls.ts';

it.each(gameExamples.map(({ game, title, input }) => [`${game}: ${title}`, game, input] as const))('the example %s is solved', (_title, game, input) => {
  const { certificate, solution } = solve(game, input);
  expect(certificate.status).toBe('solved');
  expect(solution).not.toBeNull();
});

it('every game has an example', () => {
  expect([...new Set(gameExamples.map(({ game }) => game))]).toEqual(games.map(({ name }) => name));
});

it('is what the command prints and the benchmark calls, each in a process of its own', () => {
  const calls = measureSolveCalls(1);
  expect(calls.map(({ game, title }) => `${game}: ${title}`)).toEqual(gameExamples.map(({ game, title }) => `${game}: ${title}`));
  for (const { milliseconds } of calls) expect(milliseconds).toHaveLength(1);
  expect(exampleOf('contest')).toEqual(gameExamples[0]!.input);
});
