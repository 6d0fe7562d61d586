import { expect, test } from 'vitest';
import { raceGame } from '../../../src/games/race/front.ts';

const measures = [
  { name: 'tests', cost: 0.05, reduction: 1, visibility: 0.5, verifiability: 0.4 },
  { name: 'theory', cost: 0.1, reduction: 2, visibility: 0.1, verifiability: 0.9 },
];
const environment = { decisiveness: 2, horizon: 12, raceDecided: 0.5, trueRisk: 0.2 };
const lab = { capability: 0, speed: 0.1, subjectiveRisk: 0.2, catastropheLoss: 20, prize: 10, enmity: 0.3, progressValue: 1, progressRate: 1 };
const labs = [
  lab, { ...lab, sincerity: 0.2 }, { ...lab, chooser: 'staff' }, { ...lab, chooser: 'staff', sincerity: 0.2 }, { ...lab, chooser: 'assessor' },
  { ...lab, chooser: 'mandate', mandated: ['tests'] }, { ...lab, chooser: 'mandate', mandated: ['theory'] }, { ...lab, chooser: 'mandate', mandated: ['tests', 'theory'] },
  { ...lab, capability: 0.5, prize: 3 }, { ...lab, mandated: ['tests'] },
];

test('labs that choose alike share one portfolio problem, and each has the one that it has alone', () => {
  const { portfolios } = raceGame.read({ labs, environment, measures });
  labs.forEach((own, i) => expect(portfolios[i], `lab ${i}`).toEqual(raceGame.read({ labs: [own], environment, measures }).portfolios[0]));
  // The first, the one of another capability, and the one whose mandate nobody asks for.
  expect(new Set(portfolios).size).toBe(labs.length - 2);
  expect([portfolios[8], portfolios[9]].every((problem) => problem === portfolios[0])).toBe(true);
});
