import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { describeBrowser } from './harness.ts';
import { fewRuns, settled, testPage, type State } from './page.ts';
import { readPng } from './pixels.ts';

const cli = (args: readonly string[]): { hash: string } =>
  JSON.parse(execFileSync(process.execPath, [join(packageFolder(), 'dist-node/cli.js'), ...args, '--json', '--quiet'], { encoding: 'utf8', maxBuffer: 1 << 26 })) as { hash: string };

async function download(page: Page, id: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-testid=save-${id}]`)]);
  return readFileSync(await file.path());
}

/** The page with two levers moved, all runs there, and the dialog open. */
async function opened(page: Page): Promise<void> {
  await settled(page);
  await page.fill('[data-testid=number-pause]', '0.3');
  await page.fill('[data-testid=number-treaty]', '0.4');
  await page.press('[data-testid=number-treaty]', 'Tab');
  await page.waitForFunction(() => window.labRace.scenario.policies.length === 2);
  await expect.poll(
    () => page.evaluate(async () => window.labRace.hash === (await window.labRace.runHash(JSON.stringify(window.labRace.scenario), 0))), { timeout: 120_000, interval: 200 },
  ).toBe(true);
  await settled(page);
  await page.click('[data-testid=share]');
  await page.waitForSelector('[data-testid=share-dialog][open]');
}

describeBrowser('what leaves the page', (tools) => {
  it('is reproduced by the command line, from the scenario file and from the printed command', async () => {
    const page = await tools.share(testPage, opened);
    const { hash } = ((await page.evaluate(() => window.labRace.state)) as State).ensemble;
    const folder = mkdtempSync(join(tmpdir(), 'lab-race-files-'));
    try {
      const file = join(folder, 'scenario.json');
      writeFileSync(file, await download(page, 'scenario'));
      expect(cli(['run', file, '--runs', String(fewRuns)]).hash).toBe(hash);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const command = await page.inputValue('[data-testid=share-command]');
    // A shell takes the words apart, as for whoever pastes it.
    const words = execFileSync('sh', ['-c', `for word in ${command.replace(/^npx lab-race /, '')}; do printf '%s\\n' "$word"; done`], { encoding: 'utf8' }).trimEnd().split('\n');
    await tools.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(tools.address).origin });
    for (const what of ['command', 'link']) {
      await page.click(`[data-testid=copy-${what}]`);
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), { timeout: 60_000 }).toBe(await page.inputValue(`[data-testid=share-${what}]`));
    }
    expect(words.slice(0, 2)).toEqual(['run', 'frontier']);
    expect(cli(words).hash).toBe(hash);
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('holds the numbers of the screen: series as CSV', async () => {
    const page = await tools.share(testPage, opened);
    const rows = (await download(page, 'csv')).toString('utf8').trimEnd().split('\r\n').map((line) => line.split(','));
    const series = (await page.evaluate(() => window.labRace.series))!;
    expect(rows[0]).toEqual(['model', 'scenario', 'seed', 'run', 'month', 'lab', 'budget', 'residualRisk', 'capability']);
    expect(rows.length).toBeGreaterThan(50);
    const value = (row: number, lab: number, name: (typeof labColumns)[number]): number => series.values[row * series.width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(name)]!;
    for (const [model, scenario, seed, run, month, lab, budget, risk, capability] of rows.slice(1)) {
      expect([model, scenario, seed, run]).toEqual(['0.1.0', 'Frontier', 'frontier', '0']);
      const index = series.labs.indexOf(lab!);
      const row = Number(month);
      expect(Number(capability)).toBe(value(row, index, 'capability'));
      if (budget === '') expect(value(row, index, 'abstains')).toBe(1);
      else expect([Number(budget), Number(risk)]).toEqual([value(row, index, 'budget'), value(row, index, 'residualRisk')]);
    }
  });

  it('is a picture with its caption burnt in', async () => {
    const page = await tools.share(testPage, opened);
    const { width, height, at } = readPng(await download(page, 'png'));
    const colours = (from: number, to: number): number => {
      const seen = new Set<string>();
      for (let y = from; y < to; y++) for (let x = 0; x < width; x++) seen.add(at(x, y).join());
      return seen.size;
    };
    // Words are smoothed at their edges: many shades; an empty band has one.
    expect(colours(12, 34)).toBeGreaterThan(20);
    expect(colours(36, 56)).toBeGreaterThan(10);
    expect(colours(height - 24, height - 6)).toBeGreaterThan(10);
    expect(colours(62, height - 30)).toBeGreaterThan(50);
    expect(colours(0, 8)).toBe(1);
  });

  it('is a link that opens the same screen', async () => {
    const page = await tools.share(testPage, opened);
    const [address, scenario] = [await page.inputValue('[data-testid=share-link]'), await page.evaluate(() => JSON.stringify(window.labRace.scenario))];
    expect(address.length).toBeLessThan(2000);
    const other = await tools.open(`${testPage}${new URL(address).hash}`);
    await other.waitForFunction((wanted) => JSON.stringify(window.labRace?.scenario) === wanted, scenario, { timeout: 120_000 });
  });

  it('lists what was changed, old and new, and reverts it', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    expect(await page.locator('[data-testid=changes]').count()).toBe(0);
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.fill('[data-testid=number-treaty]', '0.4');
    expect(await page.textContent('[data-testid=change-pause]')).toContain('off → 0.3');
    expect(await page.locator('[data-testid=changes] li').count()).toBe(2);
    await page.click('[data-testid=revert-pause]');
    expect(await page.locator('[data-testid=changes] li').count()).toBe(1);
    expect(await page.evaluate(() => window.labRace.scenario.policies.map((policy) => policy.lever))).toEqual(['treaty']);
  });
});
