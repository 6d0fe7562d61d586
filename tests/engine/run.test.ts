import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SimulationEvent } from '../../src/core/events/index.ts';
import { createSimulation, driveToEnd, restoreSimulation, runToEnd, solveInRun, type Snapshot } from '../../src/engine/index.ts';
import type { Scenario } from '../../src/model/settings.ts';
import { complete } from '../../src/scenario/complete.ts';

const frontier = complete({ seed: 'engine tests' });
const eventful: Scenario = complete({
  seed: 'engine tests', horizonMonths: 48,
  policies: [
    { lever: 'risk-cap', start: 6, strength: 0.4 },
    { lever: 'pause', start: 20, end: 30, strength: 0.5 },
  ],
});
const all = { series: true, events: true };

describe('a run', () => {
  it('has one hash, recorded or not and watched or not', () => {
    const bare = runToEnd(eventful, 3);
    const seen: SimulationEvent[] = [];
    let rows = 0;
    const watched = runToEnd(eventful, 3, { record: all, onEvent: (event) => void seen.push(event), onRow: () => void rows++ });
    expect(watched.hash).toBe(bare.hash);
    expect(watched.outcomes).toEqual(bare.outcomes);
    expect(seen).toEqual(watched.events);
    expect(rows).toBeGreaterThan(0);
    expect(bare.series).toBeNull();
  });

  it('differs from run to run and from seed to seed', () => {
    const hashes = new Set([0, 1, 2].map((run) => runToEnd(frontier, run).hash));
    hashes.add(runToEnd({ ...frontier, seed: 'another' }, 0).hash);
    expect(hashes.size).toBe(4);
  });

  it('resumes from a snapshot at any event to the hash of never having stopped', () => {
    const whole = runToEnd(eventful, 5, { record: all });
    const simulation = createSimulation(eventful, 5, { record: all });
    const snapshots: Snapshot[] = [];
    for (;;) {
      const next = simulation.step();
      // Also with a problem pending: the snapshot must hold it.
      snapshots.push(simulation.snapshot() as Snapshot);
      if (next.kind === 'done') break;
      if (next.kind === 'problem') simulation.provide(solveInRun(next.problem));
    }
    expect(snapshots.length).toBeGreaterThan(60);
    fc.assert(fc.property(fc.nat(snapshots.length - 2), (index) => {
      const resumed = driveToEnd(restoreSimulation(structuredClone(snapshots[index]!), { record: all }));
      expect(resumed.hash).toBe(whole.hash);
      expect(resumed.events).toEqual(whole.events);
      expect(resumed.series).toEqual(whole.series);
    }), { numRuns: 12 });
  });

  it('keeps its past, bit for bit, when a policy is switched on at month 60, and a branch equals the policy scheduled from the start', () => {
    let compared = 0;
    // With the threshold twice as far most runs are undecided at month 60.
    const far = complete({ seed: 'engine tests', race: { threshold: 8 } });
    for (let run = 0; compared < 3 && run < 20; run++) {
      const base = runToEnd(far, run, { record: all });
      const length = base.series!.rows * base.series!.width;
      if (base.series!.values[60 * base.series!.width + 1] === 1) continue;
      compared++;
      const policies = [{ lever: 'pause', start: 60, end: null, coverage: 1, strength: 0.8 }];
      const planned = runToEnd({ ...far, policies }, run, { record: all });
      expect(planned.series!.values.subarray(0, 60 * base.series!.width)).toEqual(base.series!.values.subarray(0, 60 * base.series!.width));
      expect(planned.series!.values.length).toBe(length);
      expect(planned.events!.filter((event) => event.time < 60)).toEqual(base.events!.filter((event) => event.time < 60));
      expect(planned.hash).not.toBe(base.hash);

      const simulation = createSimulation(far, run, { record: all });
      for (let next = simulation.advanceUntil(60); next.kind === 'problem'; next = simulation.advanceUntil(60)) simulation.provide(solveInRun(next.problem));
      const branched = driveToEnd(restoreSimulation(simulation.snapshot() as Snapshot, { record: all }, { ...far, policies }));
      expect(branched.hash).toBe(planned.hash);
    }
    expect(compared).toBe(3);
  });

  it('gives a lab the same luck whether or not another lab is added', () => {
    const alone = complete({ seed: 's', labs: [{ name: 'Aurora' }], risk: { ...frontier.risk, trueRisk: 0 } });
    const joined = complete({ seed: 's', labs: [{ name: 'Aurora' }, { name: 'Zephyr', capability: -4 }], risk: { ...frontier.risk, trueRisk: 0 } });
    const candidates = (scenario: Scenario): number[] => {
      const times: number[] = [];
      const simulation = createSimulation(scenario, 0, { onEvent: (event) => void (event.kind === 'accident' && event.entity === 'Aurora' && times.push(event.time)) });
      driveToEnd(simulation, (problem) => solveInRun(problem));
      return times;
    };
    // Which candidates are accepted may differ with the equilibrium, but every accepted one sits at a time of the same stream.
    const both = new Set([...candidates(alone), ...candidates(joined)]);
    const shared = candidates(alone).filter((time) => candidates(joined).includes(time));
    expect(shared.length).toBeGreaterThan(0);
    expect(both.size).toBeLessThan(candidates(alone).length + candidates(joined).length);
  });

  it('numbers its events so that each id is unique and each cause came before', () => {
    for (let run = 0; run < 10; run++) {
      const { events } = runToEnd(eventful, run, { record: all });
      const known = new Set<string>();
      let time = 0;
      for (const event of events!) {
        expect(known.has(event.id)).toBe(false);
        if (event.cause !== null) expect(known.has(event.cause)).toBe(true);
        expect(event.time).toBeGreaterThanOrEqual(time);
        known.add(event.id);
        time = event.time;
      }
    }
  });

  it('without one of its accidents is the same run up to that moment', () => {
    for (let run = 0; run < 20; run++) {
      const base = runToEnd(eventful, run, { record: all });
      const accident = base.events!.find((event) => event.kind === 'accident' && event.severity >= 2);
      if (accident === undefined) continue;
      const without = runToEnd(eventful, run, { record: all, suppress: [accident.id] });
      expect(without.events!.some((event) => event.id === accident.id)).toBe(false);
      expect(without.events!.filter((event) => event.time < accident.time)).toEqual(base.events!.filter((event) => event.time < accident.time));
      return;
    }
    expect.unreachable('no accident of severity 2 in twenty runs');
  });

  it('reports every round as solved, without a pure equilibrium, or unresolved, and its certified epsilon', () => {
    const { certificates } = runToEnd(frontier, 0);
    expect(certificates.rounds).toBe(certificates.solved + certificates.noPure + certificates.unresolved);
    expect(certificates.worstEpsilon).toBeLessThanOrEqual(1e-9);
    expect(certificates.worstEpsilon).toBeGreaterThanOrEqual(0);
  });
});
