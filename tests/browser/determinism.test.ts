import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { runToEnd } from '../../src/engine/index.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import reference from '../core/math/reference.json' with { type: 'json' };
import { shippedForAYear, shippedScenario, shippedScenarios } from '../scenario-files.ts';
import { describeBrowser } from './harness.ts';
import type { MathFunctionName } from '../core/math/digest.ts';

const frontier = shippedScenario('frontier');

describeBrowser('the same bits in Chromium as in Node', (browser) => {
  const probe = (): Promise<Page> => browser.share('tests/browser/probe.html', (page) => page.waitForFunction(() => 'probe' in window));

  it.each(Object.entries(reference.digests))('%s', async (name, digest) => {
    const page = await probe();
    expect(await page.evaluate(([f, count]) => window.probe.mathDigest(f as MathFunctionName, count), [name, reference.count] as const)).toBe(digest);
  });

  it('run 1 of every shipped scenario', async () => {
    const page = await probe();
    const scenarios = shippedScenarios.map(shippedForAYear);
    const hashes = await page.evaluate(([bodies, solvers]) => window.probe.runHashes(bodies, 1, solvers), [scenarios, 1] as const);
    const named = (all: readonly string[]) => Object.fromEntries(shippedScenarios.map((name, index) => [name, all[index]]));
    expect(named(hashes)).toEqual(named(scenarios.map((scenario) => runToEnd(scenario, 1).hash)));
    expect(browser.problems).toEqual([]);
  });

  it.each([[1, 7], [2, 3], [4, 1]])('an ensemble on %i workers in blocks of %i', async (workers, blockSize) => {
    const expected = (await runEnsemble(createLocalPool(runToEnd), frontier, { runs: 16, paths: [], levels: [] })).hash;
    const page = await probe();
    expect(await page.evaluate(([body, w, b]) => window.probe.ensembleHash(body, 16, w, b), [frontier, workers, blockSize] as const)).toBe(expected);
    expect(browser.problems).toEqual([]);
  });
}, { folder: 'out/probe' });

describeBrowser('workers of a page', (browser) => {
  let page: Page;
  const open = async (): Promise<Page> => {
    page = await browser.open('tests/browser/probe.html');
    await page.waitForFunction(() => 'probe' in window);
    return page;
  };

  it('tell of a long run while it grows, without a gap', async () => {
    const long = shippedScenario('many-developers');
    const seen = await (await open()).evaluate((body) => window.probe.watch(body, 0), long);
    expect(seen.hash).toBe(runToEnd(long, 0).hash);
    expect(seen.sameAsRecord).toBe(true);
    expect(seen.rows.length).toBeGreaterThan(2);
    expect(seen.rows).toEqual([...seen.rows].sort((a, b) => a - b));
  });

  it('reject their calls readably when they crash, and are replaced', async () => {
    const outcome = await (await open()).evaluate((body) => window.probe.crash(body), frontier);
    expect(outcome.message).toMatch(/^WorkerLost: worker 1 stopped while computing runs 40-59 of '.+': .*out of memory, as it were; it has been replaced$/);
    expect(outcome.notices).toEqual([outcome.message.slice('WorkerLost: '.length)]);
    expect(outcome.after).toBe(20);
  });

  it('come from the page\'s own origin or not at all', async () => {
    expect(await (await open()).evaluate(() => window.probe.foreignWorker())).toMatch(/invalid worker address: https:\/\/example\.com/);
    expect(browser.problems).toEqual([]);
  });
}, { folder: 'out/probe' });
