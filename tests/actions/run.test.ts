import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { compare } from '../../src/actions/compare.ts';
import { branch, branched, overBefore, pastOf } from '../../src/actions/branch.ts';
import { explain, problemOf, UnknownEvent } from '../../src/actions/explain.ts';
import type { FileStore } from '../../src/actions/ports.ts';
import { ResultsRefused } from '../../src/actions/result-files.ts';
import { run } from '../../src/actions/run.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { shippedScenario } from '../scenario-files.ts';

function memoryStore(): FileStore & { readonly files: Map<string, string | Uint8Array> } {
  const files = new Map<string, string | Uint8Array>();
  return {
    files,
    async exists(path) {
      return files.has(path);
    },
    async write(path, bytes) {
      if (files.has(path)) throw new Error('exists');
      files.set(path, bytes);
    },
  };
}

const textOf = (bytes: string | Uint8Array | undefined): string => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));

const scenario = { ...shippedScenario('duopoly'), horizonMonths: 24 };
const ports = (): { pool: ReturnType<typeof createLocalPool>; clock: () => number } => ({ pool: createLocalPool(runToEnd), clock: () => 0 });

describe('run', () => {
  it('has the hash of the run hashes in order, written or not', async () => {
    const expected = createHash('sha256');
    for (let index = 0; index < 6; index++) expected.update(runToEnd(scenario, index).hash);
    const plain = await run({ scenario, runs: 6 }, ports());
    const written = await run({ scenario, runs: 6, store: memoryStore() }, ports());
    expect(plain.summary.hash).toBe(expected.digest('hex'));
    expect({ ...written.summary, timing: null }).toEqual({ ...plain.summary, timing: null });
  });

  it('writes the files of the contract, and the scenario it wrote gives the same results', async () => {
    const store = memoryStore();
    const { files, summary } = await run({ scenario, runs: 4, store, csv: true }, ports());
    expect([...files].sort()).toEqual(['datapackage.json', 'events.ndjson', 'portfolios.csv', 'portfolios.parquet', 'report.html', 'runs.csv', 'runs.parquet', 'scenario.json', 'series.csv', 'series.parquet', 'summary.json']);
    expect([...store.files.keys()].sort()).toEqual([...files].sort());
    const again = await run({ scenario: loadScenario(String(store.files.get('scenario.json'))), runs: 4 }, ports());
    expect(again.summary.hash).toBe(summary.hash);
    expect(JSON.parse(String(store.files.get('summary.json')))).toEqual(JSON.parse(JSON.stringify(summary)));
    const runsInEvents = new Set(textOf(store.files.get('events.ndjson')).trimEnd().split('\n').map((line) => (JSON.parse(line) as { run: number }).run));
    expect([...runsInEvents]).toEqual([0, 1, 2, 3]);
  });

  it('told by planning horizon writes the outcomes of the same runs at each, beside those of the scenario', async () => {
    const store = memoryStore();
    const { files, summary } = await run({ scenario, runs: 3, store, planning: [6, 12] }, ports());
    expect(files).toContain('planning.json');
    expect(String(store.files.get('report.html'))).toContain('By planning horizon');
    const told = JSON.parse(String(store.files.get('planning.json'))) as { planningMonths: number; outcomes: object }[];
    expect(told.map((each) => each.planningMonths)).toEqual([6, 12]);
    // Twelve months are the scenario's own.
    expect(told[1]!.outcomes).toEqual(JSON.parse(JSON.stringify(summary.outcomes)));
    const six = await run({ scenario: { ...scenario, race: { ...scenario.race, planningMonths: 6 } }, runs: 3 }, ports());
    expect(told[0]!.outcomes).toEqual(JSON.parse(JSON.stringify(six.summary.outcomes)));
    expect(told[0]!.outcomes).not.toEqual(told[1]!.outcomes);
    expect((JSON.parse(String(store.files.get('datapackage.json'))) as { resources: { path: string }[] }).resources.map((resource) => resource.path)).toContain('planning.json');
    expect((await run({ scenario, runs: 1, store: memoryStore() }, ports())).files).not.toContain('planning.json');
  });

  it('refuses a folder with results before any work', async () => {
    const store = memoryStore();
    store.files.set('summary.json', '');
    const pool = createLocalPool(() => {
      throw new Error('worked');
    });
    await expect(run({ scenario, runs: 2, store }, { pool, clock: () => 0 })).rejects.toThrow(ResultsRefused);
  });

  it('refuses more runs than a folder can take before any work', async () => {
    await expect(run({ scenario, runs: 1_000_000, store: memoryStore() }, ports())).rejects.toThrow(/at most 200000 runs/);
  });

  it('stopped before the first run writes files that say so', async () => {
    const store = memoryStore();
    const { summary } = await run({ scenario, runs: 5, store }, { ...ports(), signal: AbortSignal.abort() });
    expect(summary.runs).toBe(0);
    expect(textOf(store.files.get('report.html'))).toContain('No run was completed');
    expect(JSON.parse(textOf(store.files.get('summary.json')))).toMatchObject({ runs: 0, catastropheProbability: { estimate: null, count: 0 } });
  });

  it('stopped early keeps and writes what is complete from run 0 on', async () => {
    const stop = new AbortController();
    const store = memoryStore();
    const { ensemble, summary } = await run({ scenario, runs: 100, store }, { ...ports(), signal: stop.signal, onProgress: (done) => (done >= 3 ? stop.abort() : undefined) });
    expect(ensemble.partial).toBe(true);
    expect(summary.runs).toBeGreaterThanOrEqual(3);
    expect(summary.runs).toBeLessThan(100);
    const whole = await run({ scenario, runs: summary.runs }, ports());
    expect(summary.hash).toBe(whole.summary.hash);
    const events = textOf(store.files.get('events.ndjson')).trimEnd().split('\n').map((line) => (JSON.parse(line) as { run: number }).run);
    expect(Math.max(...events)).toBe(summary.runs - 1);
  });

  it('records a single run', async () => {
    const { single, summary } = await run({ scenario, runs: 1 }, ports());
    expect(single!.events).toEqual(runToEnd(scenario, 0, { record: { series: true, events: true } }).events);
    expect(summary.runs).toBe(1);
  });
});

