import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createResponder } from '../../src/app/state/responder.ts';
import { createSession, seek, setLever, setNumber } from '../../src/app/state/session.ts';
import type { EnsembleResult } from '../../src/experiments/types.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import type { Scenario } from '../../src/model/settings.ts';
import type { GrowingRun } from '../../src/platform/workers/run-stream.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { fakeRun } from './fake-run.ts';

const pause = levers.find((lever) => lever.id === 'pause')!;
const rest = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A responder whose single runs are answered by hand. */
function setUp(labs = '') {
  const scenario = loadScenario(`version: 1\nname: Plain\nhorizonMonths: 10\n${labs}`);
  const session = createSession([{ id: 'plain', name: 'Plain' }], levers, 'plain', scenario);
  const asked: { scenario: Scenario; answer: (marker: number) => void; fail: (message: string) => void; stopped: boolean }[] = [];
  const ensembles: { scenario: Scenario; paths: readonly string[]; blockSize: number | undefined; aborted: () => boolean; finish: () => void }[] = [];
  let now = 0;
  const responder = createResponder(session, {
    single: (job) => {
      const stream = new Subject<GrowingRun>();
      const entry = {
        scenario: job.scenario, stopped: false,
        answer(marker: number) {
          const record = fakeRun([{ name: 'Aurora', columns: { capability: () => marker } }], 11);
          stream.next({ run: 0, month: 10, labs: ['Aurora'], rows: 11, width: record.series!.width, values: record.series!.values, events: [], record });
          stream.complete();
        },
        fail: (message: string) => stream.error(new Error(message)),
      };
      asked.push(entry);
      return stream;
    },
    ensemble: { size: 1, runBlock: rest as never, runSingle: rest as never, close: rest },
    runEnsemble: (_pool, of, options) => new Promise((resolve) => {
      ensembles.push({ scenario: of, paths: options.paths, blockSize: options.blockSize, aborted: () => options.signal?.aborted === true, finish: () => resolve({ scenario: of, runs: 200, bands: [], futures: { columns: options.paths } } as unknown as EnsembleResult) });
    }),
    now: () => now, slowMs: 20,
  });
  return { session, responder, asked, ensembles, pass: (ms: number) => (now += ms) };
}

