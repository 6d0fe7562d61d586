import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { describeBrowser } from './harness.ts';
import { ready, settled, testPage, type State } from './page.ts';

const runs = 30;
const base = mkdtempSync(join(tmpdir(), 'lab-race-results-'));
const folder = join(base, 'results');
const state = (page: Page) => page.evaluate(() => window.labRace.state) as Promise<State>;
const open = async (page: Page, where: string): Promise<void> => {
  await page.click('[data-testid=places]');
  await page.waitForSelector('[data-testid=places-dialog][open]');
  await page.setInputFiles('[data-testid=open-results-field]', where);
};

describeBrowser('a folder of results in the page', (tools) => {
  beforeAll(() => {
    execFileSync(process.execPath, [join(packageFolder(), 'dist-node/cli.js'), 'run', 'duopoly', '--runs', String(runs), '--out', folder, '--quiet'], { stdio: 'ignore' });
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('is shown as recorded: its numbers, its runs one by one, each the same to the last bit when computed here', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await open(page, folder);
    await page.waitForSelector('[data-testid=results-bar]');
    await page.waitForFunction((count) => (window.labRace.state as State).ensemble.runs === count, runs, { timeout: 120_000 });
    const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as { hash: string; catastropheProbability: { count: number } };
    expect((await state(page)).ensemble.hash).toBe(summary.hash);
    expect(await page.textContent('[data-testid=outcome-catastrophe] .big')).toBe(`${summary.catastropheProbability.count} of ${runs} runs`);
    expect(await page.textContent('[data-testid=results-bar]')).toContain(`${runs} runs of Duopoly`);
    // Independent of the reader: the lines of the file itself.
    const events = readFileSync(join(folder, 'events.ndjson'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { run: number; id: string });
    for (const run of [0, 7, runs - 1]) {
      await page.fill('[data-testid=run-number]', String(run));
      await page.press('[data-testid=run-number]', 'Enter');
      await page.waitForFunction((id) => window.labRace.events.at(-1)?.id === id && window.labRace.events.at(-1)?.run !== undefined, events.filter((event) => event.run === run).at(-1)!.id);
      await page.waitForFunction((index) => window.labRace.events[0]!.run === index, run);
      expect(await page.evaluate(() => window.labRace.events.map((event) => event.id))).toEqual(events.filter((event) => event.run === run).map((event) => event.id));
      await page.click('[data-testid=verify-run]');
      await page.waitForFunction(() => document.querySelector('[data-testid=results-notes]')?.textContent?.includes('to the last bit'), null, { timeout: 120_000 });
      // The series too, value by value, against the one that the page computes.
      const recorded = await page.evaluate(() => window.labRace.hash);
      expect(await page.evaluate((index) => window.labRace.runHash(JSON.stringify(window.labRace.scenario), index), run)).toBe(recorded);
    }
    await page.click('[data-testid=close-results]');
    await settled(page);
    expect(await page.locator('[data-testid=results-bar]').count()).toBe(0);
    expect(tools.problems).toEqual([]);
  });

  it('says what is wrong with one that was changed or is not whole', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const broken = mkdtempSync(join(base, 'broken-'));
    for (const name of ['scenario.json', 'runs.parquet', 'summary.json']) writeFileSync(join(broken, name), readFileSync(join(folder, name)));
    await open(page, broken);
    await page.waitForSelector('[data-testid=file-problem]');
    expect(await page.textContent('[data-testid=file-problem]')).toContain('series.parquet is missing');
    writeFileSync(join(broken, 'series.parquet'), 'no parquet');
    writeFileSync(join(broken, 'events.ndjson'), readFileSync(join(folder, 'events.ndjson')));
    await page.setInputFiles('[data-testid=open-results-field]', broken);
    await page.waitForFunction(() => document.querySelector('[data-testid=file-problem]')?.textContent?.includes('not a Parquet file'));
    expect(await page.evaluate(() => window.labRace.scenario.name)).toBe('Frontier');
    // A hash that does not belong to the runs.
    const summary = readFileSync(join(folder, 'summary.json'), 'utf8');
    writeFileSync(join(broken, 'series.parquet'), readFileSync(join(folder, 'series.parquet')));
    writeFileSync(join(broken, 'summary.json'), summary.replace(/"hash": "\w{8}/, '"hash": "00000000'));
    await page.setInputFiles('[data-testid=open-results-field]', broken);
    await page.waitForSelector('[data-testid=results-bar]');
    expect(await page.textContent('[data-testid=results-notes]')).toContain('a file was changed');
  });
});