describe('compare', () => {
  it('finds no difference in any pair between a scenario and itself, and counts the pairs that a policy saves', async () => {
    const nothing = { version: 1 as const, name: 'Nothing', description: '', levers: [] };
    const technology = { ...nothing, name: 'Technology', levers: [{ lever: 'safety-technology', start: 0, end: null, coverage: 1, strength: 3 }] };
    const result = await compare({ scenario, policies: [nothing, technology], runs: 12 }, ports());
    const [same, better] = result.policies;
    expect(same!.summary.hash).toBe(result.baseline.hash);
    for (const difference of Object.values(same!.differences)) expect(difference.mean ?? 0).toBe(0);
    expect(same!.pairs).toEqual({ onlyBaseline: 0, onlyVariant: 0, compared: 12 });
    const { onlyBaseline, onlyVariant } = better!.pairs;
    expect(onlyBaseline - onlyVariant).toBe(result.baseline.catastropheProbability.count - better!.summary.catastropheProbability.count);
    expect(better!.differences['finalResidualRisk']!.mean!).toBeLessThan(0);
  });
});

describe('branch', () => {
  const pause = { version: 1 as const, name: 'Pause', description: '', levers: [{ lever: 'pause', start: 0, end: null, coverage: 1, strength: 1 }] };

  it('shares the past exactly, value by value, and differs after', async () => {
    const other = branched(scenario, pause, 12);
    expect(other.policies[0]!.start).toBe(12);
    let differ = 0;
    for (let index = 0; index < 5; index++) {
      const [a, b] = [scenario, other].map((each) => runToEnd(each, index, { record: { series: true, events: true } }));
      expect(pastOf(b!, 12)).toBe(pastOf(a!, 12));
      if (a!.hash !== b!.hash) differ++;
      // The check can fail: with the pause from the start the pasts differ.
      const early = runToEnd(branched(scenario, pause, 0), index, { record: { series: true, events: true } });
      expect(pastOf(early, 12)).not.toBe(pastOf(a!, 12));
    }
    expect(differ).toBeGreaterThan(0);
  });

  it('gives paired differences of policy minus baseline', async () => {
    const result = await branch({ scenario, at: 12, policies: [pause], runs: 6 }, ports());
    expect(result.past).toEqual({ runsCompared: 3, identical: true });
    const { differences, summary } = result.policies[0]!;
    expect(differences['timeToThreshold']!.pairs).toBe(6);
    expect(differences['harm']!.mean).toBeCloseTo(summary.outcomes.harm.mean! - result.baseline.outcomes.harm.mean!, 3);
    expect(result.partial).toBe(false);
  });

  it('knows levers that are over before the branch', () => {
    expect(overBefore({ levers: [{ lever: 'pause', start: 0, end: 12, coverage: 1, strength: 1 }] }, 12)).toHaveLength(1);
    expect(overBefore(pause, 12)).toHaveLength(0);
  });
});

