import { describe, expect, it } from 'vitest';
import { createStream, normal, streamKey } from '../../../src/core/random/index.ts';
import { labColumns, runToEnd, worldColumns } from '../../../src/engine/index.ts';
import type { ScenarioInput } from '../../../src/scenario/complete.ts';
import { bare, drive } from '../world/drive.ts';

const cap = {
  id: 'cap-only', label: 'Cap alone', family: 'change incentives' as const, unit: 'residual risk', off: 1, maximum: 1, meaning: 'A cap on assessed risk.',
  changes: [{ path: 'labs.*.riskCap', operation: 'atMost' as const, intercept: 0, slope: 1 }],
};
const far: ScenarioInput = { seed: 'assessor', horizonMonths: 36, race: { threshold: 6 }, risk: { trueRisk: 0 } };
const reading = (noise: number, over: ScenarioInput = {}) => bare({ ...far, ...over, regulators: [{ assessorNoise: noise, inspectionRate: 1, fineShare: 5 }] });

describe('an assessor with noise', () => {
  it('reads ln ρ̂ = ln ρ + bias + noise ε of a sincere lab, ε from a stream of its own, autoregressive', () => {
    const scenario = bare({ ...far, regulators: [{ assessorNoise: 0.3, assessorBias: -0.1, assessorCorrelation: 0.8 }] });
    const streams = scenario.labs.map((lab) => createStream(streamKey('assessor', 2, lab.name, 'assessment')));
    const errors = streams.map((stream) => normal(stream.uniform()));
    let rounds = 0;
    drive(scenario, 2, 36, ({ world: { labs, round } }) => {
      if (rounds > 0) errors.forEach((error, i) => (errors[i] = 0.8 * error + 0.6 * normal(streams[i]!.uniform())));
      expect(round).toBe(++rounds);
      errors.forEach((error, i) => expect(Math.log(labs.assessedRisk[i]! / labs.residualRisk[i]!)).toBeCloseTo(-0.1 + 0.3 * error, 9));
    });
    expect(rounds).toBe(36);
  });

  it('without a rule to bind on moves the reading and nothing else, whatever its size', () => {
    const record = (noise: number) => runToEnd(reading(noise), 0, { record: { series: true, events: true } });
    const [plain, noisy] = [record(0), record(1)];
    const { width, rows } = plain.series!;
    let moved = 0;
    for (let at = 0; at < rows * width; at++) {
      const column = (at % width) - worldColumns.length;
      if (column >= 0 && labColumns[column % labColumns.length] === 'assessedRisk') moved += noisy.series!.values[at] === plain.series!.values[at] ? 0 : 1;
      else expect(noisy.series!.values[at]).toEqual(plain.series!.values[at]);
    }
    expect(moved).toBeGreaterThan(100);
    expect(noisy.events).toEqual(plain.events);
    expect(noisy.outcomes).toEqual(plain.outcomes);
  });

  it('has labs at a cap spend for what is read: they meet it as read, and leave more real risk the more kindly they are read', () => {
    const scenario = reading(0.3, { levers: [cap], policies: [{ lever: 'cap-only', start: 0, strength: 0.5 }] });
    let bound = 0;
    let close = 0;
    drive(scenario, 0, 36, ({ world: { labs, settings } }) => {
      for (let i = 0; i < settings.labs.length; i++) {
        if (labs.violates[i] === 1) continue;
        expect(labs.assessedRisk[i]!).toBeLessThanOrEqual(0.5 + 1e-12);
        if (labs.assessedRisk[i]! < 0.5 - 1e-9) continue;
        bound++;
        // At the cap ln ρ = ln 0.5 - noise ε, exactly.
        if (Math.abs(Math.log(labs.residualRisk[i]!) - (Math.log(0.5) - 0.3 * labs.assessorError[i]!)) < 1e-9) close++;
      }
    });
    expect(bound).toBeGreaterThan(30);
    expect(close).toBe(bound);
  });

  it('shifts no inspection and no other draw of a lab that no rule of that kind binds', () => {
    // A design rule is inspected but does not read ρ̂: every event is the same but for the reading that an inspection tells.
    const under = (noise: number) => drive(bare({ ...far, regulators: [{ assessorNoise: noise, inspectionRate: 0.5, designLevel: 0.4, mandated: ['red-teaming'] }] }), 1).events;
    const told = (noise: number) => under(noise).map((event) => ({ ...event, terms: event.terms.filter((term) => term.name !== 'assessed risk') }));
    expect(told(0.8)).toEqual(told(0));
    expect(under(0.8).some((event) => event.kind === 'inspection')).toBe(true);
  });
});
