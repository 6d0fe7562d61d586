import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseJobs, contractionBound, headsPerMillion, isolateEquilibria, labourResidual, longRunChances, mislabelledShare, restingConstants, solveLabour, solveNear,
  type LabourMarket,
} from '../../../src/games/labour/index.ts';

const filled = (count: number, value: number | ((i: number) => number)): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => (typeof value === 'number' ? value : value(i)));

/** A market of `count` kinds of people who all are alike but for what `vary` says. */
function marketOf(count: number, over: Partial<LabourMarket> = {}, vary: Partial<Record<keyof LabourMarket['types'], (i: number) => number>> = {}): LabourMarket {
  const base = { weight: 1 / count, wageFactor: 1, lives: 0.26, wealth: 1.2, standing: 0.1, cause: 0.05, alignment: 0.05, capabilities: 0.1, neither: 0.615 };
  const types = Object.fromEntries(Object.entries(base).map(([name, value]) => [name, filled(count, vary[name as keyof LabourMarket['types']] ?? value)])) as unknown as LabourMarket['types'];
  return {
    people: 20_000, years: 5, spread: 0.4, payCapabilities: 1250, payAlignment: 160, stipend: 0, prizes: 0, crowding: 10_000, peers: 0.5, largeRisk: false,
    types, ...over,
  };
}

const random = fc.record({
  people: fc.integer({ min: 1000, max: 1_000_000 }), spread: fc.double({ min: 0.1, max: 1, noNaN: true }), payC: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  payA: fc.double({ min: 0.001, max: 0.1, noNaN: true }), standing: fc.double({ min: 0, max: 8, noNaN: true }), peers: fc.double({ min: 0, max: 1, noNaN: true }),
  prizes: fc.double({ min: 0, max: 0.01, noNaN: true }), largeRisk: fc.boolean(), shift: fc.double({ min: -3, max: 1, noNaN: true }), kinds: fc.integer({ min: 1, max: 9 }), seed: fc.nat(1000),
}).map((r) => {
  const wobble = (i: number, k: number): number => ((i * 37 + k * 101 + r.seed * 13) % 17) / 17;
  return marketOf(r.kinds, {
    people: r.people, spread: r.spread, payCapabilities: r.payC * r.people, payAlignment: r.payA * r.people, prizes: r.prizes * r.people, peers: r.peers, largeRisk: r.largeRisk,
  }, {
    wageFactor: (i) => 0.5 + wobble(i, 1), lives: (i) => wobble(i, 2), standing: (i) => r.standing * wobble(i, 3), alignment: (i) => r.shift + wobble(i, 4), capabilities: (i) => wobble(i, 5) - 1,
  });
});

/** Sign changes of A(a) - a on a fine grid, the capability market cleared by plain bisection, each from where the last was: independent of solver and isolation. */
function crossings(market: LabourMarket, points: number): number {
  const { types, people, years, spread } = market;
  let cleared = -2;
  const excess = (a: number): number => {
    const chances = (c: number): [number, number] => {
      let inC = 0;
      let inA = 0;
      types.weight.forEach((w, i) => {
        const cut = market.crowding / (market.crowding + people * a);
        const care = market.largeRisk ? types.wealth[i]! * (1 - Math.exp((-types.lives[i]! * cut) / types.wealth[i]!)) : types.lives[i]! * cut;
        const v = [
          (years * types.wageFactor[i]! * market.payCapabilities) / (people * c) + types.capabilities[i]!,
          years * ((types.wageFactor[i]! * market.payAlignment + market.prizes) / (people * a) + market.stipend) + care + types.standing[i]! * (1 - market.peers + market.peers * a) + types.alignment[i]!,
          types.neither[i]!,
        ];
        const top = Math.max(...v);
        const e = v.map((x) => Math.exp((x - top) / spread));
        const sum = e[0]! + e[1]! + e[2]!;
        inC += (w * e[0]!) / sum;
        inA += (w * e[1]!) / sum;
      });
      return [inC, inA];
    };
    // The share that clears the capability market falls as c rises: a bracket around the last one, then bisection down to 1e-9.
    const above = (x: number): boolean => chances(Math.exp(x))[0] > Math.exp(x);
    let low = cleared - 0.25;
    let high = cleared + 0.25;
    while (low > -40 && !above(low)) low -= 1;
    while (high < 1 && above(high)) high += 1;
    while (high - low > 1e-9) {
      const middle = (low + high) / 2;
      if (above(middle)) low = middle;
      else high = middle;
    }
    cleared = low;
    return chances(Math.exp(low))[1] - a;
  };
  let count = 0;
  let before = excess(1e-9) >= 0;
  for (let p = 1; p <= points; p++) {
    const now = excess(Math.exp(Math.log(1e-9) * (1 - p / points))) >= 0;
    if (now !== before) count++;
    before = now;
  }
  return count;
}

