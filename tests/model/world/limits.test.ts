import { describe, expect, it } from 'vitest';
import { labColumns, runToEnd, worldColumns } from '../../../src/engine/index.ts';
import { frontierOf, residualRisk } from '../../../src/games/portfolio/index.ts';
import { solveRace, UnilateralChoice, type PlainRaceProblem } from '../../../src/games/race/index.ts';
import { outcomeIndex } from '../../../src/model/outcomes/outcomes.ts';
import type { Scenario } from '../../../src/model/settings.ts';
import type { ScenarioInput } from '../../../src/scenario/complete.ts';
import { basicSector } from '../supply/settings.ts';
import { bare, drive } from './drive.ts';

/** A race of which nothing is left but the decision: no sales, no accidents before it, no outlay to speak of, no catching up, everything known. */
const plainLimit: ScenarioInput = {
  horizonMonths: 30, risk: { maximumAccidentRate: 0, trueRisk: 0.4 }, knowledge: { sigma: 0, bias: 0 },
  labs: [
    { name: 'Aurora', outlay: 0.01, diffusion: 0, deploymentPause: 1, mayAbstain: false },
    { name: 'Boreal', profile: 'limited-will', capability: -0.1, outlay: 0.01, diffusion: 0, deploymentPause: 1, mayAbstain: false },
    { name: 'Corvus', capability: -0.3, outlay: 0.01, diffusion: 0, deploymentPause: 1, mayAbstain: false },
  ],
};

