import { expect, it } from 'vitest';
import { labourResidual, type LabourMarket } from '../../../src/games/labour/index.ts';

/** One kind of people: the logit of the three jobs, by exponentials. */
const kind = { weight: 1, wageFactor: 0.8, lives: 0.26, wealth: 0.15, standing: 0.3, cause: 0.05, alignment: -0.2, capabilities: 0.1, neither: 0.615 };
const types = Object.fromEntries(Object.entries(kind).map(([name, value]) => [name, Float64Array.of(value)])) as unknown as LabourMarket['types'];
const market: LabourMarket = {
  people: 1000, years: 5, spread: 0.4, payCapabilities: 60, payAlignment: 8, stipend: 0.03, prizes: 2, crowding: 500, peers: 0.6, largeRisk: false, types,
};

function logit(of: LabourMarket, c: number, a: number): [number, number] {
  const { people, years, spread, payCapabilities, payAlignment, stipend, prizes, crowding, peers, largeRisk } = of;
  const worth = kind.lives * (crowding / (crowding + people * a));
  const lives = largeRisk ? kind.wealth * (1 - Math.exp(-worth / kind.wealth)) : worth;
  const inC = Math.exp(((payCapabilities / (people * c)) * years * kind.wageFactor + kind.capabilities) / spread);
  const inA = Math.exp(((payAlignment / (people * a)) * kind.wageFactor * years + stipend * years + (prizes / (people * a)) * years + lives + kind.standing * (1 - peers * (1 - a)) + kind.alignment) / spread);
  const out = Math.exp(kind.neither / spread);
  return [inC / (inC + inA + out), inA / (inC + inA + out)];
}

it('is the larger distance of a share to the logit of one kind of people, whichever it is and in either direction', () => {
  const sides = new Set<string>();
  for (const [c, a] of [[0.3, 0.1], [0.05, 0.1], [0.9, 0.05], [0.25, 0.02], [0.2, 0.5], [0.3, 0.9], [0.5, 0.08]] as const) {
    for (const change of [{}, { stipend: 0.2 }, { stipend: 0 }, { prizes: 0 }, { peers: 0 }, { largeRisk: true }]) {
      const [inC, inA] = logit({ ...market, ...change }, c, a);
      const [offC, offA] = [inC - c, inA - a];
      sides.add(`${Math.abs(offC) > Math.abs(offA) ? `C${Math.sign(offC)}` : `A${Math.sign(offA)}`}`);
      expect(labourResidual({ ...market, ...change }, { capabilities: c, alignment: a }), JSON.stringify([c, a, change])).toBeCloseTo(Math.max(Math.abs(offC), Math.abs(offA)), 12);
    }
  }
  expect([...sides].sort()).toEqual(['A-1', 'A1', 'C-1', 'C1']);
});

it('weighs kinds of people by their share', () => {
  const two = Object.fromEntries(Object.entries(kind).map(([name, value]) => [name, Float64Array.of(value, value)])) as unknown as LabourMarket['types'];
  // The second kind stays out for any pay.
  two.neither[1] = 1e3;
  two.weight.set([0.25, 0.75]);
  const [inC, inA] = logit(market, 0.1, 0.03);
  expect(labourResidual({ ...market, types: two }, { capabilities: 0.1, alignment: 0.03 })).toBeCloseTo(Math.max(Math.abs(0.25 * inC - 0.1), Math.abs(0.25 * inA - 0.03)), 12);
});