describe('the fixed point of shares and wages', () => {
  it('is one by the separate checker, 1,000 random markets', () => {
    fc.assert(fc.property(random, (market) => {
      const { selected, equilibria } = solveLabour(market, { capabilities: 0.2, alignment: 0.05 });
      for (const each of equilibria) {
        expect(labourResidual(market, each)).toBeLessThanOrEqual(1e-9);
        // Shares that are moved are refused.
        expect(labourResidual(market, { ...each, capabilities: each.capabilities * 1.01 })).toBeGreaterThan(1e-9);
        expect(labourResidual(market, { ...each, alignment: each.alignment * 0.99 })).toBeGreaterThan(1e-9);
        expect(each.wageAlignment * each.alignment * market.people).toBeCloseTo(market.payAlignment, 6);
        expect(each.wageCapabilities * each.capabilities * market.people / market.payCapabilities).toBeCloseTo(1, 10);
      }
      expect(equilibria).toContain(selected);
    }), { numRuns: 1000 });
  });

  it('has the closed form of a logit without feedback: pay per head fixed by a lone kind of people', () => {
    // With one kind of people and no peers or crowding, a = e_A/(1 + e_C + e_A): checked by solving for the pay that given shares need.
    const c = 0.25;
    const a = 0.07;
    const open = marketOf(1, { peers: 0, crowding: 1e12 }, { alignment: () => -1 });
    const { types, spread, years, people } = open;
    const valueC = spread * Math.log(c / (1 - c - a)) + types.neither[0]!;
    const valueA = spread * Math.log(a / (1 - c - a)) + types.neither[0]!;
    const payCapabilities = ((valueC - types.capabilities[0]!) / years) * people * c;
    const payAlignment = ((valueA - types.alignment[0]! - types.lives[0]! - types.standing[0]!) / years) * people * a;
    const market = { ...open, payCapabilities, payAlignment };
    const { selected } = solveLabour(market, { capabilities: 0.5, alignment: 0.3 });
    expect(selected.capabilities).toBeCloseTo(c, 9);
    expect(selected.alignment).toBeCloseTo(a, 9);
  });

  it('is proved unique only where a fine independent scan finds one crossing; else every crossing is found, 1,000 random markets, half of them with strong standing', () => {
    let several = 0;
    fc.assert(fc.property(random, fc.boolean(), (given, strong) => {
      const alone = { ...given.types, standing: given.types.standing.map((each) => 3 + 0.2 * each), alignment: given.types.alignment.map((each) => 0.3 * each - 1) };
      const market = strong ? { ...given, peers: 1, payAlignment: 0.002 * given.people, types: alone } : given;
      const isolated = isolateEquilibria(market);
      expect(isolated.complete).toBe(true);
      const scanned = crossings(market, 24);
      if (contractionBound(market) < 1) expect(isolated.equilibria.length).toBe(1);
      // A scan of 24 points may miss a close pair, never find one too many.
      expect(isolated.equilibria.length + 2 * isolated.folds).toBeGreaterThanOrEqual(scanned);
      if (isolated.folds === 0) expect((isolated.equilibria.length - scanned) % 2).toBe(0);
      if (scanned > 1) several++;
    }), { numRuns: 1000, seed: 7 });
    expect(several).toBeGreaterThan(0);
  });

  it('tips: with strong standing among peers there are three fixed points, the middle one between two that people stay at', () => {
    const market = marketOf(1, { peers: 1, payAlignment: 40 }, { standing: () => 4, alignment: () => -1.2 });
    const { equilibria } = isolateEquilibria(market);
    expect(equilibria.length).toBe(3);
    expect(crossings(market, 4000)).toBe(3);
    const [low, middle, high] = equilibria;
    expect(solveLabour(market, low!).selected.alignment).toBeCloseTo(low!.alignment, 8);
    expect(solveLabour(market, high!).selected.alignment).toBeCloseTo(high!.alignment, 8);
    expect(middle!.alignment).toBeGreaterThan(low!.alignment);
    expect(contractionBound(market)).toBeGreaterThan(1);
  });

  it('rests at given shares under its constants', () => {
    const market = marketOf(7, {}, { lives: (i) => 0.1 * i, standing: (i) => 0.03 * i });
    const shares = { capabilities: 0.25, alignment: 0.07 };
    const constants = restingConstants(market, shares);
    const types = { ...market.types, capabilities: market.types.capabilities.map((v) => v + constants.capabilities), alignment: market.types.alignment.map((v) => v + constants.alignment) };
    expect(labourResidual({ ...market, types }, shares)).toBeLessThan(1e-12);
    const found = solveNear({ ...market, types }, { capabilities: 0.1, alignment: 0.2 });
    expect(found!.capabilities).toBeCloseTo(0.25, 9);
    expect(found!.alignment).toBeCloseTo(0.07, 9);
  });

  it('answers pay as supply and demand do: more money raises both wage and heads, and fewer heads than without the rise of wages, 1,000 random markets', () => {
    fc.assert(fc.property(random, (given) => {
      const market = { ...given, peers: 0 };
      const before = solveLabour(market, { capabilities: 0.2, alignment: 0.05 }).selected;
      const step = market.payAlignment * 1e-3;
      const after = solveLabour({ ...market, payAlignment: market.payAlignment + step }, before).selected;
      expect(after.wageAlignment).toBeGreaterThan(before.wageAlignment);
      expect(after.alignment).toBeGreaterThan(before.alignment);
      const heads = headsPerMillion(market, before);
      expect(heads).toBeGreaterThan(0);
      expect(heads).toBeLessThanOrEqual(1 / before.wageAlignment);
      const less = solveLabour({ ...market, payAlignment: market.payAlignment - step }, before).selected;
      // Central difference: its error is of the order of the step squared, and shares are right to about 1e-11.
      const measured = ((after.alignment - less.alignment) * market.people) / (2 * step);
      expect(Math.abs(measured / heads - 1)).toBeLessThan(1e-4);
    }), { numRuns: 1000 });
  });

  it('calls work mislabelled only as far as standing moves people and achievement cannot be seen', () => {
    const market = marketOf(3);
    const at = solveLabour(market, { capabilities: 0.2, alignment: 0.05 }).selected;
    expect(mislabelledShare(market, at, 1)).toBe(0);
    expect(mislabelledShare(marketOf(3, {}, { standing: () => 0 }), at, 0)).toBe(0);
    const some = mislabelledShare(market, at, 0.5);
    expect(some).toBeGreaterThan(0);
    expect(mislabelledShare(market, at, 0)).toBeCloseTo(2 * some, 12);
    expect(mislabelledShare(marketOf(3, {}, { standing: () => 1 }), at, 0.5)).toBeGreaterThan(some);
  });
});

