import { expect, it } from 'vitest';
import { solve } from '../../../src/index.ts';
import { mostEffort, searchedGames, stagesOf } from '../../../src/games/solve/effort.ts';
import { gameNamed, games } from '../../../src/games/solve/registry.ts';

it('searches in stages, each ten times as hard as the one before', () => {
  expect(stagesOf(1)).toEqual([1]);
  expect(stagesOf(10)).toEqual([1, 10]);
  expect(stagesOf(25)).toEqual([1, 10, 25]);
  expect(stagesOf(mostEffort)).toEqual([1, 10, 100, 1000, 10_000]);
});

it('only games that there are may be searched on', () => {
  const names = games.map(({ name }) => name);
  for (const name of searchedGames) expect(names).toContain(name);
});

it('stops at the first stage at which the list is whole: what is whole at the usual effort is the same at any', () => {
  const race = { speeds: [1, 1.2, 1.5], exponent: 1, enmity: 0.8, disasterLoss: 1, floor: 0.7, fine: 0.05 };
  expect(solve('safety-race', race, mostEffort)).toEqual(solve('safety-race', race));
  const hard = { speeds: Array.from({ length: 12 }, (_, i) => 1 + (1.1 * i) / 12), exponent: 8, enmity: 6, floor: 0.5, fine: 0.03 };
  const usual = solve('safety-race', hard);
  expect(usual.certificate.status).toBe('unresolved');
  const more = solve('safety-race', hard, mostEffort);
  expect(more.certificate).toMatchObject({ status: 'solved', selection: 'risk dominance' });
  expect(more).toEqual(gameNamed('safety-race').solveAt(hard, 10));
});
