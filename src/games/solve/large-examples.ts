import type { GameExample } from './examples.ts';

/** Numbers spread evenly between bounds, others for every `from`: fractional parts of multiples of the golden ratio. */
function spread(from: number): (low: number, high: number) => number {
  let n = from;
  return (low, high) => {
    n += 0.618_033_988_749_895;
    return low + (high - low) * (n % 1);
  };
}

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

function race(labs: number, cap: boolean): unknown {
  const next = spread(labs / 7);
  const environment = { decisiveness: 2.5, horizon: 12, raceDecided: 0.5, trueRisk: 0.3, liability: 2 };
  return {
    labs: many(labs, (i) => ({
      capability: next(-0.5, 0.5), speed: next(0.05, 0.2), subjectiveRisk: next(0.05, 0.6), catastropheLoss: next(1, 40), prize: next(5, 20), enmity: next(0, 0.9),
      progressValue: next(0.5, 2), progressRate: 1, chooser: i % 2 === 0 ? 'efficient' : 'staff',
    })),
    environment: cap ? { ...environment, riskCap: 0.5, inspection: 0.5, fine: 0.5 } : environment,
  };
}

function tradeoff(players: number, disaster: string, certified: boolean): unknown {
  const next = spread(players / 11);
  const own = many(players, () => ({ A: next(5, 20), B: next(5, 20), alpha: next(0.3, 0.9), beta: next(0.3, 0.9), theta: next(0, 0.9), d: next(0, 2), r: next(0.05, 0.5) }));
  return { players: own, disaster, ...(certified && { certification: { threshold: 2, below: 0.4, above: 0.1 } }) };
}

function quantal(rows: number, columns: number, lambda: number): unknown {
  const next = spread(rows / 13);
  return { payoffs: many(2, () => many(rows, () => many(columns, () => next(0, 2)))), lambda };
}

const safetyRace = (labs: number, exponent: number, enmity: number, disasterLoss: number, floor: number): unknown => (
  { speeds: many(labs, (i) => 1 + (1.1 * i) / labs), exponent, enmity, disasterLoss, floor, fine: 0.03 }
);

/** Inputs near the largest that `solve` takes, or whose searches take longest: the benchmark times them beside the examples. */
export const largeExamples = (): readonly GameExample[] => [
  { game: 'contest', title: 'thirty players alike, with thousands of equilibria', input: { values: many(30, () => 1), costs: many(30, () => 1), exponent: 1.2 } },
  { game: 'contest', title: 'a thousand players and a steep contest', input: { values: many(1000, (i) => 1 + (i * 0.618) % 1), costs: many(1000, () => 1), exponent: 1.7 } },
  { game: 'safety-race', title: 'twelve labs, a high power and strong enmity', input: safetyRace(12, 8, 6, 0, 0.5) },
  { game: 'safety-race', title: 'fifty labs, a high power and strong enmity', input: safetyRace(50, 8, 6, 0, 0.5) },
  { game: 'safety-race', title: 'a thousand labs under a floor', input: safetyRace(1000, 8, 0.8, 1, 0.5) },
  { game: 'race', title: 'fifty labs under a cap', input: race(50, true) },
  { game: 'race', title: 'two hundred labs', input: race(200, false) },
  { game: 'race', title: 'two hundred labs under a cap', input: race(200, true) },
  { game: 'race', title: 'a thousand labs under a cap', input: race(1000, true) },
  {
    game: 'fine-tuning', title: 'eight specialists of their own costs',
    input: {
      attributes: 2, revenue: [1, 1], costGeneralist: [[1, 0.3], [0.3, 1]], costSpecialist: 1, floorGeneralist: 0.3, floorSpecialist: 0.5, share: { rule: 'kalai-smorodinsky' },
      specialists: many(8, (i) => ({ cost: 0.7 + 0.1 * i, revenue: 1.3 - 0.07 * i, floor: 0.1 * i })),
    },
  },
  { game: 'spt', title: 'four players under certification', input: tradeoff(4, 'additive', true) },
  { game: 'spt', title: 'eight players under certification', input: tradeoff(8, 'winner-only', true) },
  { game: 'spt', title: 'fifty players under certification', input: tradeoff(50, 'additive', true) },
  { game: 'evolution', title: 'two hundred strategies', input: { payoffs: many(200, (i) => many(200, (j) => ((3 * i + 5 * j + i * j) % 17) / 4)), population: 500, selection: 0.1 } },
  { game: 'qre', title: 'six by six, precise players', input: quantal(6, 6, 30) },
  { game: 'qre', title: 'twenty by twenty', input: quantal(20, 20, 5) },
  { game: 'qre', title: 'two by two hundred', input: quantal(2, 200, 30) },
];