describe('with everything else switched off', () => {
  it('a round is the plain race game: the same budgets, risks and payoffs, at every round', () => {
    let rounds = 0;
    drive(bare(plainLimit), 0, Infinity, ({ problem, solution }) => {
      const plain: PlainRaceProblem = {
        form: 'plain', decisiveness: problem.decisiveness, horizon: problem.horizon, decided: problem.decided, trueRisk: problem.trueRisk, liability: 0, penalty: null,
        maximumBudget: problem.labs[0]!.maximumBudget, portfolios: problem.labs.map((lab) => problem.portfolios[lab.portfolio]!),
        labs: problem.labs.map((lab) => ({
          capability: lab.capability, speed: lab.speed, subjectiveRisk: lab.subjectiveRisk, catastropheLoss: lab.catastropheLoss, prize: lab.prize, enmity: lab.enmity as number,
          progressValue: 0, progressRate: 0, minimumBudget: lab.minimumBudget,
        })),
        ...(problem.previous === undefined ? {} : { previous: problem.previous }),
      };
      const answer = solveRace(plain, { searchEquilibria: 'continuation' });
      expect(answer.status).toBe('solved');
      answer.budgets.forEach((budget, i) => expect(solution.budgets[i]!).toBeCloseTo(budget!, 4));
      answer.residualRisk.forEach((risk, i) => expect(solution.residualRisk[i]!).toBeCloseTo(risk, 4));
      answer.winProbabilities.forEach((chance, i) => expect(solution.winProbabilities[i]!).toBeCloseTo(chance, 4));
      answer.utilities.forEach((utility, i) => expect(Math.abs(solution.utilities[i]! - utility)).toBeLessThanOrEqual(1e-6 * problem.labs[i]!.prize));
      rounds++;
    });
    expect(rounds).toBeGreaterThan(20);
  });

  it('a payoff of that round is the formula of the contract, worked out here', () => {
    drive(bare(plainLimit), 0, 0.5, ({ problem, solution }) => {
      const risk = problem.labs.map((lab, i) => residualRisk(frontierOf(problem.portfolios[lab.portfolio]!), solution.budgets[i]!));
      const weight = problem.labs.map((lab, i) => Math.exp(problem.decisiveness * (lab.capability + lab.speed * (1 - solution.budgets[i]!) * problem.horizon)));
      const all = weight.reduce((a, b) => a + b, 0);
      problem.labs.forEach((lab, i) => {
        const p = lab.subjectiveRisk;
        const expected = weight.reduce((sum, w, j) => sum + (w / all) * problem.decided * (
          j === i ? (1 - p * risk[j]!) * lab.prize - lab.catastropheLoss * p * risk[j]!
            : -lab.catastropheLoss * p * risk[j]! - lab.prize * (lab.enmity as number) * (1 - p * risk[j]!)), 0) - lab.outlay * solution.budgets[i]! * problem.horizon;
        expect(Math.abs(solution.utilities[i]! - expected)).toBeLessThanOrEqual(1e-9 * lab.prize);
      });
    });
  });

  it('a lab alone does not race: rivals\' enmity, decisiveness and intelligence are nothing to it, and its budget is its own optimum', () => {
    const alone = (lab: object, race: object, knowledge: object): Float64Array => {
      const record = runToEnd(bare({ horizonMonths: 20, labs: [{ name: 'Aurora', ...lab }], race: { maximumHazard: 0.01, ...race }, knowledge }), 0, { record: { series: true, events: false } });
      const { values, width, rows } = record.series!;
      return Float64Array.from({ length: rows }, (_, row) => values[row * width + worldColumns.length + labColumns.indexOf('budget')]!);
    };
    const one = alone({}, {}, {});
    alone({ enmity: 1 }, { decisiveness: 9 }, { sigma: 2, bias: 1 }).forEach((budget, row) => expect(budget).toBeCloseTo(one[row]!, 12));
    expect(Math.min(...one)).toBeGreaterThan(0.01);
    drive(bare({ horizonMonths: 20, labs: [{ name: 'Aurora' }] }), 0, 0.5, ({ problem, solution }) => {
      const [lab] = problem.labs;
      const { horizon: months, decided } = problem;
      const frontier = frontierOf(problem.portfolios[lab!.portfolio]!);
      // Section 3 with P = 1 and no rivals; product value of measures is in the library's own factor, so they are compared without sales.
      const payoff = (b: number): number => {
        const p = lab!.subjectiveRisk;
        const rho = residualRisk(frontier, b);
        const catastrophe = 1 - (1 - decided * p * rho) * Math.exp(-months * p * lab!.catastropheHazard * rho);
        return decided * (1 - p * rho) * lab!.prize - lab!.catastropheLoss * catastrophe - lab!.outlay * b * months;
      };
      const own = UnilateralChoice.of({ ...problem, labs: [{ ...lab!, revenue: 0 }] }, solution.budgets).best(0);
      let best = -Infinity;
      for (let k = 0; k <= 9000; k++) best = Math.max(best, payoff(k / 10000));
      expect(own.budget).not.toBeNull();
      expect(Math.abs(own.payoff - best)).toBeLessThanOrEqual(1e-6 * lab!.prize);
      expect(Math.abs(payoff(own.budget!) - best)).toBeLessThanOrEqual(1e-6 * lab!.prize);
    });
  });

  it('the world is the small one: staff as stated, revenue the plain market\'s, and nothing happens but accidents and decisions', () => {
    const scenario = bare({ horizonMonths: 40 });
    const record = runToEnd(scenario, 1, { record: { series: true, events: true } });
    expect([...new Set(record.events!.map((event) => event.kind))].filter((kind) => !['accident', 'decision', 'lead', 'decided', 'evidence', 'catastrophe'].includes(kind))).toEqual([]);
    const { values, width, rows, labs } = record.series!;
    const at = (row: number, lab: number, column: (typeof labColumns)[number]): number => values[row * width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;
    const { market } = scenario;
    for (let row = 0; row < rows && values[row * width + 1] === 0; row++) {
      const month = values[row * width]!;
      for (const column of ['wageCapabilities', 'wageAlignment', 'nonProfit', 'university', 'government', 'neither', 'boughtOut', 'mislabelled'] as const) expect(values[row * width + worldColumns.indexOf(column)]).toBe(0);
      const size = market.ceiling / (1 + (market.ceiling / market.size - 1) * Math.exp(-market.growth * month));
      const sells = labs.map((_, i) => (row === 0 || at(row - 1, i, 'abstains') === 0 ? Math.exp(market.decisiveness * at(row, i, 'capability')) : 0));
      const sum = sells.reduce((a, b) => a + b, 0);
      labs.forEach((_, i) => {
        expect(at(row, i, 'staff')).toBe(1000);
        expect(at(row, i, 'technology')).toBe(1);
        expect(at(row, i, 'concession')).toBe(0);
        // What measures do to a product's worth is less than a tenth either way.
        const plain = (size * sells[i]!) / sum;
        if (at(row, i, 'abstains') === 0) expect(Math.abs(at(row, i, 'revenue') / plain - 1)).toBeLessThan(0.1);
      });
    }
  });
});

describe('section 6 through the release of a model', () => {
  // A lab that brings no measures, so that the release is the game itself; a sector that asks for nothing but safety is the game in one attribute.
  const one = { ...basicSector, name: 'all', performanceRevenue: 0 };
  const two = { ...basicSector, name: 'all' };
  const rows = [
    ['none', one, 'utilitarian', 0, 0, 0.5, 0.25, 0.5, 0.1875, 0.1875],
    ['none', one, 'nash', 0, 0, 0.5, 0.25, 0.5, 0.1875, 0.1875],
    ['none', one, 'egalitarian', 0, 0, 0.5, 0.25, 0.5, 0.1875, 0.1875],
    ['θ_D = 0.49', one, 'utilitarian', 0, 0.49, 0.8775, 0.245, 0.49, 0.36995, 0],
    ['θ_D = 0.49', one, 'nash', 0, 0.49, 0.255, 0, 0.49, 0.12495, 0.12495],
    ['θ_G = 0.3, θ_D = 0.6', one, 'nash', 0.3, 0.6, 0.5, 0.3, 0.6, 0.21, 0.21],
    ['two attributes, none', two, 'nash', 0, 0, 0.5, 0.25, 0.5, 0.375, 0.375],
    ['two attributes, θ_G = 0.3, θ_D = 0.6', two, 'nash', 0.3, 0.6, 0.5, 0.3, 0.6, 0.3975, 0.3975],
  ] as const;

  it.each(rows)('%s', (_, sector, rule, upstream, downstream, share, a0, a1, lab, specialist) => {
    const scenario = bare({
      horizonMonths: 8, labs: [{ name: 'North', profile: 'limited-will' }], supply: { rule, floor: upstream, measuresToSafety: 0, accidentRate: 0 }, sectors: [{ ...sector, floor: downstream }],
      race: { maximumHazard: 1e-9 }, risk: { maximumAccidentRate: 0 },
    });
    const { world, events } = drive(scenario, 0, 7.5);
    const release = events.find((event) => event.kind === 'release')!;
    const of = (name: string): number => release.terms.find((term) => term.name === name)!.value;
    expect(of('all: share of the lab')).toBeCloseTo(share, 4);
    expect(of('safety of the model')).toBeCloseTo(a0, 4);
    expect(of('all: safety')).toBeCloseTo(a1, 4);
    const product = world.supply.products[0]!;
    expect(product.labRevenue - product.labCost).toBeCloseTo(lab, 4);
    expect(product.sectors[0]!.specialistUtility).toBeCloseTo(specialist, 4);

  });
});

describe('section 5 through the enforcement room', () => {
  const still: ScenarioInput = { race: { maximumHazard: 1e-9 }, risk: { maximumAccidentRate: 0 }, capability: { leaderSpeed: 1e-6, researchFeedback: 0, computeTrend: 0, reinvestment: 0 }, market: { growth: 0 } };
  const ruled = (regulator: object, over: ScenarioInput = {}): Scenario => bare({
    ...still, ...over, labs: [{ name: 'North', profile: 'limited-will', riskCap: 0.2, concession: 0, assets: 1e8 }], regulators: [{ falseNegativeShare: 0.4, assessorNoise: 0, ...regulator }],
  });

  it('a lab breaks a rule up to Becker\'s hyperbola: the fine that just deters falls as one over the chance of being found, and times it is the gain', () => {
    const first = (rate: number, fineShare: number): { readonly breaks: boolean; readonly gain: number; readonly revenue: number } => {
      let seen = { breaks: false, gain: NaN, revenue: NaN };
      drive(ruled({ inspectionRate: rate, fineShare }), 0, 0.5, ({ world, problem }) => {
        seen = { breaks: world.labs.violates[0] === 1, gain: world.enforcement.gain[0]!, revenue: problem.labs[0]!.revenue };
      });
      return seen;
    };
    const products = [0.02, 0.1, 0.5].map((rate) => {
      let low = 0;
      let high = 5;
      expect(first(rate, low).breaks).toBe(true);
      expect(first(rate, high).breaks).toBe(false);
      for (let step = 0; step < 22; step++) {
        const middle = (low + high) / 2;
        if (first(rate, middle).breaks) low = middle;
        else high = middle;
      }
      const { gain, revenue } = first(rate, low);
      // q_H over a year with four tenths of violations missed, and a fine on a year's turnover.
      const found = 1 - Math.exp(-rate * 12 * 0.6);
      expect((found * high * 12 * revenue) / gain).toBeCloseTo(1, 3);
      return found * high;
    });
    for (const product of products) expect(product / products[0]!).toBeCloseTo(1, 3);
  });

  it('against a regulator that best-responds the violation rate is cost over worth whatever the fine; against a committed one the fine decides', () => {
    const violations = (fineShare: number, commitment: number, inspectionCost: number, horizonMonths: number): number =>
      runToEnd(ruled({ inspectionRate: 2, falseNegativeShare: 0, fineShare, commitment, inspectionCost, violationLoss: 100 }, { horizonMonths, enforcement: { priorWeight: 1, memory: 1, hearsay: 0 } }), 0)
        .outcomes[outcomeIndex('violationShare')]!;
    for (const cost of [40, 60]) {
      const shares = [0.05, 0.1, 0.2].map((fine) => violations(fine, 0, cost, 600));
      // Frequencies of fictitious play near the mixed equilibrium cost / worth as one over the length of play (Miyasawa 1961).
      for (const share of shares) expect(Math.abs(share - cost / 100)).toBeLessThan(0.07);
    }
    // The corner of that game: a penalty below the gain deters nobody, however often it falls due.
    expect(violations(0.01, 0, 40, 100)).toBe(1);
    expect(violations(0.005, 1, 40, 40)).toBe(1);
    expect(violations(0.1, 1, 40, 40)).toBe(0);
  }, 60_000);
});