describe('explain', () => {
  const long = shippedScenario('frontier');
  const record = runToEnd(long, 0, { record: { series: true, events: true } });

  it('tells what the same seed brings without an accident', () => {
    const accident = record.events!.find((event) => event.kind === 'accident')!;
    const { explanation, counterfactual } = explain(long, 0, accident.id);
    expect(explanation.event).toEqual(accident);
    const { incidents } = counterfactual!.outcomes as { incidents: { actual: number; without: number } };
    expect(incidents.actual).toBeGreaterThan(0);
    expect(counterfactual!.onlyActual.map((event) => event.id)).toContain(accident.id);
    const without = runToEnd(long, 0, { record: { series: false, events: true }, suppress: [accident.id] });
    expect(without.events!.some((event) => event.id === accident.id)).toBe(false);
  });

  it('gives a decision\'s game with which anyone can check the residual risk', () => {
    const decision = record.events!.filter((event) => event.kind === 'decision')[7]!;
    const { problem, solution, residualRisk, portfolios, labs } = problemOf(long, 0, decision.id);
    const lab = labs.indexOf(decision.entity);
    expect(solution.budgets[lab]).toBeCloseTo(decision.terms.find((term) => term.name === 'safety budget')!.value, 12);
    expect(residualRisk[lab]!.budgets).toHaveLength(1001);
    // Water-filling written out (model, section 2): y_k = c_k max(0, ln(l_k / (c_k mu))), ln rho = -g sum l_k (1 - exp(-y_k / c_k)).
    const { cost, reduction, technology } = problem.portfolios[problem.labs[lab]!.portfolio]!;
    for (const index of [0, 100, 400, 1000]) {
      const budget = residualRisk[lab]!.budgets[index]!;
      let [low, high] = [-60, 60];
      for (let n = 0; n < 200; n++) {
        const middle = (low + high) / 2;
        const spent = cost.reduce((sum, c, k) => sum + c * Math.max(0, Math.log(reduction[k]! / c) - middle), 0);
        if (spent > budget) low = middle;
        else high = middle;
      }
      const rho = Math.exp(-technology * cost.reduce((sum, c, k) => sum + reduction[k]! * (1 - Math.exp(-Math.max(0, Math.log(reduction[k]! / c) - high))), 0));
      expect(residualRisk[lab]!.residualRisk[index]).toBeCloseTo(rho, 10);
    }
    expect(portfolios[lab]!.reduce((sum, each) => sum + each, 0)).toBeCloseTo(solution.budgets[lab]!, 12);
    expect(JSON.parse(JSON.stringify(problem))).toEqual(problem);
  });

  it('names the nearest event where there is none of that id', () => {
    const first = record.events![0]!.id;
    expect(() => explain(long, 0, first.replace('decision', 'decison'))).toThrow(UnknownEvent);
    try {
      explain(long, 0, first.replace('decision', 'decison'));
    } catch (error) {
      expect((error as UnknownEvent).nearest).toBe(first);
    }
  });
});
