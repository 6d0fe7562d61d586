import { describe, expect, it } from 'vitest';
import { chanceOfDecision, decisionHazard, softFrontier, winProbabilities } from '../../src/model/decision/decision.ts';
import { advanceCapability } from '../../src/model/capability/dynamics.ts';
import { capability as growth, race } from './settings.ts';

const x = Float64Array.of(0, -0.1, -0.2, -0.5, -1);
const all = new Uint8Array(5).fill(1);

describe('the decision of the race', () => {
  it('has about 0.02 chance within a year at the default start (model, section 13)', () => {
    const plans = { capability: x, speed: new Float64Array(5).fill(0.095), diffusion: new Float64Array(5).fill(0.03), active: all };
    const chance = chanceOfDecision(race, plans, 12);
    expect(chance).toBeGreaterThan(0.01);
    expect(chance).toBeLessThan(0.05);
  });

  it('agrees with a fine Riemann sum over paths integrated by small Euler steps', () => {
    const speed = [0.1, 0.12, 0.05, 0.2, 0.01];
    const eta = [0.03, 0.1, 0, 0.05, 0.3];
    const start = [2.5, 2.3, 2.2, 1.9, 1.0];
    const plans = { capability: Float64Array.from(start), speed: Float64Array.from(speed), diffusion: Float64Array.from(eta), active: all };
    const n = 120_000;
    const dt = 12 / n;
    const at = [...start];
    let integral = 0;
    let front = start[0]!;
    for (let i = 0; i < n; i++) {
      const soft = Math.log(at.reduce((sum, value) => sum + Math.exp(3 * value), 0)) / 3;
      integral += (dt * 0.15) / (1 + Math.exp(-(soft - 3) / 0.5));
      for (let j = 0; j < 5; j++) at[j]! += dt * (speed[j]! + (j === 0 ? 0 : eta[j]! * (front - at[j]!)));
      front += dt * speed[0]!;
    }
    expect(chanceOfDecision(race, plans, 12)).toBeCloseTo(1 - Math.exp(-integral), 4);
  });

  it('draws the winner by softmax: a lead of one OOM at 3 per OOM is odds of e cubed', () => {
    const chances = new Float64Array(2);
    winProbabilities(3, Float64Array.of(1, 0), new Uint8Array(2).fill(1), chances);
    expect(chances[0]! / chances[1]!).toBeCloseTo(Math.exp(3), 10);
  });

  it('leaves out labs that abstain and never comes when all do', () => {
    expect(softFrontier(3, x, new Uint8Array(5))).toBe(-Infinity);
    expect(decisionHazard(race, -Infinity)).toBe(0);
    const chances = new Float64Array(5);
    winProbabilities(3, x, Uint8Array.of(0, 1, 1, 1, 1), chances);
    expect(chances[0]).toBe(0);
    expect(chances.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe('capability', () => {
  it('of a lab behind follows the closed-form catch-up path when speed is constant', () => {
    const flat = { ...growth, researchFeedback: 0 };
    let at = -1;
    for (let month = 0; month < 6; month++) at = advanceCapability(flat, 1, at, 0, 0.2, 10, 0, 0.03, 1);
    const gap = 1 * Math.exp(-0.03 * 6) - (0.095 * 0.8 * (1 - Math.exp(-0.03 * 6))) / 0.03;
    expect(-at).toBeCloseTo(gap, 7);
  });

  it('does not grow in a full pause, and a partial pause makes safety within it free of progress', () => {
    expect(advanceCapability(growth, 1, 1, 1, 0, 10, 1, 0.03, 1)).toBe(1);
    expect(advanceCapability(growth, 1, 1, 1, 0.5, 10, 0.5, 0.03, 1)).toBe(advanceCapability(growth, 1, 1, 1, 0, 10, 0.5, 0.03, 1));
  });
});
