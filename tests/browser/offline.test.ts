import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { describeBrowser } from './harness.ts';
import { ready, testPage } from './page.ts';

// A copy of the built page, so that a later build can be put in its place.
const folder = mkdtempSync(join(tmpdir(), 'lab-race-offline-'));
/** Until the worker that keeps the page is in charge. */
const stored = (page: Page) => page.evaluate(async () => {
  for (let tries = 0; tries < 240; tries++) {
    if ((await navigator.serviceWorker.getRegistration())?.active?.state === 'activated') return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the page was not stored within a minute');
});
const caches = (page: Page) => page.evaluate(async () => Promise.all((await window.caches.keys()).map(async (name) => ({ name, files: (await (await window.caches.open(name)).keys()).map((request) => new URL(request.url).pathname) }))));

describeBrowser('the page without a network', (tools) => {
  cpSync(join(packageFolder(), 'dist'), folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('works after its first load: reloads, runs, opens another scenario and the dialogs, asking nobody', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const hash = await page.evaluate(() => window.labRace.hash);
    await stored(page);
    // Everything that the build consists of is kept, in one place.
    const [kept, ...others] = await caches(page);
    expect(others).toEqual([]);
    const build = JSON.parse(/^self\.labRaceBuild=(.*);\n/.exec(readFileSync(join(folder, 'service-worker.js'), 'utf8'))![1]!) as { files: string[] };
    expect(kept!.files.map((path) => path.slice(1)).sort()).toEqual([...build.files].sort());
    expect(build.files.length).toBeGreaterThan(20);

    await tools.context.setOffline(true);
    try {
      await page.reload();
      await ready(page);
      expect(await page.evaluate(() => window.labRace.hash)).toBe(hash);
      await page.selectOption('[data-testid=scenario]', 'duopoly');
      await page.waitForFunction(() => window.labRace.scenario.name === 'Duopoly' && window.labRace.hash);
      await page.click('[data-testid=share]');
      await page.waitForSelector('[data-testid=share-dialog][open]');
    } finally {
      await tools.context.setOffline(false);
    }
    expect(tools.problems).toEqual([]);
  });

  it('keeps a later build whole beside the one shown, says so, and never reloads by itself', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await stored(page);
    await page.waitForTimeout(3500);
    expect(await page.locator('[data-testid=link-notice]').count()).toBe(0);
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    // The later build: its page asks for a script of another name, as any change of the program makes it.
    const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const script = /assets\/(index-[\w-]+\.js)/.exec(html)![1]!;
    cpSync(join(folder, 'assets', script), join(folder, 'assets', 'index-laterone.js'));
    writeFileSync(join(folder, 'index.html'), html.replaceAll(script, 'index-laterone.js').replace('<title>Lab Race', '<title>Later Lab Race'));
    writeFileSync(join(folder, 'service-worker.js'), worker.replaceAll(script, 'index-laterone.js').replace(/"version":"\w+"/, '"version":"later"'));
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found!.update()));
    await page.waitForSelector('[data-testid=link-notice]', { timeout: 120_000 });
    expect(await page.textContent('[data-testid=link-notice]')).toContain('newer version');
    expect(await page.evaluate(() => (window as unknown as { sameDocument?: boolean }).sameDocument)).toBe(true);
    const both = await caches(page);
    expect(both.length).toBe(2);
    expect(both.find(({ name }) => name.endsWith('later'))!.files).toContain('/assets/index-laterone.js');
    // Opened again it is the later build, and has nothing more to say.
    await page.reload();
    await ready(page);
    expect(await page.title()).toBe('Later Lab Race');
    await page.waitForTimeout(3500);
    expect(await page.locator('[data-testid=link-notice]').count()).toBe(0);
    expect(tools.problems).toEqual([]);
  });

  it('can be installed: its manifest has a name, an address and icons that are there', async () => {
    const page = await tools.open(testPage);
    const devtools = await tools.context.newCDPSession(page);
    await ready(page);
    await stored(page);
    const { errors, data } = (await devtools.send('Page.getAppManifest')) as { errors: unknown[]; data: string };
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data) as { icons: { src: string; sizes: string; purpose: string }[] };
    expect(manifest.icons.map((icon) => icon.purpose)).toContain('maskable');
    for (const { src, sizes } of manifest.icons.filter((icon) => icon.sizes !== 'any')) {
      const png = Buffer.from(await (await fetch(new URL(src, tools.address))).arrayBuffer());
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
    }
    expect(((await devtools.send('Page.getInstallabilityErrors')) as { installabilityErrors: unknown[] }).installabilityErrors).toEqual([]);
  });
}, { offline: true, folder });
