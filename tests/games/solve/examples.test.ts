import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../src/actions/solve.ts';
import { solve } from '../../../src/index.ts';
import { gameExamples } from '../../../src/games/solve/examples.ts';
import { largeExamples } from '../../../src/games/solve/large-examples.ts';
import { withNormalForm } from '../../../src/games/solve/front.ts';
import { gameNames, loadGame } from '../../../src/games/solve/loaders.ts';
import { games } from '../../../src/games/solve/registry.ts';
import { measureSolveCalls } from '../../../src/platform/node/solve-calls.ts';

it.each(gameExamples.map(({ game, title, input }) => [`${game}: ${title}`, game, input] as const))('the example %s is solved', (_title, game, input) => {
  const { certificate, solution } = solve(game, input);
  expect(certificate.status).toBe('solved');
  expect(solution).not.toBeNull();
});

describe('large inputs', () => {
  const unsolved: string[] = [];
  it.each(largeExamples().map(({ game, title, input }) => [`${game}: ${title}`, game, input] as const))('%s: solved with a certificate, if not at the usual effort then at more, or left open', (title, game, input) => {
    const usual = solve(game, input);
    const { certificate, solution, equilibria } = usual.certificate.status === 'solved' ? usual : solve(game, input, 10);
    if (certificate.status !== 'solved') unsolved.push(title);
    expect(['solved', 'unresolved']).toContain(certificate.status);
    expect(certificate.epsilonRelative ?? 0).toBeLessThanOrEqual(1e-9);
    expect(equilibria.length > 0).toBe(certificate.status === 'solved');
    if (solution !== null) expect(equilibria).toContainEqual(solution);
  });

  it('are solved but for one', () => {
    expect(unsolved).toEqual(['safety-race: fifty labs, a high power and strong enmity']);
  });
});

it('every game has an example', () => {
  expect([...new Set(gameExamples.map(({ game }) => game))]).toEqual(games.map(({ name }) => name));
});

it('one game loaded alone is the one of the table of all', async () => {
  expect(gameNames).toEqual(games.map(({ name }) => name));
  for (const { name, normalForm } of games) {
    const alone = await loadGame(name);
    expect(alone.name).toBe(name);
    expect(alone.normalForm !== undefined).toBe(normalForm !== undefined);
    expect((withNormalForm as readonly string[]).includes(name)).toBe(normalForm !== undefined);
  }
});

it('is what the command prints and the benchmark calls, each in a process of its own', async () => {
  const calls = measureSolveCalls(gameExamples, 1);
  expect(calls.map(({ game, title }) => `${game}: ${title}`)).toEqual(gameExamples.map(({ game, title }) => `${game}: ${title}`));
  for (const { milliseconds } of calls) expect(milliseconds).toHaveLength(1);
  expect(await exampleOf('contest')).toEqual(gameExamples[0]!.input);
});
