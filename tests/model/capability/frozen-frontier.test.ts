import { describe, expect, it } from 'vitest';
import { advanceCapability } from '../../../src/model/capability/dynamics.ts';
import { complete } from '../../../src/scenario/complete.ts';

const settings = complete({}).capability;
const [diffusion, budgets, start] = [0.03, [0.22, 0.05], [0, -0.5]] as const;

/** Both labs by the equation of section 2 of the model in continuous time: dx/dt = v_0 e^(φ x) (1 - b) + η (x_max - x), by Euler's rule in steps so small that its error is below 1e-6. */
function continuous(months: number): readonly number[] {
  const x: [number, number] = [...start];
  const steps = 20_000 * months;
  for (let n = 0; n < steps; n++) {
    const frontier = Math.max(...x);
    for (const i of [0, 1] as const) x[i] += (settings.leaderSpeed * Math.exp(settings.researchFeedback * x[i]) * (1 - budgets[i]) + diffusion * (frontier - x[i])) / 20_000;
  }
  return x;
}

function inSteps(months: number, step: number): readonly number[] {
  let x: readonly number[] = start;
  for (let t = 0; t < months / step; t++) x = x.map((own, i) => advanceCapability(settings, 1, own, Math.max(...x), budgets[i]!, 10, 0, diffusion, step));
  return x;
}

describe('capability in steps', () => {
  it('of the leader is exact, and of a lab behind short by what the frontier gains within a step: first order in it', () => {
    const exact = continuous(12);
    const [monthly, weekly] = [inSteps(12, 1), inSteps(12, 0.25)];
    for (const path of [monthly, weekly]) expect(path[0]).toBeCloseTo(exact[0]!, 5);
    // η times half the leader's progress of a step, each month; what is missing is caught up with in its turn, at η less what feedback adds to it.
    const each = (step: number): number => (diffusion * step * (exact[0]! / 12)) / 2;
    const rate = diffusion - settings.researchFeedback * settings.leaderSpeed * (1 - budgets[1]);
    const missing = (step: number): number => (each(step) * (1 - Math.exp(-rate * 12))) / rate;
    expect((exact[1]! - monthly[1]!) / missing(1)).toBeCloseTo(1, 1);
    expect((exact[1]! - weekly[1]!) / missing(0.25)).toBeCloseTo(1, 1);
    expect((exact[1]! - monthly[1]!) / (exact[1]! - weekly[1]!)).toBeGreaterThan(3.8);
  });
});
