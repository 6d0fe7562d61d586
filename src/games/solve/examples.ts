/** An input that a reader can start from, and that the benchmark times: one of every game at least, and the larger ones of those whose effort grows. */
export interface GameExample {
  readonly game: string;
  /** What it shows. */
  readonly title: string;
  readonly input: unknown;
}

const lab = { capability: 0, speed: 0.1, subjectiveRisk: 0.2, catastropheLoss: 20, prize: 10, enmity: 0.3, progressValue: 1, progressRate: 1 };
const player = { A: 10, B: 10, alpha: 0.5, beta: 0.5, theta: 0.25, d: 1, r: 0.1 };
const market = { attributes: 2, revenue: [1, 1], costGeneralist: [[1, 0.1], [0.1, 1]], costSpecialist: [[1, 0.2], [0.2, 1]], floorGeneralist: 0.3, floorSpecialist: 0.5 };

/** The first of a game is the one that `lab-race solve GAME --example` prints. */
export const gameExamples: readonly GameExample[] = [
  { game: 'contest', title: 'two players of unlike values', input: { values: [2, 1], costs: [1, 1], exponent: 1 } },
  { game: 'contest', title: 'eight players and a steep contest', input: { values: [2, 1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3], costs: [1, 1, 1, 1, 1, 1, 1, 1], exponent: 1.5 } },
  { game: 'safety-race', title: 'three labs under a floor', input: { speeds: [1, 1.2, 1.5], exponent: 1, enmity: 0.8, disasterLoss: 1, floor: 0.7, fine: 0.05 } },
  {
    game: 'safety-race', title: 'twelve labs close to each other under a floor',
    input: { speeds: [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.1], exponent: 2, enmity: 0.5, floor: 0.9, fine: 0.03 },
  },
  {
    game: 'race', title: 'three labs under a cap of residual risk',
    input: {
      labs: [lab, { ...lab, capability: 0.2, enmity: 0.6 }, { ...lab, capability: -0.2, subjectiveRisk: 0.5 }],
      environment: { decisiveness: 3, horizon: 12, raceDecided: 0.5, trueRisk: 0.3, riskCap: 0.6, inspection: 0.5, fine: 0.5 },
    },
  },
  {
    game: 'race', title: 'six labs under a cap, with liability',
    input: {
      labs: [0, 0.1, 0.2, -0.1, -0.2, 0.3].map((capability, i) => ({ ...lab, capability, enmity: 0.1 * i, subjectiveRisk: 0.1 + 0.1 * i, chooser: i % 2 === 0 ? 'efficient' : 'staff' })),
      environment: { decisiveness: 2, horizon: 12, raceDecided: 0.4, trueRisk: 0.3, liability: 3, riskCap: 0.5, inspection: 0.5, fine: 0.4 },
    },
  },
  { game: 'fine-tuning', title: 'performance and safety, floors, a Nash bargain', input: { ...market, share: { rule: 'nash' } } },
  {
    game: 'fine-tuning', title: 'three specialists of their own costs',
    input: { ...market, costSpecialist: 1, share: { rule: 'nash' }, specialists: [{ cost: 1, revenue: 1, floor: 0.5 }, { cost: 1.3, revenue: 1.2, floor: 0.4 }, { cost: 0.8, revenue: 0.9, floor: 0.3 }] },
  },
  { game: 'inspection', title: 'an inspector and a firm', input: { inspectionCost: 1, lossIfCaught: 2, lossIfMissed: 6, gain: 1, penalty: 4 } },
  { game: 'deterrence', title: 'a risk-averse offender of limited wealth', input: { gain: 1, detection: 0.2, penalty: 4, wealth: 6, riskAversion: 2 } },
  { game: 'spt', title: 'the authors\' symmetric case', input: { players: [player, player] } },
  { game: 'spt', title: 'four unlike players, one safe only if all are', input: { players: [player, { ...player, A: 20 }, { ...player, B: 15 }, { ...player, d: 0.5 }], disaster: 'multiplicative' } },
  { game: 'precipice', title: 'five teams, private information', input: { teams: 5, maxCapability: 1, enmity: 1, information: 'private' } },
  { game: 'evolution', title: 'four strategies', input: { payoffs: [[3, 0, 1, 2], [5, 1, 0, 1], [2, 4, 2, 0], [1, 2, 3, 2]], population: 100, selection: 0.1 } },
  { game: 'dsair', title: 'the paper\'s defaults', input: { speed: 1.5, disasterProbability: 0.6, benefit: 4, cost: 1, prize: 10000, rounds: 100, foundOut: 0, population: 100, selection: 0.01 } },
  { game: 'qre', title: 'a game of coordination', input: { payoffs: [[[2, 0], [0, 1]], [[1, 0], [0, 2]]], lambda: 3 } },
  { game: 'qre', title: 'six by six', input: { payoffs: [1, -1].map((sign) => [0, 1, 2, 3, 4, 5].map((i) => [0, 1, 2, 3, 4, 5].map((j) => (sign * ((3 * i + 5 * j + i * j) % 7)) / 3))), lambda: 2 } },
  {
    game: 'researcher', title: 'the source\'s figures',
    input: { vsl: 10e6, chanceToMatter: 0.01, riskCut: 0.01, wageAlignment: 2e5, wageCapabilities: 3e5, years: 5, circle: 150, circleWeight: 0.1625, doom: 0.1, population: 8e9, vslOthers: 1e5 },
  },
];