describe('a choice', () => {
  it('is logit, and switching costs keep people where they are', () => {
    const count = (current: 0 | 1 | 2, cost: number): number[] => {
      const counts = [0, 0, 0];
      const people = 20_000;
      const jobs = new Uint8Array(people).fill(current);
      const values = Float64Array.from({ length: 4 * people }, (_, at) => [0.3, 0.1, 0, NaN][at % 4]!);
      chooseJobs(jobs, values, 4, { switchingCost: cost, spread: 0.5 }, Float64Array.from(jobs, (_, k) => (k + 0.5) / people), people);
      for (const job of jobs) counts[job]!++;
      return counts.map((n) => n / 20_000);
    };
    const e = [Math.exp(0.6), Math.exp(0.2), 1];
    const sum = e[0]! + e[1]! + e[2]!;
    count(2, 0).forEach((share, k) => expect(share).toBeCloseTo(e[k]! / sum, 3));
    expect(count(1, 0.4)[1]!).toBeGreaterThan(count(1, 0)[1]!);
    expect(count(1, 100)[1]!).toBe(1);
  });

  it('has the long-run chances that revising again and again leads to, 1,000 random cases', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(fc.property(value, value, value, fc.double({ min: 0, max: 1, noNaN: true }), (c, a, n, cost) => {
      const out = new Float64Array(2);
      longRunChances(c, a, n, cost, 0.5, out);
      const values = [c, a, n];
      const row = (j: number): number[] => {
        const e = values.map((v, k) => Math.exp((v - (k === j ? 0 : cost)) / 0.5));
        const sum = e[0]! + e[1]! + e[2]!;
        return e.map((x) => x / sum);
      };
      const rows = [row(0), row(1), row(2)];
      const now = [out[0]!, out[1]!, 1 - out[0]! - out[1]!];
      for (const k of [0, 1]) expect(now.reduce((sum, p, j) => sum + p * rows[j]![k]!, 0)).toBeCloseTo(now[k]!, 12);
    }), { numRuns: 1000 });
  });
});