describe('the answer to a lever', () => {
  it('asks for the reference first, then shows it as the current run too', async () => {
    const { session, responder, asked } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(1);
    await rest();
    expect(asked).toHaveLength(1);
    expect(session.reference.value).toBe(session.run.value);
    expect(session.month.value).toBe(10);
  });

  it('that keeps the user waiting is said to be slow until it shows something', async () => {
    const { session, responder, asked } = setUp();
    responder.request();
    await expect.poll(() => session.slow.value).toBe(true);
    asked[0]!.answer(1);
    await rest();
    expect(session.slow.value).toBe(false);
    setLever(session, pause, 0.2);
    responder.request();
    await expect.poll(() => session.slow.value).toBe(true);
    asked[1]!.fail('gone');
    await rest();
    expect(session.slow.value).toBe(false);
  });

  it('does not move a user who went somewhere before the first run was there', async () => {
    const { session, responder, asked } = setUp();
    responder.request();
    await rest();
    seek(session, 3);
    asked[0]!.answer(1);
    await rest();
    expect(session.month.value).toBe(3);
  });

  it('shows the newest setting last, whatever came in between, and keeps at most one run under way', async () => {
    const { session, responder, asked } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(0);
    await rest();
    for (const strength of [0.1, 0.2, 0.3, 0.4, 0.5]) {
      setLever(session, pause, strength);
      responder.request();
    }
    await rest();
    // The first setting is under way; of the four others only the newest waits.
    expect(asked.map((each) => each.scenario.policies[0]?.strength)).toEqual([undefined, 0.1]);
    asked[1]!.answer(0.111);
    await rest();
    expect(asked.map((each) => each.scenario.policies[0]?.strength)).toEqual([undefined, 0.1, 0.5]);
    asked[2]!.answer(0.555);
    await rest();
    expect(asked).toHaveLength(3);
    expect(session.run.value!.values.includes(0.555)).toBe(true);
  });

  it('stops a stale run that takes long', async () => {
    const { session, responder, asked, pass } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(0);
    await rest();
    setLever(session, pause, 0.1);
    responder.request();
    await rest();
    pass(1000);
    setLever(session, pause, 0.2);
    responder.request();
    await rest(20);
    expect(asked).toHaveLength(3);
    asked[1]!.answer(0.777);
    expect(session.run.value!.values.includes(0.777)).toBe(false);
  });

  it('runs the ensemble once the levers are still, and drops a stale one', async () => {
    const { session, responder, asked, ensembles } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(0);
    await rest(160);
    expect(ensembles).toHaveLength(1);
    setLever(session, pause, 0.5);
    responder.request();
    await rest();
    asked[1]!.answer(1);
    await rest(160);
    expect(ensembles[0]!.aborted()).toBe(true);
    ensembles[1]!.finish();
    await rest();
    expect(session.ensemble.value.result!.scenario).toBe(session.current.value);
    expect(session.referenceEnsemble.value.result).toBeNull();
  });

  it('counts the runs of a population one by one, without bands, and others by tens', async () => {
    for (const [labs, blockSize, banded] of [['', 10, true], ['labs: [{ name: Many, count: 13 }]\n', 1, false]] as const) {
      const { responder, asked, ensembles } = setUp(labs);
      responder.request();
      await rest();
      asked[0]!.answer(0);
      await rest(160);
      expect(ensembles[0]!.blockSize).toBe(blockSize);
      expect(ensembles[0]!.paths.length > 0).toBe(banded);
    }
  });

  it('computes the ensemble again, and not the run, where a chosen chart lacks its paths, and keeps the numbers meanwhile', async () => {
    const { session, responder, asked, ensembles } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(0);
    await rest(160);
    ensembles[0]!.finish();
    await rest();
    const before = session.result.value;
    session.charts.value = ['debt', 'budget'];
    responder.complete();
    await rest(160);
    expect(ensembles).toHaveLength(1);
    session.charts.value = ['debt', 'speed'];
    responder.complete();
    await rest(160);
    expect(asked).toHaveLength(1);
    expect(ensembles[1]!.paths).toContain('speed');
    expect(ensembles[0]!.paths).not.toContain('speed');
    expect(session.result.value).toBe(before);
    expect(session.ensemble.value.done).toBe(0);
    ensembles[1]!.finish();
    await rest();
    expect(session.ensemble.value.done).toBe(200);
    expect(session.result.value).not.toBe(before);
  });

  it('tells whose ensemble is there, and shows a setting seen before with its own at once', async () => {
    const { session, responder, asked, ensembles } = setUp();
    const answer = async (strength: number | null): Promise<void> => {
      if (strength !== null) setLever(session, pause, strength);
      responder.request();
      await rest();
      asked.at(-1)!.answer(strength ?? 0);
      await rest(160);
    };
    await answer(null);
    ensembles[0]!.finish();
    await rest();
    await answer(0.5);
    ensembles[1]!.finish();
    await rest();
    const half = session.ensemble.value.result;
    expect(half!.scenario).toBe(session.current.value);
    setLever(session, pause, 0);
    responder.request();
    // The old line still stands, with its own ensemble.
    expect(session.ensemble.value.of).not.toBe(session.current.value);
    await rest();
    const shown: unknown[] = [];
    session.run.subscribe(() => shown.push(session.ensemble.peek().result?.scenario));
    asked.at(-1)!.answer(0);
    expect(shown).toEqual([half!.scenario, session.shipped.value]);
    expect(session.ensemble.value).toMatchObject({ of: session.current.value, done: 200 });
    expect(ensembles).toHaveLength(2);
  });

  it('asks once more after a lost worker and reports the second failure', async () => {
    const { session, responder, asked } = setUp();
    responder.request();
    await rest();
    asked[0]!.fail('worker 1 stopped');
    await rest();
    expect(asked).toHaveLength(2);
    expect(session.fault.value).toBeNull();
    asked[1]!.fail('worker 1 stopped again');
    await rest();
    expect(session.fault.value).toEqual({ message: 'worker 1 stopped again', recovered: false });
  });

  it('computes my baseline after the run that is waited for, and takes it from the cache while the assumptions stay', async () => {
    const { session, responder, asked } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(0);
    await rest();
    expect(session.baseline.value).toBe(session.reference.value);
    setNumber(session, 'race.decisiveness', 6);
    responder.request();
    await rest();
    asked[1]!.answer(0.6);
    await rest();
    expect(session.baseline.value, 'an assumption alone moves both').toBe(session.run.value);
    setLever(session, pause, 0.5);
    responder.request();
    await rest();
    asked[2]!.answer(0.65);
    await rest();
    expect(asked.map((each) => [each.scenario.race.decisiveness, each.scenario.policies.length])).toEqual([[3, 0], [6, 0], [6, 1]]);
    expect(session.baseline.value!.values.includes(0.6)).toBe(true);
    // Another assumption under the policy: the current run first, then the baseline.
    setNumber(session, 'race.decisiveness', 7);
    responder.request();
    await rest();
    asked[3]!.answer(0.75);
    await rest();
    expect(asked[4]!.scenario).toBe(session.baselineScenario.value);
    asked[4]!.answer(0.7);
    await rest();
    expect([session.run.value!.values.includes(0.75), session.baseline.value!.values.includes(0.7)]).toEqual([true, true]);
  });

  it('answers a lever that moves while the baseline is computed, and does not wait for that', async () => {
    const { session, responder, asked } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(0);
    await rest();
    setLever(session, pause, 0.5);
    setNumber(session, 'race.decisiveness', 6);
    responder.request();
    await rest();
    asked[1]!.answer(0.6);
    await rest();
    expect(asked[2]!.scenario, 'the baseline').toBe(session.baselineScenario.value);
    // Two more moves of an assumption: one met by the end of that run, one while its successor is under way.
    setNumber(session, 'race.decisiveness', 7);
    responder.request();
    asked[2]!.answer(0.61);
    await rest();
    expect(asked[3]?.scenario).toBe(session.current.value);
    asked[3]!.answer(0.7);
    await rest();
    expect(asked[4]!.scenario).toBe(session.baselineScenario.value);
    setNumber(session, 'race.decisiveness', 8);
    responder.request();
    await rest(5);
    expect(asked[5]?.scenario, 'without an answer to the fifth').toBe(session.current.value);
    asked[5]!.answer(0.8);
    await rest();
    asked[6]!.answer(0.81);
    await rest();
    expect([session.run.value!.values.includes(0.8), session.baseline.value!.values.includes(0.81)]).toEqual([true, true]);
  });

  it('goes on to the ensembles of the baseline, the reference and the policies alone, each once', async () => {
    const { session, responder, asked, ensembles } = setUp();
    responder.request();
    await rest();
    asked[0]!.answer(0);
    await rest(160);
    ensembles[0]!.finish();
    await rest();
    setNumber(session, 'race.decisiveness', 6);
    setLever(session, pause, 0.5);
    responder.request();
    await rest();
    asked[1]!.answer(0.65);
    await rest();
    asked[2]!.answer(0.6);
    await rest(160);
    for (const at of [1, 2, 3]) {
      ensembles[at]!.finish();
      await rest(20);
    }
    expect(ensembles.map(({ scenario }) => [scenario.race.decisiveness, scenario.policies.length])).toEqual([[3, 0], [6, 1], [6, 0], [3, 1]]);
    expect(session.ensemble.value.of).toBe(session.current.value);
    expect([session.baselineEnsemble.value.of, session.policiesEnsemble.value.of, session.referenceEnsemble.value.of]).toEqual([session.baselineScenario.value, session.policiesScenario.value, session.shipped.value]);
    expect(session.referenceEnsemble.value.done).toBe(200);
  });
});
